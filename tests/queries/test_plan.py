"""The plan as it is read: the shift that holds now, and what each seat is to Bo (ST4, CS4)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from frirum.actions.signup import sign_up
from frirum.queries.plan import (
    lines_run_by,
    plan_of,
    seat_states,
    shift_called,
    shift_now,
    shifts_held,
    shifts_of,
)
from frirum.records.models import Account, Membership, Volunteer
from tests import planned
from tests.planned import NOW, Planned
from tests.storasyster import committed

pytestmark = pytest.mark.django_db(databases=["default", "live"])
MINUTE = timedelta(minutes=1)


@pytest.fixture
def at(db: None) -> Planned:
    return planned.build()


def test_a_line_without_a_plan_asks_for_nobody(at: Planned) -> None:
    assert (plan_of(at.line.id).minimum, plan_of(at.line.id).there) == (0, False)
    assert shift_now(at.line.id, now=NOW) is None


def test_a_plan_is_read_with_its_numbers(at: Planned) -> None:
    planned.plan(at.line)
    found = plan_of(at.line.id)
    assert (found.minimum, found.there, found.sign_off_before) == (2, True, timedelta(hours=72))


def test_the_shift_holds_from_half_an_hour_before_to_the_latest_end(at: Planned) -> None:
    shift = planned.shift(at.line, days=0)
    for moment, there in (
        (NOW - 31 * MINUTE, False),
        (NOW - 30 * MINUTE, True),
        (NOW + 60 * MINUTE, True),
        (NOW + 199 * MINUTE, True),
        (NOW + 200 * MINUTE, False),
    ):
        found = shift_now(at.line.id, now=moment)
        assert (found is not None and found.ref == shift.ref) == there, moment


def test_of_two_the_one_that_runs_holds_then_the_next_then_the_one_just_over(at: Planned) -> None:
    first, second = planned.shift(at.line, days=0), planned.shift(at.line, days=0.125)
    refs = [shift_now(at.line.id, now=NOW + minutes * MINUTE) for minutes in (60, 130, 155, 190, 310)]
    assert [one and one.ref for one in refs] == [first.ref, first.ref, second.ref, second.ref, second.ref]


def test_drafts_and_cancelled_shifts_never_hold(at: Planned) -> None:
    planned.shift(at.line, days=0, state="draft")
    planned.shift(at.line, days=0.01, state="cancelled")
    assert shift_now(at.line.id, now=NOW) is None


def test_it_is_read_anew_after_somebody_signed_up(at: Planned) -> None:
    shift = planned.shift(at.line, days=0)
    found = shift_now(at.line.id, now=NOW)
    assert found is not None
    assert found.held == ()
    committed(lambda: sign_up(at.actor("Bo"), shift.ref, seat=0, now=NOW))
    found = shift_now(at.line.id, now=NOW)
    assert found is not None
    assert [(seat.alias, seat.kind) for seat in found.held] == [("Bo", "regular")]
    assert found.seat_of(at.people["Bo"].id) == found.seats[0]


def test_a_colleague_is_an_alias_and_at_the_last_a_number(at: Planned) -> None:  # AL2, CS4
    shift = planned.shift(at.line)
    sign_up(at.actor("Eva"), shift.ref, seat=1, now=NOW)
    seats = shift_called(shift.ref)
    assert seats is not None
    assert seats.seats[1].alias == "Eva"
    Membership.objects.all().delete()
    Volunteer.objects.filter(pk=at.volunteer("Eva").pk).update(name="Evelina Ek")
    found = shift_called(shift.ref)
    assert found is not None
    assert found.seats[1].alias == "Evelina"
    Account.objects.filter(pk=at.people["Eva"].id).update(is_active=False)
    Volunteer.objects.filter(name="Evelina Ek").update(name="", account=None, number=12)
    found = shift_called(shift.ref)
    assert found is not None
    assert (found.seats[1].alias, found.seats[1].number) == ("", 12)


def test_every_seat_of_many_shifts_says_what_it_is_to_bo(at: Planned) -> None:
    one, other = planned.shift(at.line, days=7), planned.shift(at.line, days=7.05)
    sign_up(at.actor("Bo"), one.ref, seat=0, now=NOW)
    shifts = shifts_of(at.line.id, start=NOW, end=NOW + timedelta(days=30))
    said = seat_states(at.volunteer("Bo").pk, shifts, now=NOW)
    assert [said[seat.id].value for shift in shifts for seat in shift.seats] == [
        *("yours", "here_already", "here_already"),
        *("overlaps", "overlaps", "overlaps"),
    ]
    assert [shift.ref for shift in shifts_held(at.volunteer("Bo").pk, start=NOW, end=NOW + timedelta(days=30))] == [
        one.ref
    ]
    assert seat_states(0, shifts, now=NOW) == {}
    assert shift_called("nowhere") is None
    assert other.ref in {shift.ref for shift in shifts}


def test_reading_a_term_asks_a_fixed_number_of_times(at: Planned, django_assert_num_queries: Any) -> None:
    for day in range(1, 20):
        sign_up(at.actor("Bo"), planned.shift(at.line, days=day).ref, seat=0, now=NOW)
    with django_assert_num_queries(3):  # shifts, seats, names
        assert len(shifts_of(at.line.id, start=NOW, end=NOW + timedelta(days=30))) == 19


def test_a_partner_runs_the_line_too_and_who_is_none_does_not(at: Planned) -> None:  # CS4
    assert lines_run_by(at.line.organisation_id) == [at.line.id]
    assert lines_run_by(at.theirs.organisation_id) == sorted([at.line.id, at.theirs.id])
