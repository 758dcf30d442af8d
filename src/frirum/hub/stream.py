"""The plain page's list: one page that is streamed for as long as it is looked at (AN9, WS13)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

import msgspec

from frirum import clock
from frirum.actions import conversation
from frirum.hub import callers, dress
from frirum.hub.exchange import Exchange
from frirum.hub.lane import Lane
from frirum.hub.visitor import token_hash
from frirum.queries import talk as talks
from frirum.queries.line import LineFacts
from frirum.queries.line import line as line_called
from frirum.queries.talk import MyTalk
from frirum.rules.conversation import State

type Scope = MutableMapping[str, Any]
type Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
type Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

LASTS_S = 15 * 60.0  # then the frame asks again by itself
BEAT_S = 10.0
TYPING_LASTS_S = 12.0


class PageLine:
    """A stand-in for a live line: what would be pushed wakes the stream, which reads the log itself."""

    def __init__(self) -> None:
        self.woken = asyncio.Event()
        self.closed = False
        self.shown: dict[str, Any] = {}
        self.typing = ""
        self.typing_until = 0.0

    def push(self, frame: str) -> None:
        """Take a frame: keep her talk's state and who types, and wake the stream."""
        told = msgspec.json.decode(frame)
        if told["t"] == "talk":
            self.shown = told
        elif told["t"] == "typing":
            self.typing = told["who"] if told["on"] else ""
            self.typing_until = asyncio.get_running_loop().time() + TYPING_LASTS_S
        self.woken.set()

    def close(self, code: int) -> None:
        """End the stream."""
        self.closed = True
        self.woken.set()

    async def flows(self) -> None:
        """A page reads by itself."""

    def gone(self) -> None:
        """The page was left."""
        self.closed = True


class PageEnd:
    """The end of a lane at a plain page."""

    def __init__(self, exchange: Exchange, talk: MyTalk) -> None:
        self.line = PageLine()
        self.talk = talk.id
        self.line_id = talk.line_id
        self.since = clock.now()
        self.state = talk.state
        self.shown = ""
        self.at = talk.seq
        self.lane: Lane = exchange.lane(talk.id, talk.ref, talk.seq)

    def cursor(self, _talk: int) -> int:
        """The stream reads the log by itself: it is never behind for the lane."""
        return self.at

    def advance(self, _talk: int, seq: int) -> None:
        """Note that there is something to read."""
        self.at = seq


@dataclass(slots=True)
class Showing:
    """One stream: whose talk, how it looks, and what was sent last."""

    exchange: Exchange
    line: LineFacts
    talk: MyTalk
    token: str
    end: PageEnd
    reel: dress.Reel
    send: Send
    status: bytes = b""

    async def write(self, piece: bytes) -> None:
        """Send some of the page."""
        if piece:
            await self.send({"type": "http.response.body", "body": piece, "more_body": True})

    async def show(self) -> bool:
        """Send what is new; returns whether the talk goes on."""
        read = self.exchange.read
        now = await read(lambda: talks.by_id(self.talk.id))
        if now is None:
            return False
        if now.segment != self.talk.segment:
            shown = self.reel.shown
            self.reel = await read(lambda: dress.WEAR.reel(self.line, now, self.token))
            self.reel.shown = shown
        self.talk = now
        if now.plain and now.state != State.ENDED:
            keys = await read(lambda: talks.keys_without(now.id))
            if keys:
                await read(lambda: dress.WEAR.grant(self.line, now, self.token, keys))
        while entries := await read(lambda: talks.log_after(now.id, self.reel.shown)):
            await self.write(await read(lambda entries=entries: self.reel.pieces(entries)))  # type: ignore[misc]
        await self._show_status()
        return now.state != State.ENDED

    async def _show_status(self) -> None:
        line = self.end.line
        typing = line.typing if self.exchange.loop.time() < line.typing_until else ""
        status = dress.WEAR.status_line(self.talk, line.shown, typing=typing, now=clock.now())
        if status != self.status:
            self.status = status
            await self.write(status)


async def application(exchange: Exchange, slug: str, scope: Scope, receive: Receive, send: Send) -> None:
    """Stream the list to whoever holds the talk's cookie; 404 to everybody else."""
    token = callers.cookie(scope, "__Host-v")
    talk = await exchange.read(lambda: talks.of_token(token_hash(token))) if token else None
    line = await exchange.read(lambda: line_called(slug))
    wrong = scope["method"] != "GET"
    if wrong or line is None or talk is None or talk.line_id != line.id or not callers.host_of(scope):
        await _refuse(scope, send, 405 if wrong else 404)
        return
    await _start(scope, send)
    reel = await exchange.read(lambda: dress.WEAR.reel(line, talk, token))
    showing = Showing(exchange, line, talk, token, PageEnd(exchange, talk), reel, send)
    gone = asyncio.ensure_future(_gone(receive))
    _open(exchange, showing.end)
    try:
        # "still": for networks that hold a stream back, a whole page each time, asked for by itself (WS13).
        still = b"still=1" in scope["query_string"].split(b"&")
        await showing.write(dress.WEAR.head(talk, still=still))
        await _show_until_over(showing, gone, lasts_s=0.0 if still else LASTS_S)
    finally:
        gone.cancel()
        _leave(exchange, showing.end)


async def _show_until_over(showing: Showing, gone: asyncio.Future[None], *, lasts_s: float) -> None:
    loop = showing.exchange.loop
    until = loop.time() + lasts_s
    line = showing.end.line
    while not gone.done():
        line.woken.clear()
        goes_on = await showing.show()
        conversation.hear.soon({showing.talk.id: clock.now()}, {})
        if not goes_on or line.closed or loop.time() >= until:
            last = dress.WEAR.pause() if goes_on else dress.WEAR.tail(showing.line, showing.talk)
            await showing.send({"type": "http.response.body", "body": last})
            return
        waking = asyncio.ensure_future(line.woken.wait())
        either: set[asyncio.Future[Any]] = {waking, gone}
        await asyncio.wait(either, timeout=BEAT_S, return_when=asyncio.FIRST_COMPLETED)
        if not waking.done():
            waking.cancel()
            if not gone.done():
                await showing.write(dress.WEAR.beat())


def _open(exchange: Exchange, end: PageEnd) -> None:
    """One stream for each visit; the newest wins (WS13)."""
    own = exchange.visitors[end.talk]
    for older in [one for one in own if isinstance(one, PageEnd)]:
        older.line.close(0)
    own.append(end)
    end.lane.visitors.append(end)
    exchange.arrived(end)


def _leave(exchange: Exchange, end: PageEnd) -> None:
    end.line.gone()
    own = exchange.visitors.get(end.talk, [])
    if end in own:
        own.remove(end)
    if not own:
        exchange.visitors.pop(end.talk, None)
    if end in end.lane.visitors:
        end.lane.visitors.remove(end)
    exchange.drop_if_empty(end.lane)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _start(scope: Scope, send: Send) -> None:
    headers = _headers("frame", scope)
    headers += [(b"content-type", b"text/html; charset=utf-8"), (b"x-accel-buffering", b"no")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})


async def _refuse(scope: Scope, send: Send, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": _headers("data", scope)})
    await send({"type": "http.response.body", "body": b""})


def _headers(kind: str, scope: Scope) -> list[tuple[bytes, bytes]]:
    secure = scope.get("scheme") == "https"
    worn = dress.WEAR.headers(kind, host=callers.host_of(scope), secure=secure)
    return [(name.lower().encode(), value.encode()) for name, value in worn.items()]
