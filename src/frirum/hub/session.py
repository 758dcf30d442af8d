"""What the two kinds of live line have in common: hello, heartbeat, pace, and reading frame by frame."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import Future
from typing import Any

from frirum.hub import frames
from frirum.hub.exchange import Exchange
from frirum.hub.lane import Lane
from frirum.hub.line import Close, Line
from frirum.rules.envelope import sealed_bytes
from frirum.rules.pace import Pace, spend

type Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]

HELLO_WITHIN_S = 10.0
UNSETTLED_MOST = 32  # messages of one line that wait for the disk; more are not read until some are through
SLOW_DOWNS_MOST = 20
TYPED_EVERY_S = 4.0
FRAMES_A_BEAT = 1200  # of any kind, between two heartbeats; no page sends a tenth of it (WS5)

_turns = itertools.count()  # which second of a beat a line is touched in


class Session:
    """One live line with somebody at its other end."""

    __slots__ = (
        "_room", "cursors", "exchange", "frames", "heard", "line", "pace", "pace_left", "slow_downs", "spoke",
        "turn", "typed_at", "typing", "unsettled",
    )  # fmt: skip

    def __init__(self, exchange: Exchange, line: Line, pace: Pace) -> None:
        self.exchange = exchange
        self.line = line
        self.pace = pace
        self.pace_left = float(pace.burst)
        self.spoke = exchange.loop.time()
        self.slow_downs = 0
        self.cursors: dict[int, int] = {}
        self.unsettled = 0
        self.heard = exchange.loop.time()
        self.typed_at = 0.0
        self.typing = False
        self.frames = 0
        self.turn = next(_turns)
        self._room: asyncio.Future[None] | None = None

    def cursor(self, talk: int) -> int:
        """The last entry of this talk that went out on this line."""
        return self.cursors.get(talk, 0)

    def advance(self, talk: int, seq: int) -> None:
        """Note that an entry went out."""
        self.cursors[talk] = seq

    def settled(self) -> None:
        """One message of this line is through."""
        self.unsettled -= 1
        if self._room is not None and self.unsettled < UNSETTLED_MOST:
            self._room.set_result(None)
            self._room = None

    async def room(self) -> None:
        """Wait until fewer messages of this line are on their way to the disk: so a flood stays outside (WS6)."""
        if self.unsettled >= UNSETTLED_MOST:
            self._room = self.exchange.loop.create_future()
            await self._room

    def slow_down(self, ident: str) -> bool:
        """Whether this message came too fast; then its sender is told, and in the end let go (WS5)."""
        self.pace_left, wait = spend(self.pace_left, self.heard - self.spoke, self.pace)
        self.spoke = self.heard
        if not wait:
            self.slow_downs = 0
            return False
        self.slow_downs += 1
        if self.slow_downs > SLOW_DOWNS_MOST:
            self.line.close(Close.TOO_MUCH)
        else:
            self.line.push(frames.no(ident, "slow_down", wait=round(wait, 1)))
        return True

    def words(self, ident: str, envelope: str) -> tuple[bytes, bytes] | None:
        """A message's id and envelope as bytes, counted as on its way; None when its sender was told why not.

        Raises NotUnderstood.
        """
        client = frames.uuid_bytes(ident)
        if self.slow_down(ident):
            return None
        sealed = sealed_bytes(envelope)
        if sealed is None:
            self.line.push(frames.no(ident, "not_sealed"))
            return None
        self.unsettled += 1
        return client, sealed

    def awaits(self, answer: Future[int]) -> None:
        """Count something that is written without an answer, so that it cannot be poured in faster than the disk."""
        self.unsettled += 1
        answer.add_done_callback(lambda _: self.exchange.soon(self.settled))

    def may_type(self, *, on: bool) -> bool:
        """Whether a sign of typing is passed on: at most each 4 seconds, and its end only once (WS12)."""
        now = self.exchange.loop.time()
        if (on and now - self.typed_at < TYPED_EVERY_S) or (not on and not self.typing):
            return False
        self.typing = on
        if on:
            self.typed_at = now
        return True

    def take(self, frame: frames.Any_) -> None:
        """Do what one frame asks for. Raises NotUnderstood."""
        raise frames.NotUnderstood

    def come(self) -> None:
        """Take a place among the lines that are open."""

    def go(self) -> None:
        """Give the place back."""

    def leave(self, lane: Lane) -> None:
        """Stop hearing a lane."""
        for ends in (lane.visitors, lane.desks):
            if self in ends:
                ends.remove(self)
        self.exchange.drop_if_empty(lane)


async def hello(receive: Receive) -> frames.Hello | None:
    """The first frame, within ten seconds; None when the peer left. Raises NotUnderstood, TimeoutError."""
    async with asyncio.timeout(HELLO_WITHIN_S):
        text = await _text(receive)
    if text is None:
        return None
    frame = frames.read(text)
    if not isinstance(frame, frames.Hello):
        raise frames.NotUnderstood
    return frame


async def listen(session: Session, receive: Receive, on: Callable[[frames.Any_], None]) -> None:
    """Read frame after frame until the peer leaves. Raises NotUnderstood."""
    loop = session.exchange.loop
    while not session.line.closed:
        message = await receive()
        if message["type"] == "websocket.disconnect":
            return
        text = message.get("text")
        if text is None or len(text) > frames.MAX_FRAME:
            raise frames.NotUnderstood
        session.heard = loop.time()
        session.frames += 1
        if session.frames > FRAMES_A_BEAT:
            session.line.close(Close.TOO_MUCH)
            return
        on(frames.read(text))
        if session.unsettled >= UNSETTLED_MOST:
            await session.room()


async def _text(receive: Receive) -> str | None:
    message = await receive()
    if message["type"] == "websocket.disconnect":
        return None
    text = message.get("text")
    if text is None or len(text) > frames.MAX_FRAME:
        raise frames.NotUnderstood
    return str(text)
