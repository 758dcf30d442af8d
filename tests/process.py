"""Starts Frirum as a process of its own, the way the person who runs it does."""

import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

SLOWEST_START_S = 120  # a second by itself; a machine may do ten things at once
FRIRUM = [sys.executable, "-m", "frirum.config"]
SECRET = "q7Yc0m-6nV3sT9xZ2kLr8WbE4hJ1dF5gA_uPiOyRtNvMwQzXeKsB"


@dataclass
class Process:
    """A running Frirum: its words line by line, and where it answers."""

    popen: subprocess.Popen[str]
    out: list[str] = field(default_factory=list)
    err: list[str] = field(default_factory=list)
    ready: threading.Event = field(default_factory=threading.Event)
    readers: list[threading.Thread] = field(default_factory=list)

    @property
    def address(self) -> str:
        return next(line.split()[1] for line in self.out if line.startswith("ready "))

    @property
    def links(self) -> dict[str, str]:
        """What a demo tells after `ready`: words and addresses."""
        rows = [re.fullmatch(r" +(\S.*?) {2,}(\S+)", line) for line in self.out[1:]]
        return {row[1]: row[2] for row in rows if row}

    def listen(self) -> None:
        def read(stream: object, lines: list[str]) -> None:
            for line in stream:  # type: ignore[attr-defined]
                lines.append(line.rstrip("\n"))
                if line.startswith("ready "):
                    self.ready.set()
            self.ready.set()

        for stream, lines in ((self.popen.stdout, self.out), (self.popen.stderr, self.err)):
            self.readers.append(threading.Thread(target=read, args=(stream, lines), daemon=True))
            self.readers[-1].start()

    def end(self) -> None:
        """Ask it to stop, and hear it out."""
        if self.popen.poll() is None:
            self.popen.terminate()
        self.popen.wait(10)
        for reader in self.readers:
            reader.join(5)
        for stream in (self.popen.stdout, self.popen.stderr):
            if stream:
                stream.close()


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """A production's settings, and nothing else that this machine happens to have set."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {
        **kept,
        "FRIRUM_SECRET_KEY": SECRET,
        "FRIRUM_HOSTS": "localhost,127.0.0.1",
        "FRIRUM_DATA": str(folder),
        **settings,
    }


@contextmanager
def running(*words: str, settings: dict[str, str]) -> Iterator[Process]:
    """Start it, wait until it is ready (or has ended), end it."""
    popen = subprocess.Popen(
        [*FRIRUM, *words], env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1
    )
    process = Process(popen)
    process.listen()
    try:
        assert process.ready.wait(SLOWEST_START_S), process.err
        yield process
    finally:
        process.end()


def ended(*words: str, settings: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Start it when it is expected to end by itself."""
    return subprocess.run(
        [*FRIRUM, *words], env=settings, capture_output=True, text=True, timeout=SLOWEST_START_S, check=False
    )


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
