"""The timetable of the clockwork: what is done how often, and once before anybody is let in."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import structlog
from django.db import connections

from frirum import clock
from frirum.actions import login
from frirum.jobs import coding, evening, live, mail, oncall, quarters, shifts, tally, telling, volunteers

log = structlog.get_logger("frirum.jobs")


class Work(Protocol):
    """One piece of work; doing it twice does no harm."""

    __name__: str

    def __call__(self, *, now: datetime) -> object: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """Do this every so many seconds; `apart` on the thread of what waits for others, such as a mail server.

    `urgent` has a thread to itself beside that: whoever is called at night does not wait for a hundred reminders.
    """

    every_s: float
    work: Work
    apart: bool = False
    urgent: bool = False

    @property
    def thread(self) -> str:
        return "urgent" if self.urgent else "apart" if self.apart else "clockwork"


TIMETABLE: tuple[Entry, ...] = (
    Entry(2, live.revoke),
    Entry(2, telling.tell, apart=True, urgent=True),
    Entry(3, oncall.fall_due),
    Entry(5, live.keep_watch),
    Entry(5, oncall.call_in),
    Entry(5, evening.settle),
    Entry(600, evening.sweep),
    Entry(10, live.erase),
    Entry(10, live.lapse),
    Entry(10, tally.write_down),
    Entry(60 * tally.LOOKED_EVERY, tally.look_around),
    Entry(600, tally.carry),
    Entry(60, login.sweep),
    Entry(60, coding.sweep),
    Entry(5, coding.forget),
    Entry(3600, quarters.freeze),
    Entry(3600, volunteers.warn),
    Entry(3600, volunteers.forget_the_gone),
    Entry(10, shifts.look_for_stand_ins, apart=True),
    Entry(30, shifts.tell_of_shifts, apart=True),
    Entry(3600, shifts.sweep),
    Entry(5, mail.send_due, apart=True),
)


def once(*, now: Callable[[], datetime] = clock.now) -> None:
    """Do everything once that waits for nobody; what one work breaks on does not keep the next one from being done."""
    for entry in TIMETABLE:
        if not entry.apart:
            _do(entry.work, now())


@asynccontextmanager
async def lifetime() -> AsyncIterator[None]:
    """Do everything once before anybody is let in, then keep to the timetable while the house is open."""
    loop = asyncio.get_running_loop()
    with ExitStack() as open_threads:
        # One at a time on each: nothing here is in a hurry.
        threads = {
            name: open_threads.enter_context(ThreadPoolExecutor(1, thread_name_prefix=name))
            for name in dict.fromkeys(["clockwork", *(entry.thread for entry in TIMETABLE)])
        }
        await loop.run_in_executor(threads["clockwork"], once)
        rounds = [asyncio.create_task(_repeat(entry, threads[entry.thread])) for entry in TIMETABLE]
        try:
            yield
        finally:
            for one in rounds:
                one.cancel()
            await asyncio.gather(*rounds, return_exceptions=True)
            for one_thread in threads.values():
                await loop.run_in_executor(one_thread, connections.close_all)


async def _repeat(entry: Entry, thread: ThreadPoolExecutor) -> None:
    loop = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(entry.every_s)
        await loop.run_in_executor(thread, _do, entry.work, clock.now())


def _do(work: Work, now: datetime) -> None:
    try:
        work(now=now)
    except Exception:
        log.exception("jobs.stumbled", job=work.__name__)
    finally:
        for connection in connections.all(initialized_only=True):
            connection.close_if_unusable_or_obsolete()
