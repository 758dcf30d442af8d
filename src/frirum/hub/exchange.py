"""The exchange: which lines are open, which lane each may hear, and the one mouth that speaks to the writer."""

from __future__ import annotations

import asyncio
import threading
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import connections

from frirum import clock
from frirum.actions.say import Outcome
from frirum.hub import entries, frames
from frirum.hub.lane import End, Lane
from frirum.hub.line import Close, Line
from frirum.hub.mouth import Batch, Mouth
from frirum.log import logger
from frirum.queries import talk as talks
from frirum.records.bell import About, Ring, listen

if TYPE_CHECKING:
    from frirum.hub.courier import Asked
    from frirum.hub.desk import DeskEnd
    from frirum.hub.stream import PageEnd
    from frirum.hub.visitor import VisitorEnd

log = logger("frirum.hub")

READERS = 2  # threads that read for the hub
PIECE = 200  # entries in one read of a log


class Exchange:
    """Everything the hub holds in memory. It may be lost at any moment: nothing here is the truth."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.mouth = Mouth(loop, self._settled)
        self.lanes: dict[int, Lane] = {}
        self.visitors: dict[int, list[VisitorEnd | PageEnd]] = defaultdict(list)  # by talk
        self.desks: dict[int, list[DeskEnd]] = defaultdict(list)  # by line
        self.rung: Callable[[list[Ring]], None] = lambda rings: None
        self.arrived: Callable[[VisitorEnd | DeskEnd | PageEnd], None] = lambda end: None
        self.lines: dict[Line, End] = {}
        self.asked: dict[int, dict[tuple[str, int, str], Asked]] = defaultdict(dict)  # by line: missing grants
        self.rings = 0  # how often the bell was heard
        self._catching: set[tuple[End, int]] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._last_call = threading.Barrier(READERS)
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="hub-reader")
        self._stop_listening = listen(self._from_any_thread)

    def read[T](self, question: Callable[[], T]) -> asyncio.Future[T]:
        """Ask the records a question, off the loop."""
        return self.loop.run_in_executor(self._readers, question)

    def go(self, work: Callable[[], object]) -> None:
        """Start a coroutine that nobody waits for; what it breaks on is told by name only."""
        task = self.loop.create_task(self._guarded(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _guarded(self, work: Callable[[], object]) -> None:
        try:
            await work()  # type: ignore[misc]
        except asyncio.CancelledError:
            raise
        except Exception:
            log.exception("hub.stumbled")

    def heard_at(self, end: End) -> datetime:
        """When a line was last heard, as a time of day."""
        silent = self.loop.time() - getattr(end, "heard", self.loop.time())
        return clock.now() - timedelta(seconds=silent)

    def lane(self, ident: int, ref: str, seq: int) -> Lane:
        """The lane of a talk, made when its first hearer comes."""
        lane = self.lanes.get(ident)
        if lane is None:
            lane = self.lanes[ident] = Lane(ident, ref, seq)
        return lane

    def drop_if_empty(self, lane: Lane) -> None:
        """Forget a lane that nobody hears."""
        if lane.empty():
            self.lanes.pop(lane.id, None)

    def catch_up(self, end: End, lane: Lane) -> None:
        """Read what this end has missed, after its cursor; one reading at a time for each end and lane."""
        if (end, lane.id) not in self._catching:
            self._catching.add((end, lane.id))
            self.go(lambda: self._catch_up(end, lane))

    async def _catch_up(self, end: End, lane: Lane) -> None:
        try:
            to_desk = end not in lane.visitors
            while not end.line.closed:
                have = end.cursor(lane.id)
                missing = await self.read(lambda have=have: talks.log_after(lane.id, have, limit=PIECE))  # type: ignore[misc]
                for one in missing:
                    if to_desk and (lane.stale or end not in lane.desks):
                        return  # no right to hear it any more, or being looked up: the look-up starts this again
                    if one.seq == end.cursor(lane.id) + 1:
                        end.advance(lane.id, one.seq)
                        end.line.push(entries.entry(lane.ref, one, to_desk=to_desk))
                        await end.line.flows()
                if missing:
                    lane.seq = max(lane.seq, missing[-1].seq)
                if len(missing) < PIECE and end.cursor(lane.id) >= lane.seq:
                    return
                if not missing:
                    return
                await asyncio.sleep(0)
        finally:
            self._catching.discard((end, lane.id))
        if not end.line.closed and end.cursor(lane.id) < lane.seq and end in lane.hears():
            self.catch_up(end, lane)

    def _settled(self, batch: Batch, outcomes: list[Outcome] | Exception) -> None:
        """A batch is durable, or was refused: tell each sender, then everyone who may hear."""
        if isinstance(outcomes, Exception):
            for spoken in batch.spoken:
                spoken.end.line.push(frames.no(spoken.ident, "busy"))
                spoken.end.settled()  # type: ignore[attr-defined]
            return
        at = entries.iso(batch.at) or ""
        for (said, lane, end, ident, sealed), outcome in zip(batch.spoken, outcomes, strict=True):
            if isinstance(outcome, str):
                end.line.push(frames.no(ident, outcome.value))
            else:
                end.line.push(frames.ack(ident, outcome))
                to_visitor, to_desk = entries.said(
                    lane.ref, outcome, visitor=said.sender == 0, who=said.alias, client=ident,
                    segment=said.segment, sealed=sealed, at=at,
                )  # fmt: skip
                for late in lane.tell(outcome, sender=end, to_visitor=to_visitor, to_desk=to_desk):
                    self.catch_up(late, lane)
            end.settled()  # type: ignore[attr-defined]

    def soon(self, act: Callable[[], None]) -> None:
        """Do this on the loop, from any thread; a house that has closed does nothing more."""
        if not self.loop.is_closed():
            self.loop.call_soon_threadsafe(act)

    def _from_any_thread(self, rings: list[Ring]) -> None:
        self.soon(lambda: self._hear(rings))

    def _hear(self, rings: list[Ring]) -> None:
        # Before anything else: whoever may have lost the right to hear does not hear until it is looked up.
        self.rings += 1
        for ring in rings:
            if ring.about is About.TALK:
                self._doubt([lane for lane in [self.lanes.get(ring.ident)] if lane is not None])
            elif ring.about is About.ACCESS:
                for ends in self.desks.values():
                    self._doubt([lane for end in ends if end.account == ring.ident for lane in end.hears.values()])
        self.rung(rings)

    def _doubt(self, lanes: list[Lane]) -> None:
        for lane in lanes:
            lane.stale, lane.rung = True, self.rings

    async def close(self) -> None:
        """Close every line: the server stops, they come back to the next one."""
        self._stop_listening()
        for end in list(self.lines.values()):
            end.line.close(Close.STOPPING)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(self.read(self._close_reader) for _ in range(READERS)))
        self._readers.shutdown(wait=True)

    def _close_reader(self) -> None:
        """Each reading thread closes its own connections: they meet here, so that none does it twice."""
        self._last_call.wait(timeout=5)
        connections.close_all()
