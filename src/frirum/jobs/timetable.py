"""The timetable of the clockwork: what is done how often, and once before anybody is let in.

What may wait stands in `jobs.housework` and is read when the doors are open: whoever waits for the first page after a
start does not wait for mails, figures and everybody's shifts too.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, asynccontextmanager
from datetime import datetime

from django.db import connections

from frirum import clock
from frirum.actions import login
from frirum.jobs import live, oncall
from frirum.jobs.entry import Entry, Work
from frirum.log import logger

log = logger("frirum.jobs")

THREADS = ("clockwork", "apart", "urgent")
# What visitors and those on duty count on, and what should have been erased while we were down.
TIMETABLE: tuple[Entry, ...] = (
    Entry(2, live.revoke),
    Entry(3, oncall.fall_due),
    Entry(5, live.keep_watch),
    Entry(5, oncall.call_in),
    Entry(10, live.erase),
    Entry(10, live.lapse),
    Entry(60, login.sweep),
)
HOUSEWORK_AFTER_S = 1.0  # from the moment the doors open: those who stood before them come first


def once(entries: Iterable[Entry] | None = None, *, now: Callable[[], datetime] = clock.now) -> None:
    """Do everything once that waits for nobody; what one work breaks on does not keep the next one from being done."""
    for entry in TIMETABLE if entries is None else entries:
        if not entry.apart:
            _do(entry.work, now())


@asynccontextmanager
async def lifetime() -> AsyncIterator[None]:
    """Do everything once before anybody is let in, then keep to the timetable while the house is open."""
    loop = asyncio.get_running_loop()
    with ExitStack() as open_threads:
        # One at a time on each: nothing here is in a hurry.
        threads = {name: open_threads.enter_context(ThreadPoolExecutor(1, thread_name_prefix=name)) for name in THREADS}
        await loop.run_in_executor(threads["clockwork"], once)
        rounds = [asyncio.create_task(_rounds(TIMETABLE, threads)), asyncio.create_task(_housework(threads))]
        try:
            yield
        finally:
            for one in rounds:
                one.cancel()
            await asyncio.gather(*rounds, return_exceptions=True)
            for one_thread in threads.values():
                await loop.run_in_executor(one_thread, connections.close_all)


async def _rounds(entries: Iterable[Entry], threads: dict[str, ThreadPoolExecutor]) -> None:
    async with asyncio.TaskGroup() as together:
        for entry in entries:
            together.create_task(_repeat(entry, threads[entry.thread]))


async def _repeat(entry: Entry, thread: ThreadPoolExecutor) -> None:
    loop = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(entry.every_s)
        await loop.run_in_executor(thread, _do, entry.work, clock.now())


async def _housework(threads: dict[str, ThreadPoolExecutor]) -> None:
    await asyncio.sleep(HOUSEWORK_AFTER_S)
    loop = asyncio.get_running_loop()
    # Not on the thread that revokes and erases: after a long absence there may be much to do.
    entries = await loop.run_in_executor(threads["apart"], take_up_housework)
    await _rounds(entries, threads)


def take_up_housework() -> tuple[Entry, ...]:
    """Read what the housework is, and do it once; what it consists of."""
    try:
        from frirum.jobs.housework import HOUSEWORK
    except Exception:  # a house in which something is missing must say so, not forget what it has promised
        log.exception("jobs.stumbled", job="housework")
        raise
    once(HOUSEWORK)
    return HOUSEWORK


def _do(work: Work, now: datetime) -> None:
    try:
        work(now=now)
    except Exception:
        log.exception("jobs.stumbled", job=work.__name__)
    finally:
        for connection in connections.all(initialized_only=True):
            connection.close_if_unusable_or_obsolete()
