"""The server's own noes, said as safely as ours (HD1): to what is no HTTP, and where the hub breaks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from frirum.log import logger
from frirum.web.headers import Kind, headers_for

log = logger("frirum.config")

type Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

SAFE = tuple(
    (name.lower().encode(), value.encode()) for name, value in headers_for(Kind.DATA, host="", secure=False).items()
)


class Crossing(HttpToolsProtocol):
    """uvicorn's own, with the safe headers on the answer that reaches no application, and no word in it."""

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP."""
        lines = [b"HTTP/1.1 400 Bad Request", *(name + b": " + value for name, value in SAFE)]
        self.transport.write(b"\r\n".join([*lines, b"content-length: 0", b"connection: close", b"", b""]))
        self.transport.close()


async def say_no(send: Send, status: int) -> None:
    """Answer with nothing but a number."""
    await send({"type": "http.response.start", "status": status, "headers": [*SAFE, (b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})


async def guarded(application: Any, scope: Any, receive: Any, send: Send) -> None:
    """Let an application answer; what breaks before it has begun to is told by its class, and answered by a 500."""
    begun = False

    async def sending(message: MutableMapping[str, Any]) -> None:
        nonlocal begun
        begun = True
        await send(message)

    try:
        await application(scope, receive, sending)
    except Exception:
        log.exception("house.stumbled")
        if begun:
            raise
        await say_no(send, 500)
