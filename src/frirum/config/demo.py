"""`frirum demo`: one command, one port, a small organisation to try; its data is kept until `--fresh`."""

import argparse
import os
import shutil
import sys
import threading
from pathlib import Path

from frirum.config.environ import SettingRefused
from frirum.config.folder import hold, ready_folder
from frirum.config.waking import undisturbed

MARK = "demo"  # a file that says: this folder is a demo's, and may be emptied
LOADED = "loaded"
OURS = ("office.sqlite3", "live.sqlite3", "secret", "tables", "static", LOADED)
# A demo is itself: nothing of a real installation's settings may leak into it.
FORGOTTEN = (
    "FRIRUM_SECRET_KEY",
    "FRIRUM_HOSTS",
    "FRIRUM_VISITOR_HOST",
    "FRIRUM_DESK_HOST",
    "FRIRUM_DATABASE_URL",
    "FRIRUM_LIVE_URL",
    "FRIRUM_TRUSTED_PROXY",
    "FRIRUM_MAIL_URL",
)


def default_folder() -> Path:
    """Where a demo keeps its data when nobody says otherwise."""
    home = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(home).expanduser() / "frirum" / "demo"


def demo(argv: list[str]) -> int:
    """Start a demo and serve it until told to stop; raises SettingRefused and CannotListen."""
    asked = _asked(argv)
    folder = _demo_folder(asked.data.expanduser().resolve())
    for name in FORGOTTEN:
        os.environ.pop(name, None)
    os.environ.update(FRIRUM_MODE="demo", FRIRUM_DATA=str(folder))

    with undisturbed():
        from frirum.config.serve import LOCALHOST, listen, serve

    # Before anything is changed on disk: a busy port is told at once, and so is another demo in this folder.
    sockets = listen(LOCALHOST, asked.port)
    held = hold(folder)
    if asked.fresh:
        _empty(folder)
    base = f"http://localhost:{sockets[0].getsockname()[1]}"

    with undisturbed():
        from frirum.config import asgi

    _prepare(folder)
    with held:
        return serve(asgi.application, sockets=sockets, tell=lambda: _tell_ready(base))


def _asked(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="frirum demo", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="port on this machine (8000); 0 takes a free one")
    parser.add_argument("--data", type=Path, default=default_folder(), help="folder that keeps the demo's data")
    parser.add_argument("--fresh", action="store_true", help="forget what an earlier demo kept")
    return parser.parse_args(argv)


def _demo_folder(folder: Path) -> Path:
    ready_folder(folder)
    mark = folder / MARK
    if not mark.exists():
        if any((folder / name).exists() for name in OURS):
            raise SettingRefused(f"the folder {folder} holds another installation: choose one with --data.")
        mark.write_text("This folder holds a demo of Frirum; it may be deleted.\n", encoding="utf-8")
    return folder


def _empty(folder: Path) -> None:
    for name in OURS:
        for file in [folder / name, folder / f"{name}-wal", folder / f"{name}-shm"]:
            if file.is_dir():
                shutil.rmtree(file)
            else:
                file.unlink(missing_ok=True)


def _prepare(folder: Path) -> None:
    from frirum import clock
    from frirum.config import demo_content, tables

    loaded = folder / LOADED
    if not loaded.exists():
        print("Making a small organisation to try; a few seconds ...", file=sys.stderr, flush=True)
    tables.make_ready()
    if not loaded.exists():
        demo_content.load(now=clock.now())
        loaded.touch()


def _tell_ready(base: str) -> None:
    # The links are read in a thread of their own: the stores may not be asked from the event loop's.
    def tell() -> None:
        from frirum import clock
        from frirum.config import demo_content

        lines = [f"  {words:<28} {address}" for words, address in demo_content.links(base, now=clock.now())]
        print("\n".join([f"ready {base}", *lines]), file=sys.stdout, flush=True)

    threading.Thread(target=tell, name="ready").start()
