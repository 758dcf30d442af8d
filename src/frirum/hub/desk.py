"""A desk's live line: one volunteer on duty on one line; what it may hear is looked up, never asked for (WS9)."""

from __future__ import annotations

import asyncio

from frirum import clock
from frirum.actions import backroom, conversation, grant
from frirum.actions.say import Refused, Said
from frirum.hub import entries, frames, policy
from frirum.hub.exchange import Exchange
from frirum.hub.lane import Lane
from frirum.hub.line import Close, Line
from frirum.hub.mouth import Spoken
from frirum.hub.session import Session
from frirum.queries.desk import murmurs_after
from frirum.records.models import Duty
from frirum.rules.envelope import NotAnEnvelope, from_text, parse_grant
from frirum.rules.pace import VOLUNTEER_PACE

TABS_MOST = 2  # WS7
LET_IN_S, LET_IN_TRIES = 0.5, 10


class DeskEnd(Session):
    """One browser of a volunteer on duty."""

    __slots__ = (
        "account", "alias", "duty", "duty_ref", "early", "had", "hears", "holds", "key", "line_id", "login", "room_id",
        "room_ref", "room_seq", "seen_grants", "seen_segments", "shown", "since",
    )  # fmt: skip

    def __init__(self, exchange: Exchange, line: Line, duty: Duty, login_ref: str, first: frames.Hello) -> None:
        super().__init__(exchange, line, VOLUNTEER_PACE)
        self.duty = duty.pk
        self.duty_ref = duty.ref
        self.alias = duty.alias
        self.account = duty.account_id
        self.line_id = duty.line_id
        self.login = login_ref
        self.since = clock.now()
        self.key = first.key
        self.had = first.after
        self.hears: dict[str, Lane] = {}  # by the talk's public id
        self.holds: set[str] = set()  # of these, the open talks that are hers
        self.early: dict[str, list[tuple[frames.Say, bytes, bytes]]] = {}  # said before her ears are open
        self.room_id = 0
        self.room_ref = ""
        self.room_seq = max(0, first.room)
        self.shown = ""  # the last `desk` frame sent
        self.seen_grants: set[tuple[bool, int]] = set()
        self.seen_segments: set[tuple[str, int]] = set()

    def take(self, frame: frames.Any_) -> None:
        """Do what one frame asks for. Raises NotUnderstood."""
        policy.require_desk(frame)
        if isinstance(frame, frames.Say):
            self._say(frame)
        elif isinstance(frame, frames.Murmur):
            self._murmur(frame)
        elif isinstance(frame, frames.Typing):
            lane = self.hears.get(frame.c)
            # Who only looks in, or whose right is being looked up, writes to nobody.
            if lane is not None and frame.c in self.holds and not lane.stale and self.may_type(on=frame.on):
                self._typing(lane, on=frame.on)
        elif isinstance(frame, frames.GrantKey):
            self._grant(frame)
        elif isinstance(frame, frames.After):
            self._after(frame)
        elif not isinstance(frame, frames.Pulse) or frame.seq or frame.seen:
            raise frames.NotUnderstood

    def _say(self, frame: frames.Say) -> None:
        words = self.words(frame.id, frame.e)
        if words is None:
            return
        client, sealed = words
        lane, early = self.hears.get(frame.c), self.early.get(frame.c)
        if early is not None:
            early.append((frame, client, sealed))
        elif lane is None:
            self.early[frame.c] = [(frame, client, sealed)]
            self.exchange.go(lambda: self._say_once_let_in(frame.c))
        else:
            self._speak(frame, client, sealed, lane)

    def _speak(self, frame: frames.Say, client: bytes, sealed: bytes, lane: Lane) -> None:
        said = Said(lane.id, self.duty, client, frame.seg, sealed, self.alias)
        self.exchange.mouth.speak(Spoken(said, lane, self, frame.id, frame.e))

    async def _say_once_let_in(self, talk: str) -> None:
        """A talk taken, or a line opened, a moment ago: ears open when the line has been read. Order is kept."""
        for _ in range(LET_IN_TRIES):
            if talk in self.hears:
                break
            await asyncio.sleep(LET_IN_S / LET_IN_TRIES)
        lane = self.hears.get(talk)
        for frame, client, sealed in self.early.pop(talk):
            if lane is not None:
                self._speak(frame, client, sealed, lane)
            else:
                self.settled()
                self.line.push(frames.no(frame.id, "not_member"))

    def _murmur(self, frame: frames.Murmur) -> None:
        words = self.words(frame.id, frame.e)
        if words is not None:
            self.exchange.go(lambda: self._keep_murmur(frame, words[1]))

    async def _keep_murmur(self, frame: frames.Murmur, sealed: bytes) -> None:
        try:
            kept = await asyncio.wrap_future(
                backroom.murmur.soon(self.duty, client=frame.id, segment=frame.seg, envelope=sealed, now=clock.now())
            )
        except backroom.NoBackroom:
            kept = Refused.NOT_MEMBER
        except Exception:
            self.line.push(frames.no(frame.id, "busy"))
            return
        finally:
            self.settled()
        if isinstance(kept, Refused):
            self.line.push(frames.no(frame.id, kept.value))
        else:
            self.line.push(frames.write({"t": "ack", "id": frame.id, "room": kept}))

    def _typing(self, lane: Lane, *, on: bool) -> None:
        told = frames.write({"t": "typing", "who": self.alias, "on": on})
        for end in lane.visitors:
            end.line.push(told)
        to_desk = frames.write({"t": "typing", "c": lane.ref, "who": self.alias, "on": on})
        for end in lane.desks:
            if end is not self and not lane.stale:
                end.line.push(to_desk)

    def _grant(self, frame: frames.GrantKey) -> None:
        try:
            sealed = from_text(frame.e)
            parse_grant(sealed)
        except NotAnEnvelope:
            raise frames.NotUnderstood from None
        if bool(frame.c) == bool(frame.room) or len(frame.key) != frames.REF_SIZE:
            raise frames.NotUnderstood
        granted = grant.Granted(frame.c or frame.room, frame.seg, frame.key, self.duty, sealed, room=bool(frame.room))
        self.awaits(grant.keep.soon([granted], line_id=self.line_id))

    def _after(self, frame: frames.After) -> None:
        if frame.room >= 0:
            self.room_seq = min(frame.room, self.room_seq)
            self.exchange.go(self.room_catch_up)
            return
        lane = self.hears.get(frame.c)
        if lane is not None:
            self.cursors[lane.id] = max(0, min(frame.seq, self.cursor(lane.id)))
            self.exchange.catch_up(self, lane)

    async def room_catch_up(self) -> None:
        """Send what was murmured after what this desk has."""
        while self.room_id and not self.line.closed:
            have, room = self.room_seq, self.room_id
            missing = await self.exchange.read(lambda: murmurs_after(room, have))  # noqa: B023 -- awaited here
            if room != self.room_id:
                return
            for one in missing:
                if one.seq == self.room_seq + 1:
                    self.room_seq = one.seq
                    self.line.push(entries.murmured(one))
                    await self.line.flows()
            if not missing:
                return

    def come(self) -> None:
        """Take a place among the lines that are open; the newest of hers stay (WS7)."""
        here = self.exchange.desks[self.line_id]
        own = [one for one in here if one.duty == self.duty]
        for oldest in own[: max(0, len(own) - TABS_MOST + 1)]:
            oldest.line.close(Close.ELSEWHERE)
        here.append(self)
        self.exchange.lines[self.line] = self
        conversation.hear.soon({}, {self.duty: clock.now()})
        self.exchange.arrived(self)

    def go(self) -> None:
        """Give the place back."""
        self.line.gone()
        self.exchange.lines.pop(self.line, None)
        here = self.exchange.desks[self.line_id]
        here.remove(self)
        if not here:
            self.exchange.desks.pop(self.line_id, None)
        for lane in list(self.hears.values()):
            self.leave(lane)
