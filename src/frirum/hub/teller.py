"""The teller: when the bell rings it reads the line once and tells each side what it may see of the change."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import DatabaseError

from frirum import clock
from frirum.hub import courier, frames, sights
from frirum.hub.desk import DeskEnd
from frirum.hub.exchange import Exchange
from frirum.hub.line import Close
from frirum.hub.stream import PageEnd
from frirum.hub.visitor import VisitorEnd
from frirum.log import logger
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

log = logger("frirum.hub")

BREATH_S = 0.02  # many changes at once become one frame
TRY_AGAIN_S = 1.0
READ_AGAIN_AFTER = timedelta(minutes=2)  # even without a ring


@dataclass(frozen=True, slots=True)
class Seen:
    """One reading of a line, begun at `read_at`, as it is told `at` a time."""

    now: desks.LineNow
    line: LineFacts
    door: Door
    read_at: datetime
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

    def arrived(self, end: VisitorEnd | DeskEnd | PageEnd) -> None:
        """A new line: tell it everything it may see."""
        self.look_at(end.line_id)

    def heard(self, rings: list[Ring]) -> None:
        """The bell rang."""
        for ring in rings:
            if ring.about is About.TALK:
                self._look_at_talk(ring.ident)
            elif ring.about is About.ACCESS:
                self._look_at_account(ring.ident)
            else:
                for line_id in self._lines_of(ring):
                    self.look_at(line_id)

    def _lines_of(self, ring: Ring) -> list[int]:
        if ring.about is About.ROOM:
            desks = self.exchange.desks.items()
            return [line_id for line_id, ends in desks if any(end.room_id in (0, ring.ident) for end in ends)]
        return [*self.lines()] if ring.about is About.OFFICE else [ring.ident]

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
        """Tell what only time has changed (presence, waits, the door), from the last reading and from the lines."""
        seen = self._seen.get(line_id)
        if seen is None or clock.now() - seen.at > READ_AGAIN_AFTER:
            self.look_at(line_id)
            return
        door = await self.exchange.read(lambda: door_of(seen.line, now=clock.now()))
        if self._seen.get(line_id) is seen and line_id not in self._changed:
            self._overlay(seen)
            self._tell_sights(replace(seen, door=door, at=clock.now()))

    def _overlay(self, seen: Seen) -> None:
        """Put what only the lines know into the last reading: when each was heard, how far a log came."""
        for talk in seen.now.talks.values():
            lane = self.exchange.lanes.get(talk.id)
            if lane is not None:
                talk.delivered, talk.seen = lane.delivered, lane.seen
            for end in self.exchange.visitors.get(talk.id, []):
                talk.heard_at = max(talk.heard_at, self.exchange.heard_at(end))
        for desk in self.exchange.desks.get(seen.line.id, []):
            me = seen.now.duties.get(desk.duty)
            if me is not None:
                me.heard_at = max(me.heard_at, self.exchange.heard_at(desk))

    def _look_at_account(self, account: int) -> None:
        """Somebody's access changed: close what ended, and look at her lines anew."""
        for line_id, ends in self.exchange.desks.items():
            if any(end.account == account for end in ends):
                self.look_at(line_id)
        self.exchange.go(lambda: self._close_account(account))

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
                    await self._read_and_tell(line_id)
        finally:
            self._working = False
        if self._changed:
            self.look_at(self._changed.pop())

    async def _read_and_tell(self, line_id: int) -> None:
        rings = self.exchange.rings
        try:
            seen = await self.exchange.read(lambda: look(line_id))
        except DatabaseError:  # the store does not answer: what we do not know we do not tell
            log.exception("hub.could_not_look")
            self.exchange.loop.call_later(TRY_AGAIN_S, self.look_at, line_id)
            return
        if seen is not None:
            self._seen[line_id] = seen
            self._tell(seen, rings)

    def _tell(self, seen: Seen, rings: int) -> None:
        """Tell everybody; `rings` is how many had been heard when the reading began."""
        self._overlay(seen)
        self._open_ears(seen, rings)
        self._tell_sights(seen)
        self._close_erased(seen)
        if courier.ask(self.exchange, seen.now, seen.line.id):
            self.exchange.loop.call_later(courier.PATIENCE_S, self.look_at, seen.line.id)

    def _tell_sights(self, seen: Seen) -> None:
        for end in list(self.exchange.desks.get(seen.line.id, [])):
            self._tell_desk(end, seen)
        for talk in seen.now.talks.values():
            for visitor in list(self.exchange.visitors.get(talk.id, [])):
                tell_visitor(visitor, seen, talk)

    def _close_erased(self, seen: Seen) -> None:
        """A line to a talk that is erased leads nowhere."""
        for talk, ends in list(self.exchange.visitors.items()):
            for end in list(ends):
                if end.line_id == seen.line.id and talk not in seen.now.talks and end.since < seen.read_at:
                    end.line.close(Close.END)

    def _open_ears(self, seen: Seen, rings: int) -> None:
        """Who may hear which talk, by the rules, about the rows just read (AZ8, WS9)."""
        for end in self.exchange.desks.get(seen.line.id, []):
            for talk in seen.now.talks.values():
                self._open_ear(end, talk, seen)
            for ref, lane in list(end.hears.items()):
                if lane.id not in seen.now.talks:
                    del end.hears[ref]
                    end.holds.discard(ref)
                    end.leave(lane)
        for talk in seen.now.talks.values():
            known = self.exchange.lanes.get(talk.id)
            if known is not None and known.rung <= rings:
                known.stale = False
                for hearer in known.hears():
                    if hearer.cursor(known.id) < max(talk.seq, known.seq):
                        self.exchange.catch_up(hearer, known)

    def _open_ear(self, end: DeskEnd, talk: desks.OneTalk, seen: Seen) -> None:
        may = hears(end, talk, seen)
        if may and talk.state == State.OPEN and talk.members.get(end.duty) == "holds":
            end.holds.add(talk.ref)
        else:
            end.holds.discard(talk.ref)
        lane = end.hears.get(talk.ref)
        if may and lane is None:
            lane = self.exchange.lane(talk.id, talk.ref, talk.seq)
            end.hears[talk.ref] = lane
            end.cursors.setdefault(talk.id, max(0, min(end.had.get(talk.ref, 0), talk.seq)))
            lane.desks.append(end)
        elif not may and lane is not None:
            del end.hears[talk.ref]
            end.leave(lane)

    def _tell_desk(self, end: DeskEnd, seen: Seen) -> None:
        me = seen.now.duties.get(end.duty)
        if me is None:
            # A reading that began before she came knows nothing of her; the next one has been asked for.
            if end.since < seen.read_at:
                end.line.close(Close.ACCESS_ENDED)
            return
        key = courier.own_key(end, seen.now)
        frame = sights.to_desk(seen.now, me, key, seen.line, seen.door, at=seen.at)
        if frame != end.shown:
            end.shown = frame
            end.line.push(frame)
        courier.deliver(end, seen.now)
        if end.room_id != seen.now.room_id:
            # Another room than before: nothing of the old one counts.
            end.room_seq = end.room_seq if end.room_id == 0 and end.room_seq <= seen.now.room_seq else 0
            end.room_id, end.room_ref = seen.now.room_id, seen.now.room
        if end.room_seq < seen.now.room_seq:
            self.exchange.go(end.room_catch_up)

    async def _close_account(self, account: int) -> None:
        asked_at = clock.now()
        living = await self.exchange.read(lambda: desks.living_duties(account))
        for ends in list(self.exchange.desks.values()):
            for end in list(ends):
                if end.account == account and end.since < asked_at and end.duty not in living:
                    end.line.close(Close.ACCESS_ENDED)


def tell_visitor(end: VisitorEnd | PageEnd, seen: Seen, talk: desks.OneTalk) -> None:
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
    return Seen(desks.line_now(line_id), line, door_of(line, now=at), read_at=at, at=at)


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
