"""The door as other sites may show it: open or closed, answered from memory (EM1, UX "The door is honest")."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from frirum import clock
from frirum.hub import callers, dress
from frirum.hub.exchange import Exchange
from frirum.queries.door import door_of
from frirum.queries.line import LineFacts
from frirum.queries.line import line as line_called

type Scope = MutableMapping[str, Any]
type Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
type Headers = tuple[tuple[bytes, bytes], ...]

GOOD_FOR_S = 2.0  # an answer is made once in so many seconds, however many ask
KEPT_MOST = 500
TYPES = {"status.json": b"application/json", "button.svg": b"image/svg+xml"}

_made: dict[tuple[str, str, str], tuple[float, bytes]] = {}


async def application(exchange: Exchange, slug: str, what: str, scope: Scope, _receive: object, send: Send) -> None:
    """Answer `status.json` or `button.svg`; 404 for a line that is not there, 405 for other methods, 400 for a host
    that is not ours (HD11).
    """
    host = callers.host_of(scope)  # before what others were told is looked up (HD11)
    worn = _worn(host, scope.get("scheme") == "https", TYPES[what])
    if scope["method"] not in {"GET", "HEAD"} or not host:
        await _send(send, 400 if scope["method"] in {"GET", "HEAD"} else 405, b"", worn)
        return
    language = dress.WEAR.language(
        scope["query_string"].decode("ascii", "replace"), callers.header(scope, b"accept-language")
    )
    name = (slug, what, language)
    made = _made.get(name)
    if made is None or exchange.loop.time() - made[0] > GOOD_FOR_S:
        body = await exchange.read(lambda: _make(slug, what, language, clock.now()))
        if body is None:
            await _send(send, 404, b"", worn)
            return
        if len(_made) > KEPT_MOST:
            _made.clear()
        made = _made[name] = (exchange.loop.time(), body)
    await _send(send, 200, b"" if scope["method"] == "HEAD" else made[1], worn)


def _make(slug: str, what: str, language: str, now: datetime) -> bytes | None:
    line: LineFacts | None = line_called(slug)
    if line is None:
        return None
    make = dress.WEAR.status if what == "status.json" else dress.WEAR.button
    return make(door_of(line, now=now), line, language=language or line.language, now=now)


@lru_cache(maxsize=64)  # the allowed hosts are few; any other comes here as an empty name
def _worn(host: str, secure: bool, kind: bytes) -> Headers:
    safe = dress.WEAR.headers("embed", host=host, secure=secure)
    return (
        *((name.lower().encode(), value.encode()) for name, value in safe.items()),
        (b"content-type", kind),
        (b"access-control-allow-origin", b"*"),
    )


async def _send(send: Send, status: int, body: bytes, worn: Headers) -> None:
    headers = [*worn, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
