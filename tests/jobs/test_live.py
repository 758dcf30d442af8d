"""Keeping watch over a whole evening: everybody is told, and everything ends in time."""

import pytest

from frirum.actions import block, conversation, queue
from frirum.jobs import live
from frirum.jobs.timetable import TIMETABLE
from frirum.queries.talk import log_after
from frirum.records.models import Block, Conversation, Duty, Line
from frirum.rules.conversation import State
from tests import cast
from tests.cast import Clock

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def test_an_evening_until_after_closing(clock: Clock) -> None:
    line = cast.storasyster()
    bo = cast.on_duty(cast.bo(line, now=clock.now()), now=clock.now())
    talks, waits = cast.waits(line, now=clock.now()), cast.waits(line, now=clock.now())
    queue.take(bo.duty, talks.ref, now=clock.now())
    closing = clock.now().replace(hour=22)
    seen: dict[str, int] = {}
    for minute in range(5, 5 * 60, 5):
        now = clock.forward(minutes=5)
        living = {one.pk: now for one in Conversation.objects.exclude(state=State.ENDED)}
        conversation.hear(living, {bo.duty: now})
        live.keep_watch(now=now)
        live.erase(now=now)
        for vega in (talks, waits):
            for entry in log_after(vega.id, 0):
                seen.setdefault(f"{vega.ref} {entry.kind} {entry.alias}", minute)
        if now < closing:
            assert Conversation.objects.get(pk=waits.id).state == State.WAITING
    assert seen[f"{waits.ref} ended closing"] == 180  # at closing
    assert seen[f"{talks.ref} ended closing"] == 240  # an hour later
    assert seen[f"{talks.ref} closing "] == seen[f"{waits.ref} closing "] < 180
    assert not Conversation.objects.exists()
    assert not Duty.objects.filter(ended_at=None).exists()  # the desk closed after the debrief (SA10)


def test_closing_early_lets_those_go_on_who_are_there(clock: Clock) -> None:  # AB8
    line = cast.storasyster()
    vega = cast.waits(line, now=clock.now())
    Line.objects.filter(pk=line.id).update(closed_early_until=clock.now().replace(hour=22))
    conversation.hear({vega.id: clock.forward(minutes=2)}, {})
    live.keep_watch(now=clock.now())
    assert vega.row.state == State.WAITING


def test_a_question_about_a_block_is_void_after_fifteen_minutes_and_the_talk_goes_on(clock: Clock) -> None:  # AB3
    line = cast.storasyster()
    bo, troll = cast.on_duty(cast.bo(line, now=clock.now()), now=clock.now()), cast.waits(line, now=clock.now())
    queue.take(bo.duty, troll.ref, now=clock.now())
    block.ask(bo.duty, troll.ref, closes_at=None, now=clock.now())
    live.lapse(now=clock.forward(minutes=14, seconds=59))
    assert troll.row.paused  # nobody but Bo is there to say yes
    live.lapse(now=clock.forward(seconds=1))
    assert not troll.row.paused
    assert Block.objects.get().state == "declined"
    assert live.lapse in {entry.work for entry in TIMETABLE}
