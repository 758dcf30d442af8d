"""Checking out: hours counted, a line left, a call asked for; all of it hers to skip, and none of it half (ST5)."""

import pytest

from frirum.actions import queue
from frirum.actions.checkout import check_out
from frirum.actions.duty import NotOnDuty, StillInATalk
from frirum.queries.followup import wishes_of
from frirum.records.models import Attendance, Duty, FollowUp, LeftLine, OnCallPlace, Volunteer
from frirum.rules.wording import NotInOrder
from tests import cast
from tests.cast import Clock
from tests.checked import Evening, evening

pytestmark = pytest.mark.django_db(databases=["default", "live"])


@pytest.fixture
def at(clock: Clock, db: None) -> Evening:
    return evening(clock)


def test_bo_leaves_after_90_minutes_and_skips_the_rest(at: Evening) -> None:  # ST5: leaving earlier is possible
    came = at.comes("Bo")
    at.clock.forward(minutes=90)
    assert check_out(came.pk, line="", heavy=None, wants_call=False, now=at.now) == 90
    row = Attendance.objects.get()
    assert (row.checked_out_at, row.minutes) == (at.now, 90)
    assert (FollowUp.objects.count(), LeftLine.objects.count()) == (0, 0)
    with pytest.raises(NotOnDuty):
        check_out(came.pk, line="", heavy=None, wants_call=False, now=at.now)


def test_what_he_leaves_is_kept_for_whom_it_is(at: Evening) -> None:  # BO3
    came = at.comes("Bo")
    check_out(came.pk, line=" Lugn kväll.\n Nya sidan hjälper. ", heavy=4, wants_call=True, now=at.now)
    assert LeftLine.objects.get().text == "Lugn kväll. Nya sidan hjälper."
    [wish] = wishes_of(at.at.line.organisation_id, now=at.now)
    assert (wish.name, wish.heavy) == ("Bo", 4)


@pytest.mark.parametrize(("line", "heavy"), [("x" * 201, None), ("", 6), ("", 0)])
def test_what_is_not_in_order_leaves_him_where_he_is(at: Evening, line: str, heavy: int | None) -> None:
    came = at.comes("Bo")
    with pytest.raises(NotInOrder):
        check_out(came.pk, line=line, heavy=heavy, wants_call=True, now=at.now)
    came.refresh_from_db()
    assert came.ended_at is None
    assert (FollowUp.objects.count(), LeftLine.objects.count()) == (0, 0)


def test_in_a_talk_nobody_checks_out_and_nothing_is_kept(at: Evening) -> None:
    came = at.comes("Bo")
    vega = cast.waits(at.at.line, now=at.now)
    queue_key = cast.DutyKey.new("")
    cast.duties.make_key(came.pk, queue_key.public, now=at.now)
    key = came.keys.get()
    cast.grants.keep_from_visitor(
        vega.id, [cast.grants.Granted(vega.ref, 1, key.ref, 0, vega.grant(key.ref, queue_key.public))]
    )
    queue.take(came.pk, vega.ref, now=at.now)
    with pytest.raises(StillInATalk):
        check_out(came.pk, line="en rad", heavy=3, wants_call=True, now=at.now)
    assert (FollowUp.objects.count(), LeftLine.objects.count()) == (0, 0)
    assert Attendance.objects.get().checked_out_at is None


def test_staff_on_call_leaves_without_hours(at: Evening) -> None:  # ST10
    OnCallPlace.objects.create(line_id=at.at.line.id, account_id=at.person("Dag").id, position=0)
    Volunteer.objects.filter(pk=at.at.volunteer("Dag").pk).delete()
    came = at.comes("Dag", on_call=True)
    assert check_out(came.pk, line="", heavy=5, wants_call=True, now=at.clock.forward(minutes=30)) == 0
    assert Duty.objects.get().ended_at == at.now
    assert not FollowUp.objects.exists()
