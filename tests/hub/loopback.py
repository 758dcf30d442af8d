"""A small proxy on the loopback between a tab and the house, which can stop passing one direction on."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Loopback:
    """Passes bytes both ways; `up` and `down` say whether that way is open. What is held back is lost, as in a tunnel."""

    def __init__(self, house: str) -> None:
        host, port = house.removeprefix("http://").split(":")
        self.house = (host, int(port))
        self.up = self.down = True
        self.sockets: list[socket.socket] = []
        self.threads: list[threading.Thread] = []
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listening.getsockname()[1]}"
        self._go(self._accept)

    def _go(self, work: object, *args: object) -> None:
        thread = threading.Thread(target=work, args=args, daemon=True)  # type: ignore[arg-type]
        thread.start()
        self.threads.append(thread)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self.listening.accept()
                far = socket.create_connection(self.house)
                self.sockets += [near, far]
                self._go(self._pass, near, far, "up")
                self._go(self._pass, far, near, "down")

    def _pass(self, source: socket.socket, to: socket.socket, way: str) -> None:
        with suppress(OSError):
            while piece := source.recv(65536):
                if getattr(self, way):
                    to.sendall(piece)
            to.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        """Tear everything down."""
        with suppress(OSError):
            self.listening.shutdown(socket.SHUT_RDWR)
        self.listening.close()
        for one in self.sockets:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        for thread in self.threads:
            thread.join(5)
        for one in self.sockets:
            one.close()


@contextmanager
def loopback(house: str) -> Iterator[Loopback]:
    """A proxy before this house."""
    between = Loopback(house)
    try:
        yield between
    finally:
        between.close()
