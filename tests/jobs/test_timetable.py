"""The clockwork: everything once before anybody is let in, then in time; one stumble stops nothing else."""

import asyncio
from datetime import datetime

import pytest
from django.db import connections

from frirum.actions import conversation
from frirum.jobs import housework, timetable
from frirum.jobs.entry import Entry
from frirum.records.models import Conversation, Duty
from tests import cast
from tests.cast import Clock

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def test_what_is_due_is_erased_before_anybody_is_let_in(clock: Clock) -> None:
    line = cast.storasyster()
    vega = cast.waits(line, now=clock.now())
    conversation.end_by_visitor(vega.token_hash, now=clock.now())
    clock.forward(minutes=20)

    def look() -> bool:
        try:
            return Conversation.objects.exists()
        finally:
            connections.close_all()

    async def open_and_look() -> bool:
        async with timetable.lifetime():
            return await asyncio.to_thread(look)

    assert asyncio.run(open_and_look()) is False


def test_what_was_revoked_while_we_were_away_is_replayed(clock: Clock) -> None:  # SA13
    line = cast.storasyster()
    desk = cast.on_duty(cast.bo(line, now=clock.now()), now=clock.now())
    from frirum.records.models import Membership

    timetable.once(now=clock.now)
    assert Duty.objects.get(pk=desk.duty).ended_at is None
    Membership.objects.update(revoked_at=clock.now())
    timetable.once(now=clock.now)
    assert not Duty.objects.filter(pk=desk.duty, ended_at=None).exists()


def test_one_that_stumbles_keeps_none_of_the_others(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> None:
    done: list[datetime] = []

    def stumbles(*, now: datetime) -> None:
        raise RuntimeError("words that are told to nobody")

    def works(*, now: datetime) -> None:
        done.append(now)

    monkeypatch.setattr(timetable, "TIMETABLE", (Entry(1, stumbles), Entry(1, works)))
    timetable.once(now=clock.now)
    assert done == [clock.now()]


def test_revocation_is_looked_for_often_enough() -> None:  # SA13: within five seconds
    from frirum.jobs import live

    assert next(entry.every_s for entry in timetable.TIMETABLE if entry.work is live.revoke) <= 4


def test_the_housework_is_taken_up_when_the_doors_are_open(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def cleans(*, now: datetime) -> None:
        done.append("cleaned")

    monkeypatch.setattr(timetable, "TIMETABLE", ())
    monkeypatch.setattr(timetable, "HOUSEWORK_AFTER_S", 0)
    monkeypatch.setattr(housework, "HOUSEWORK", (Entry(0.01, cleans),))

    async def stay_open() -> list[str]:
        async with timetable.lifetime():
            before = list(done)
            while len(done) < 3:  # once, and then in time
                await asyncio.sleep(0.01)
        return before

    assert asyncio.run(asyncio.wait_for(stay_open(), 20)) == []


def test_what_visitors_count_on_does_not_wait_for_the_housework() -> None:
    from frirum.jobs import live, oncall

    first = {entry.work for entry in timetable.TIMETABLE}
    assert first.isdisjoint(entry.work for entry in housework.HOUSEWORK)
    assert {live.revoke, live.keep_watch, live.erase, live.lapse, oncall.fall_due} <= first
