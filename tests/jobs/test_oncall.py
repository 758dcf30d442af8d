"""The clockwork passes from the silent to the next, and asks the back-up in."""

from datetime import timedelta

import pytest

from frirum.actions import escalation, queue
from frirum.jobs import oncall
from frirum.jobs.timetable import TIMETABLE
from frirum.queries.callin import longest_waits
from frirum.queries.escalation import group_of, lines_calling, untold, waits_for, worries_on, worry
from frirum.records import plan
from frirum.records.models import CallIn, OnCallPlace, ShiftPlan
from frirum.rules.escalation import Urgency
from tests import cast
from tests.cast import AtDesk, Clock, Person

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def tonight(clock: Clock) -> tuple[AtDesk, Person]:
    """Bo is on duty; Siv alone is on call, and has one minute to answer."""
    line = cast.storasyster()
    ShiftPlan.objects.create(line_id=line.id, minimum=0, on_call_minutes=1, back_up_wait_minutes=2)
    plan.forget()
    bo = cast.on_duty(cast.bo(line, now=clock.now()), now=clock.now())
    siv = cast.person("Siv", line, now=clock.now())
    OnCallPlace.objects.create(line_id=line.id, account_id=siv.id, position=0)
    return bo, siv


def test_calls_fall_due_by_the_lines_own_minutes(clock: Clock) -> None:  # ST10
    bo, siv = tonight(clock)
    line = bo.who.line
    ref = escalation.call(bo.duty, None, urgency=Urgency.ADVICE, group=group_of(line.id), now=clock.now())
    assert lines_calling() == [line.id]
    assert [(one.account, one.worry, one.told_by) for one in untold()] == [(siv.id, ref, ())]
    assert [one.ref for one in waits_for(siv.id)] == [ref]
    assert waits_for(bo.who.id) == []
    oncall.fall_due(now=clock.forward(seconds=59))
    assert worries_on(line.id)[0].state == "calling"
    oncall.fall_due(now=clock.forward(seconds=1))
    found = worry(line.id, ref)
    assert found is not None
    assert (found.state, found.open, [one.answer for one in found.calls]) == ("exhausted", True, ["silent"])
    assert (lines_calling(), untold()) == ([], [])
    assert worry(line.id + 1, ref) is None
    call = found.call_of(siv.id)
    assert call is not None
    assert call.alias == "Siv"
    assert found.call_of(0) is None


def test_what_stands_open_is_closed_when_the_desk_rests(clock: Clock) -> None:  # ST5
    bo, _ = tonight(clock)
    escalation.call(bo.duty, None, urgency=Urgency.NOW, group=group_of(bo.who.line.id), now=clock.now())
    clock.at = clock.at.replace(hour=22, minute=20)
    oncall.fall_due(now=clock.now())
    assert worries_on(bo.who.line.id)[0].state == "closed"


def test_the_back_up_is_asked_after_the_lines_own_wait(clock: Clock) -> None:  # ST4
    bo, _ = tonight(clock)
    oncall.call_in(now=clock.now())
    assert longest_waits() == {}  # no back-up sits there
    cast.on_duty(cast.cleo(bo.who.line, now=clock.now()), now=clock.now())
    assert longest_waits() == {bo.who.line.id: timedelta(minutes=2)}
    for _ in range(4):
        queue_up(bo, clock)
    oncall.call_in(now=clock.now())
    assert CallIn.objects.get().why == "full"


def queue_up(bo: AtDesk, clock: Clock) -> None:
    vega = cast.waits(bo.who.line, now=clock.now())
    if queue.talks_held(bo.duty) < 3:
        queue.take(bo.duty, vega.ref, now=clock.now())


def test_a_silent_on_call_is_noticed_within_seconds() -> None:
    often = {entry.work: entry.every_s for entry in TIMETABLE}
    assert often[oncall.fall_due] <= 5
    assert often[oncall.call_in] <= 5
