"""The server's WebSocket, made lighter and taught two things: many frames in one write, and letting go of who stopped reading.

A line to a desk gets dozens of frames when a batch becomes durable. One write to the network each is what a talk costs
most (docs/performance.md), so the hub hands over all that a line gets in one turn, where the server says that it can.
Ten thousand lines wait most of the time: what each holds while it waits is kept small.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.utils import ClientDisconnected
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.exceptions import InvalidState
from websockets.http11 import Request, Response
from websockets.server import ServerProtocol
from websockets.typing import StatusLike

from frirum.config.crossing import SAFE

MANY = "frirum.many"  # the name under `extensions` in the scope


class Mailbox:
    """What came and was not read yet: `asyncio.Queue` for one reader, in a tenth of its memory."""

    __slots__ = ("_came", "_reader")

    def __init__(self) -> None:
        self._came: list[Any] = []
        self._reader: asyncio.Future[None] | None = None

    def put_nowait(self, message: Any) -> None:
        """Put something in and wake who waits."""
        self._came.append(message)
        if self._reader is not None and not self._reader.done():
            self._reader.set_result(None)

    def empty(self) -> bool:
        """Whether everything was read."""
        return not self._came

    async def get(self) -> Any:
        """Wait for the next message."""
        while not self._came:
            self._reader = asyncio.get_running_loop().create_future()
            try:
                await self._reader
            finally:
                self._reader = None
        return self._came.pop(0)


class Open:
    """Whether one may write now: `asyncio.Event`, in a tenth of its memory, ready without a turn of the loop."""

    __slots__ = ("_open", "_waiting")

    def __init__(self) -> None:
        self._open = True
        self._waiting: list[asyncio.Future[None]] | None = None

    def set(self) -> None:
        """Let everyone through."""
        self._open = True
        waiting, self._waiting = self._waiting, None
        for one in waiting or ():
            if not one.done():
                one.set_result(None)

    def clear(self) -> None:
        """Let nobody through."""
        self._open = False

    async def wait(self) -> None:
        """Wait until one may write."""
        while not self._open:
            future = asyncio.get_running_loop().create_future()
            self._waiting = [*(self._waiting or ()), future]
            await future


class Handshake(ServerProtocol):
    """The library's own, with the safe headers on a no, and no word in it (HD1)."""

    def reject(self, status: StatusLike, text: str) -> Response:
        """Refuse to open a line."""
        response = super().reject(status, "")
        response.headers.update((name.decode(), value.decode()) for name, value in SAFE)
        return response


class Wire(WebSocketsSansIOProtocol):
    """uvicorn's own, and `{"type": "websocket.send", "texts": [...]}`."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.conn = Handshake(max_size=self.config.ws_max_size, logger=self.conn.logger)
        self.queue = Mailbox()  # type: ignore[assignment]
        self.writable = Open()  # type: ignore[assignment]

    def handle_connect(self, event: Request) -> None:
        """Tell the application what we can, beside what every server can."""
        super().handle_connect(event)
        if hasattr(self, "scope"):
            self.scope["extensions"][MANY] = {}

    def keepalive_timeout(self) -> None:
        """No answer to the ping: whatever is still to be sent is dropped, instead of waiting for ever (WS6)."""
        super().keepalive_timeout()
        self.transport.abort()

    async def send(self, message: Any) -> None:
        """Send one message of the application's."""
        texts = message.get("texts")
        if texts is None:
            await super().send(message)
            if self.handshake_complete:  # nobody asks for them any more, and they name her browser (AN2)
                self.request = self.response = None  # type: ignore[assignment]
            return
        await self.writable.wait()
        if self.disconnected or self.close_sent:
            raise ClientDisconnected
        try:
            for text in texts:
                self.conn.send_text(text.encode())
        except InvalidState:
            raise ClientDisconnected from None
        self.transport.write(b"".join(self.conn.data_to_send()))
