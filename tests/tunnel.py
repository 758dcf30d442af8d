"""A tunnel between a browser and the house, which can be cut and mended, as when a train goes under ground."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

CHUNK = 65_536


class Tunnel:
    """Bytes go both ways until it is cut; while it is cut, nobody is let in."""

    def __init__(self, house: str) -> None:
        at = urlsplit(house)
        self._there = (at.hostname or "", at.port or 80)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._whole = True
        self.address = f"http://localhost:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._admit, name="tunnel", daemon=True).start()

    def cut(self) -> None:
        """Every line through it breaks, and no new one opens."""
        self._whole = False
        self._break()

    def mend(self) -> None:
        """New lines go through again."""
        self._whole = True

    def close(self) -> None:
        """Tear it down."""
        self._listening.close()
        self._break()

    def _break(self) -> None:
        lines, self._open = self._open, []
        for line in lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()

    def _admit(self) -> None:
        with suppress(OSError):
            while True:
                here, _from = self._listening.accept()
                if not self._whole:
                    here.close()
                    continue
                there = socket.create_connection(self._there)
                self._open += [here, there]
                for one, other in ((here, there), (there, here)):
                    threading.Thread(target=_pour, args=(one, other), daemon=True).start()


def _pour(out: socket.socket, into: socket.socket) -> None:
    with suppress(OSError):
        while some := out.recv(CHUNK):
            into.sendall(some)
    with suppress(OSError):
        into.shutdown(socket.SHUT_WR)


@contextmanager
def tunnel(house: str) -> Iterator[Tunnel]:
    """A tunnel to the house at this address."""
    dug = Tunnel(house)
    try:
        yield dug
    finally:
        dug.close()
