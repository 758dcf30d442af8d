"""Starts the one server process: uvicorn with small frames, no log of who asked, and a quick end."""

import errno
import resource
import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import uvicorn

from frirum.config.crossing import Crossing
from frirum.config.wire import Wire

LARGEST_FRAME = 16 * 1024  # bytes (WS3)
PING_SECONDS = 20.0  # WS7
GRACE_SECONDS = 3  # open streams would hold the end back for ever
# How long one thread may hold the interpreter while another waits: with Python's 5 ms the writer, who lets go of it in
# every statement, waited for the loop most of the time.
SWITCH_SECONDS = 0.0005
LOCALHOST = ("127.0.0.1", "::1")


class CannotListen(Exception):
    """The address cannot be listened on; the text is one sentence for the person who started us."""


class House(uvicorn.Server):
    """The server, which tells once it answers."""

    def __init__(self, config: uvicorn.Config, tell: Callable[[], None]) -> None:
        super().__init__(config)
        self.tell = tell

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Open the lines, then tell."""
        await super().startup(sockets=sockets)
        if self.started:
            self.tell()


def listen(hosts: Sequence[str], port: int) -> list[socket.socket]:
    """Listen on `port` of every host that this machine has; raises CannotListen."""
    sockets: list[socket.socket] = []
    for host in hosts:
        try:
            sockets.append(_listening(host, sockets[0].getsockname()[1] if sockets and not port else port))
        except OSError as error:
            if host == "::1" and error.errno in {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}:
                continue
            for taken in sockets:
                taken.close()
            raise CannotListen(_why_not(error, host, port)) from None
    return sockets


def serve(
    application: Any,
    *,
    sockets: list[socket.socket] | None = None,
    socket_file: Path | None = None,
    tell: Callable[[], None],
) -> int:
    """Serve until told to stop, then end within GRACE_SECONDS; the answer is the exit code."""
    _raise_the_ceiling()
    sys.setswitchinterval(SWITCH_SECONDS)
    house = House(configuration(application, socket_file), tell)
    house.run(sockets=sockets)
    return 0 if house.started else 3


def configuration(application: Any, socket_file: Path | None = None) -> uvicorn.Config:
    """How the server is set up; the tests' house is set up the same."""
    return uvicorn.Config(
        application,
        uds=str(socket_file) if socket_file else None,
        loop="uvloop",
        http=Crossing,
        ws=Wire,
        ws_max_size=LARGEST_FRAME,
        ws_ping_interval=PING_SECONDS,
        ws_ping_timeout=PING_SECONDS,
        # On, it costs 65 to 130 KiB a connection, and sizes would tell what is inside (WS4).
        ws_per_message_deflate=False,
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        # Our own TrustedProxy does this, without keeping addresses.
        proxy_headers=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            listening.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        listening.bind((host, port))
        listening.listen(2048)
    except OSError:
        listening.close()
        raise
    return listening


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is taken: stop what uses it, or choose another with --port."
    if error.errno == errno.EACCES:
        return f"port {port} needs more rights than we have: choose one above 1023 with --port."
    return f"we cannot listen on {host}, port {port}: {error.strerror or error}."


def _raise_the_ceiling() -> None:
    # Each live line is an open file; the usual ceiling of 1,024 would turn people away.
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
