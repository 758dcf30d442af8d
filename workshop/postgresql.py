"""A PostgreSQL for one run of the tests: in a folder of its own, on a socket file only, forgotten afterwards."""

import os
import pwd
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from workshop.said import heard, stop, system_packages

OLDEST = 15
PORT = 5432  # part of the socket file's name only
# Tests lose nothing by a crash; without waiting for the disk they are ten times as fast.
SWIFT = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses=''"


def programs() -> Path | None:
    """The folder of initdb and pg_ctl, the newest that is new enough."""
    folders = [*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/opt/homebrew/opt").glob("postgresql@*/bin")]
    if found := shutil.which("initdb"):
        folders.append(Path(found).parent)
    fitting = [(version, folder) for folder in folders if (version := _version(folder)) >= OLDEST]
    return max(fitting)[1] if fitting else None


@contextmanager
def running() -> Iterator[str]:
    """Start a server and give its address; stops with a sentence when none can be had."""
    folder = programs() or (programs() if system_packages("postgresql") else None)
    if folder is None:
        stop(f"The tests need PostgreSQL {OLDEST} or newer: install it (Debian: apt-get install postgresql).")
        return
    place = Path(tempfile.mkdtemp(prefix="frirum-pg-"))
    try:
        yield from _serve(folder, place)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _serve(programs: Path, place: Path) -> Iterator[str]:
    as_owner = _as_owner(place)
    data = place / "data"
    _must([*as_owner, str(programs / "initdb"), "-D", str(data), "-U", "frirum", "-A", "trust", "-E", "UTF8", "-N"])
    options = f"{SWIFT} -c port={PORT} -c unix_socket_directories='{place}'"
    control = [*as_owner, str(programs / "pg_ctl"), "-D", str(data), "-w"]
    _must([*control, "-o", options, "-l", str(place / "log"), "start"])
    try:
        yield f"postgresql://frirum@/postgres?host={quote(str(place), safe='')}"
    finally:
        heard([*control, "-m", "immediate", "stop"])


def _as_owner(place: Path) -> list[str]:
    # PostgreSQL refuses to run as root.
    if os.geteuid() != 0:
        return []
    try:
        owner = pwd.getpwnam("postgres")
    except KeyError:
        owner = pwd.getpwnam("nobody")
    os.chown(place, owner.pw_uid, owner.pw_gid)
    return ["setpriv", f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups"]


def _must(command: list[str]) -> None:
    code, words = heard(command)
    if code:
        stop(f"PostgreSQL did not start:\n{words}")


def _version(folder: Path) -> int:
    if not (folder / "initdb").is_file() or not (folder / "pg_ctl").is_file():
        return 0
    code, words = heard([str(folder / "initdb"), "--version"])
    return int(words.split()[-1].split(".")[0]) if code == 0 and words.split()[-1][:1].isdigit() else _number(words)


def _number(words: str) -> int:
    numbers = [word.split(".")[0] for word in words.split() if word[:1].isdigit()]
    return int(numbers[0]) if numbers and numbers[0].isdigit() else 0
