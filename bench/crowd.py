"""The crowd: thousands of plain WebSocket clients in one light process, so that it is not the limit.

Frames are masked with a key of zeros (RFC 6455 wants a mask, any mask), so that a message is built once and sent as it
is; what comes back is only told apart by its first letters.
"""

import asyncio
import base64
import os
import time
from collections.abc import Callable

ENVELOPE = (
    base64.urlsafe_b64encode(bytes([1]) + os.urandom(16) + bytes(4) + os.urandom(12) + os.urandom(272))
    .decode()
    .rstrip("=")
)
ACK, SAID = b'{"t":"ack"', b'{"t":"said'


def frame(text: bytes) -> bytes:
    """A text frame as a client sends it."""
    size = len(text)
    head = bytes([0x81, 0x80 | size]) if size < 126 else bytes([0x81, 0xFE]) + size.to_bytes(2, "big")
    return head + bytes(4) + text


def say(number: int, talk: str = "") -> bytes:
    """A message of one bucket; its id carries its number."""
    where = f'"c":"{talk}",' if talk else ""
    ident = f"00000000-0000-4000-8000-{number:012x}"
    return frame(f'{{"t":"say",{where}"id":"{ident}","seg":1,"e":"{ENVELOPE}"}}'.encode())


class Sayer:
    """Makes the messages of one line quickly: only the number changes."""

    def __init__(self, talks: tuple[str, ...]) -> None:
        mark = 0xABCDEF012345
        self.halves = [say(mark, talk).split(f"{mark:012x}".encode()) for talk in talks]

    def __call__(self, number: int) -> bytes:
        before, after = self.halves[number % len(self.halves)]
        return b"%b%012x%b" % (before, number, after)


class Client(asyncio.Protocol):
    """One line. `acked` and `said` count what came; `on` is called with (kind, number) when it is set."""

    def __init__(self, path: str, cookie: str, host: str, hello: bytes | None) -> None:
        self.path, self.cookie, self.host, self.hello = path, cookie, host, hello
        self.buffer = b""
        self.open = False
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.acked = self.said = 0
        self.closed = False
        self.on: Callable[[bytes, int], None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Knock."""
        self.transport: asyncio.Transport = transport  # type: ignore[assignment]
        self.transport.write(
            (
                f"GET {self.path} HTTP/1.1\r\nHost: {self.host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                f"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
                f"Origin: http://{self.host}\r\nCookie: {self.cookie}\r\n\r\n"
            ).encode()
        )

    def data_received(self, data: bytes) -> None:
        """Count frames."""
        if self.buffer:
            data = self.buffer + data
            self.buffer = b""
        at = 0
        if not self.open:
            end = data.find(b"\r\n\r\n")
            if end < 0:
                self.buffer = data
                return
            if not data.startswith(b"HTTP/1.1 101"):
                self.opened.set_exception(ConnectionError(data[:60]))
                return
            self.open, at = True, end + 4
            if self.hello:
                self.transport.write(self.hello)
            self.opened.set_result(None)
        size = len(data)
        while at + 2 <= size:
            length, head = data[at + 1], 2
            if length == 126:
                if at + 4 > size:
                    break
                length, head = int.from_bytes(data[at + 2 : at + 4], "big"), 4
            elif length == 127:
                if at + 10 > size:
                    break
                length, head = int.from_bytes(data[at + 2 : at + 10], "big"), 10
            if at + head + length > size:
                break
            self._frame(data, at, at + head, length)
            at += head + length
        if at < size:
            self.buffer = data[at:]

    def _frame(self, data: bytes, at: int, start: int, length: int) -> None:
        kind = data[start : start + 10]
        if kind == ACK:
            self.acked += 1
        elif kind == SAID:
            self.said += 1
        else:
            opcode = data[at] & 15
            if opcode == 9:
                self.transport.write(
                    bytes([0x8A, 0x80]) + bytes(4) if length == 0 else pong(data[start : start + length])
                )
            elif data[start : start + 10] == b'{"t":"puls':
                self.transport.write(frame(b'{"t":"pulse"}'))
            elif opcode == 8:
                self.closed = True
            return
        if self.on is not None:
            mark = data.find(b'"id":"', start) + 30
            self.on(kind, int(data[mark : mark + 12], 16))

    def connection_lost(self, exc: Exception | None) -> None:
        """The line is gone."""
        self.closed = True
        if not self.opened.done():
            self.opened.set_exception(ConnectionError("lost"))


def pong(payload: bytes) -> bytes:
    """The answer to a ping of the server's."""
    return bytes([0x8A, 0x80 | len(payload)]) + bytes(4) + payload


async def connect(port: int, path: str, cookie: str, hello: bytes | None) -> Client:
    """Open one line."""
    loop = asyncio.get_running_loop()
    host = f"localhost:{port}"
    _, client = await loop.create_connection(lambda: Client(path, cookie, host, hello), "127.0.0.1", port)
    await client.opened
    return client


async def connect_all(makers: list[tuple[str, str, bytes | None]], port: int, *, at_once: int = 50) -> list[Client]:
    """Open many lines, a few at a time."""
    clients: list[Client] = []
    for first in range(0, len(makers), at_once):
        some = makers[first : first + at_once]
        clients += await asyncio.gather(*(connect(port, *maker) for maker in some))
    return clients


def now() -> float:
    """A clock for spans of time."""
    return time.perf_counter()
