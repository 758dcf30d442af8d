"""The teller: when the bell rings it reads the line once and tells each side what it may see of the change."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

from frirum import clock
from frirum.hub import courier, frames, sights
from frirum.hub.desk import DeskEnd
from frirum.hub.exchange import Exchange
from frirum.hub.line import Close
from frirum.hub.visitor import VisitorEnd
from frirum.queries import desk as desks
from frirum.queries.door import door_of
from frirum.queries.line import line_by_id
from frirum.records.bell import About, Ring
from frirum.records.line import LineFacts
from frirum.rules.access import may_read
from frirum.rules.admission import Door
from frirum.rules.conversation import State
from frirum.rules.duty import DutyState
from frirum.rules.envelope import to_text

BREATH_S = 0.02  # many changes at once become one frame
READ_AGAIN_AFTER = timedelta(minutes=2)  # even without a ring


@dataclass(frozen=True, slots=True)
class Seen:
    """One reading of a line."""

    now: desks.LineNow
    line: LineFacts
    door: Door
    at: datetime


class Teller:
    """Keeps a set of lines that changed; reads each once, however often it changed meanwhile."""

    def __init__(self, exchange: Exchange) -> None:
        self.exchange = exchange
        self._changed: set[int] = set()
        self._seen: dict[int, Seen] = {}
        self._working = False
        exchange.rung = self.heard
        exchange.arrived = self.arrived

    def arrived(self, end: VisitorEnd | DeskEnd) -> None:
        """A new line: tell it everything it may see."""
        self.look_at(end.line_id)

    def heard(self, rings: list[Ring]) -> None:
        """The bell rang."""
        for ring in rings:
            if ring.about in {About.LINE, About.KEYS}:
                self.look_at(ring.ident)
            elif ring.about is About.TALK:
                self._look_at_talk(ring.ident)
            elif ring.about is About.ROOM:
                for line_id, ends in self.exchange.desks.items():
                    if any(end.room_id in (0, ring.ident) for end in ends):
                        self.look_at(line_id)
            elif ring.about is About.ACCESS:
                self.exchange.go(lambda account=ring.ident: self._close_account(account))  # type: ignore[misc]
            elif ring.about is About.OFFICE:
                for line_id in self.lines():
                    self.look_at(line_id)

    def lines(self) -> set[int]:
        """The lines that somebody here listens to."""
        return {*self.exchange.desks, *(end.line_id for ends in self.exchange.visitors.values() for end in ends[:1])}

    def look_at(self, line_id: int) -> None:
        """Read this line again, soon."""
        self._changed.add(line_id)
        if not self._working:
            self._working = True
            self.exchange.go(self._work)

    async def look_again(self, line_id: int) -> None:
        """Tell what only time has changed (presence, waits, the door), from the last reading and the lines themselves."""
        seen = self._seen.get(line_id)
        if seen is None or clock.now() - seen.at > READ_AGAIN_AFTER:
            self.look_at(line_id)
            return
        door = await self.exchange.read(lambda: door_of(seen.line, now=clock.now()))
        if self._seen.get(line_id) is seen and line_id not in self._changed:
            self._overlay(seen)
            self._tell_sights(Seen(seen.now, seen.line, door, clock.now()))

    def _overlay(self, seen: Seen) -> None:
        """Put when each line was last heard into the last reading: the store hears of it later."""
        for talk in seen.now.talks.values():
            for end in self.exchange.visitors.get(talk.id, []):
                talk.heard_at = max(talk.heard_at, self.exchange.heard_at(end))
        for desk in self.exchange.desks.get(seen.line.id, []):
            me = seen.now.duties.get(desk.duty)
            if me is not None:
                me.heard_at = max(me.heard_at, self.exchange.heard_at(desk))

    def _look_at_talk(self, talk: int) -> None:
        ends = self.exchange.visitors.get(talk)
        if ends:
            self.look_at(ends[0].line_id)
            return
        lane = self.exchange.lanes.get(talk)
        if lane is not None and lane.desks:
            self.look_at(lane.desks[0].line_id)  # type: ignore[attr-defined]

    async def _work(self) -> None:
        try:
            while self._changed:
                await asyncio.sleep(BREATH_S)
                changed, self._changed = self._changed, set()
                for line_id in changed:
                    seen = await self.exchange.read(lambda line_id=line_id: look(line_id))  # type: ignore[misc]
                    if seen is not None:
                        self._seen[line_id] = seen
                        self._tell(seen)
        finally:
            self._working = False
        if self._changed:
            self.look_at(self._changed.pop())

    def _tell(self, seen: Seen) -> None:
        self._overlay(seen)
        self._open_ears(seen)
        self._tell_sights(seen)
        if courier.ask(self.exchange, seen.now, seen.line.id):
            self.exchange.loop.call_later(courier.PATIENCE_S, self.look_at, seen.line.id)

    def _tell_sights(self, seen: Seen) -> None:
        for end in list(self.exchange.desks.get(seen.line.id, [])):
            self._tell_desk(end, seen)
        for talk in seen.now.talks.values():
            for visitor in list(self.exchange.visitors.get(talk.id, [])):
                tell_visitor(visitor, seen, talk)

    def _open_ears(self, seen: Seen) -> None:
        """Who may hear which talk, by the rules, about the rows just read (AZ8, WS9)."""
        for end in self.exchange.desks.get(seen.line.id, []):
            for talk in seen.now.talks.values():
                self._open_ear(end, talk, seen)
            for ref, lane in list(end.hears.items()):
                if lane.id not in seen.now.talks:
                    del end.hears[ref]
                    end.leave(lane)
        for talk in seen.now.talks.values():
            lane = self.exchange.lanes.get(talk.id)
            if lane is not None:
                lane.stale = False
                for desk_end in lane.desks:
                    self.exchange.catch_up(desk_end, lane)
                for visitor in lane.visitors:
                    if visitor.cursor(lane.id) < talk.seq:
                        self.exchange.catch_up(visitor, lane)

    def _open_ear(self, end: DeskEnd, talk: desks.OneTalk, seen: Seen) -> None:
        may = hears(end, talk, seen)
        lane = end.hears.get(talk.ref)
        if may and lane is None:
            lane = self.exchange.lane(talk.id, talk.ref, talk.seq)
            end.hears[talk.ref] = lane
            end.cursors.setdefault(talk.id, max(0, end.had.get(talk.ref, 0)))
            lane.desks.append(end)
        elif not may and lane is not None:
            del end.hears[talk.ref]
            end.leave(lane)

    def _tell_desk(self, end: DeskEnd, seen: Seen) -> None:
        me = seen.now.duties.get(end.duty)
        if me is None:
            end.line.close(Close.ACCESS_ENDED)
            return
        frame = sights.to_desk(seen.now, me, end.key, seen.line, seen.door, at=seen.at)
        if frame != end.shown:
            end.shown = frame
            end.line.push(frame)
        courier.deliver(end, seen.now)
        if end.room_id != seen.now.room_id:
            # Another room than before: nothing of the old one counts.
            end.room_seq = end.room_seq if end.room_id == 0 and end.room_seq <= seen.now.room_seq else 0
            end.room_id, end.room = seen.now.room_id, seen.now.room
        if end.room_seq < seen.now.room_seq:
            self.exchange.go(end.room_catch_up)

    async def _close_account(self, account: int) -> None:
        living = await self.exchange.read(lambda: desks.living_duties(account))
        for ends in list(self.exchange.desks.values()):
            for end in list(ends):
                if end.account == account and end.duty not in living:
                    end.line.close(Close.ACCESS_ENDED)


def tell_visitor(end: VisitorEnd, seen: Seen, talk: desks.OneTalk) -> None:
    """Send her talk's state if it changed, with the keys her browser seals to when it is new to her."""
    frame = sights.to_visitor(seen.now, talk, seen.line, seen.door, at=seen.at)
    if frame != end.shown:
        first = not end.shown
        end.shown, end.state = frame, talk.state
        end.line.push(frame)
        if first and talk.state != State.ENDED:
            keys = [{"key": ref, "pub": to_text(public)} for ref, (_, public) in seen.now.keys.items()]
            end.line.push(frames.write({"t": "keys", "keys": keys}))


def look(line_id: int) -> Seen | None:
    """Read one line as it is now."""
    line = line_by_id(line_id)
    if line is None:
        return None
    at = clock.now()
    return Seen(desks.line_now(line_id), line, door_of(line, now=at), at)


def hears(end: DeskEnd, talk: desks.OneTalk, seen: Seen) -> bool:
    """Whether this desk may be given what is sealed in this talk."""
    me = seen.now.duties.get(end.duty)
    if me is None:
        return False
    if talk.state == State.WAITING:
        return me.state == DutyState.ON
    if end.duty not in talk.members:
        return False
    return may_read(courier.actor(me, seen.line), courier.thing(seen.line, talk, at=seen.at), now=seen.at)
