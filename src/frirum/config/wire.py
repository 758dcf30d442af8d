"""The server's WebSocket, taught two things more: to send many frames in one write, and to let go of who stopped reading.

A line to a desk gets dozens of frames when a batch becomes durable. One write to the network each is what a talk costs
most (docs/performance.md), so the hub hands over all that a line gets in one turn, where the server says that it can.
"""

from __future__ import annotations

from typing import Any

from uvicorn.protocols.utils import ClientDisconnected
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.exceptions import InvalidState
from websockets.http11 import Request

MANY = "frirum.many"  # the name under `extensions` in the scope


class Wire(WebSocketsSansIOProtocol):
    """uvicorn's own, and `{"type": "websocket.send", "texts": [...]}`."""

    def keepalive_timeout(self) -> None:
        """No answer to the ping: whatever is still to be sent is dropped, instead of waiting for ever (WS6)."""
        super().keepalive_timeout()
        self.transport.abort()

    def handle_connect(self, event: Request) -> None:
        """Tell the application what we can, beside what every server can."""
        super().handle_connect(event)
        if hasattr(self, "scope"):
            self.scope["extensions"][MANY] = {}

    async def send(self, message: Any) -> None:
        """Send one message of the application's."""
        texts = message.get("texts")
        if texts is None:
            await super().send(message)
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
