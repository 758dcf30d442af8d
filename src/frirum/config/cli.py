"""The command `frirum`: serve, demo, admin."""

import argparse
import os
import sys
from pathlib import Path

from frirum.config.environ import SettingRefused
from frirum.config.waking import undisturbed

HELP = """frirum serve [--host H] [--port N] [--socket FILE]   answer visitors and volunteers (settings: FRIRUM_*)
frirum demo  [--port N] [--data DIR] [--fresh]       try it on this machine
frirum admin …                                       look after an installation"""


def main(argv: list[str] | None = None) -> int:
    """Carry out one command; trouble is one clear sentence on standard error and an exit code other than 0."""
    words = sys.argv[1:] if argv is None else argv
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frirum.config.settings")
    commands = {"serve": _serve, "demo": _demo, "admin": _admin}
    if not words or words[0] not in commands:
        print(HELP, file=sys.stdout if words[:1] in (["--help"], ["-h"]) else sys.stderr)
        return 0 if words[:1] in (["--help"], ["-h"]) else 2
    with undisturbed():
        from frirum.config.serve import CannotListen

    try:
        return commands[words[0]](words[1:])
    except (SettingRefused, CannotListen) as refused:
        print(f"Frirum does not start: {refused}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _serve(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="frirum serve", description="Answer visitors and volunteers.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port (8000)")
    parser.add_argument(
        "--socket", type=Path, default=None, help="a socket file instead of a port, for an onion service"
    )
    asked = parser.parse_args(argv)
    from frirum.config import serve

    sockets = None if asked.socket else serve.listen([asked.host], asked.port)
    if asked.socket and not os.access(asked.socket.parent, os.W_OK):
        raise serve.CannotListen(f"the socket file {asked.socket} cannot be made.")
    with undisturbed():
        from django.conf import settings

        from frirum.config import asgi, tables
        from frirum.config.folder import hold

    with hold(settings.FRIRUM_DATA):
        if not tables.make_ready():
            raise SettingRefused("the tables are not up to date: run “frirum admin migrate” first.")
        where = str(asked.socket) if sockets is None else "http://{}:{}".format(*sockets[0].getsockname()[:2])
        return serve.serve(
            asgi.application,
            sockets=sockets,
            socket_file=asked.socket,
            tell=lambda: print(f"ready {where}", flush=True),
        )


def _demo(argv: list[str]) -> int:
    from frirum.config.demo import demo

    return demo(argv)


def _admin(argv: list[str]) -> int:
    from frirum.config.admin import admin

    return admin(argv)
