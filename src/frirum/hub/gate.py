"""The gate of the live lines: a raw ASGI application for everything that stays open."""

from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import asynccontextmanager
from typing import Any

type Scope = MutableMapping[str, Any]
type Message = MutableMapping[str, Any]
type Receive = Callable[[], Awaitable[Message]]
type Send = Callable[[Message], Awaitable[None]]


def answers(scope: Scope) -> bool:
    """Whether the hub answers this request itself, because its answer is a stream and must not hold a thread."""
    return False


@asynccontextmanager
async def lifetime() -> AsyncIterator[None]:
    """Everything that must run while lines are open."""
    yield


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a live line: refused, as long as there is no talk to hear."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
