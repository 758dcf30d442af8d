"""Dag makes a term's shifts out of the opening hours, publishes them, and changes his mind (ST1, ST4)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from frirum.actions import shift as deeds
from frirum.actions.signup import ShiftIsOver, assign
from frirum.records.models import OpeningException, OpeningPeriod, Qualification, Shift, ShiftPlan, ShiftSeat, Term
from frirum.rules.access import Actor, NotAllowed, Role
from frirum.rules.moves import NotAMove
from frirum.rules.plan import PlanWish
from frirum.rules.seat import ShiftState
from frirum.rules.wording import Flaw, NotInOrder
from tests import planned
from tests.planned import NOW, Planned

pytestmark = pytest.mark.django_db(databases=["default", "live"])


@pytest.fixture
def at(db: None) -> Planned:
    return planned.build()


def dag(at: Planned) -> Actor:
    return at.actor("Dag", Role.COORDINATOR)


def term(at: Planned, *, first: date = date(2026, 3, 2), last: date = date(2026, 3, 29)) -> int:
    return Term.objects.create(
        organisation_id=at.line.organisation_id, name="Spring", first_day=first, last_day=last
    ).pk


def make(at: Planned, of: int) -> int:
    return len(deeds.make_shifts(dag(at), at.line.id, of, now=NOW).added)


def test_the_shifts_to_come_are_made_as_drafts_with_two_regulars_and_a_back_up(at: Planned) -> None:  # ST4
    spring = term(at)
    assert make(at, spring) == 25  # 5 to 29 March; the evening of the 4th has begun
    first = Shift.objects.order_by("starts_at").first()
    assert first is not None
    assert (first.state, first.term_id) == ("draft", spring)
    assert list(first.seats.values_list("kind", flat=True)) == ["regular", "regular", "back_up"]
    assert ShiftSeat.objects.count() == 75


def test_made_twice_there_is_nothing_new_and_people_stay(at: Planned) -> None:
    spring = term(at)
    make(at, spring)
    shift = Shift.objects.order_by("starts_at")[3]
    assign(dag(at), shift.ref, seat=0, volunteer_ref=at.volunteer("Bo").ref, now=NOW)
    assert deeds.make_shifts(dag(at), at.line.id, spring, now=NOW).none
    assert (Shift.objects.count(), at.holders(shift)) == (25, ["Bo", "", ""])


def test_later_hours_move_the_shift_with_its_people(at: Planned) -> None:
    spring = term(at)
    make(at, spring)
    shift = Shift.objects.order_by("starts_at")[3]
    assign(dag(at), shift.ref, seat=0, volunteer_ref=at.volunteer("Bo").ref, now=NOW)
    OpeningPeriod.objects.filter(line_id=at.line.id).update(opens=19 * 60)
    done = deeds.make_shifts(dag(at), at.line.id, spring, now=NOW)
    assert (len(done.moved), done.added, done.removed, done.cancelled) == (25, (), (), ())
    moved = Shift.objects.get(pk=shift.pk)
    assert (moved.starts_at, at.holders(moved)) == (shift.starts_at + timedelta(hours=1), ["Bo", "", ""])


def test_shifts_that_change_places_do_not_bump_into_each_other(at: Planned) -> None:
    hours = OpeningPeriod.objects.filter(line_id=at.line.id)
    hours.exclude(weekday=0).delete()
    hours.update(opens=18 * 60, closes=20 * 60)
    OpeningPeriod.objects.create(line_id=at.line.id, weekday=0, opens=20 * 60, closes=22 * 60)
    spring = term(at)
    assert make(at, spring) == 6
    for one in hours.order_by("-opens"):
        OpeningPeriod.objects.filter(pk=one.pk).update(opens=one.opens + 60, closes=one.closes + 60)
    done = deeds.make_shifts(dag(at), at.line.id, spring, now=NOW)
    assert (len(done.moved), len(done.added)) == (6, 0)
    assert deeds.make_shifts(dag(at), at.line.id, spring, now=NOW).none


def test_a_day_that_closes_is_cancelled_where_somebody_sat_and_gone_where_nobody_did(at: Planned) -> None:
    spring = term(at)
    make(at, spring)
    held, empty = Shift.objects.order_by("starts_at")[3:5]
    assign(dag(at), held.ref, seat=0, volunteer_ref=at.volunteer("Bo").ref, now=NOW)
    for one in (held, empty):
        OpeningException.objects.create(line_id=at.line.id, date=one.starts_at.date(), closed=True)
    done = deeds.make_shifts(dag(at), at.line.id, spring, now=NOW)
    assert ([one.id for one in done.cancelled], [one.id for one in done.removed]) == ([held.pk], [empty.pk])
    assert (Shift.objects.get(pk=held.pk).state, Shift.objects.filter(pk=empty.pk).exists()) == ("cancelled", False)
    assert at.holders(held) == ["Bo", "", ""]
    assert deeds.make_shifts(dag(at), at.line.id, spring, now=NOW).none


def test_seats_follow_the_plan_and_nobody_is_asked_to_stand_up(at: Planned) -> None:
    spring = term(at)
    make(at, spring)
    shift = Shift.objects.order_by("starts_at")[0]
    assign(dag(at), shift.ref, seat=2, volunteer_ref=at.volunteer("Bo").ref, now=NOW)
    chat_day = Qualification.objects.create(organisation_id=at.line.organisation_id, name="Chat day").pk
    seats = (("regular", chat_day, None), ("regular", None, at.theirs.organisation_id))
    deeds.set_plan(dag(at), at.line.id, PlanWish(minimum=1, seats=seats), now=NOW)
    make(at, spring)
    rows = list(shift.seats.order_by("position").values_list("kind", "qualification_id", "organisation_id"))
    assert rows == [*seats, ("back_up", None, None)]
    assert at.holders(shift) == ["", "", "Bo"]
    assert Shift.objects.order_by("starts_at")[1].seats.count() == 2


def test_drafts_are_published_together_and_one_is_cancelled_and_brought_back(at: Planned) -> None:
    spring = term(at)
    make(at, spring)
    assert deeds.publish(dag(at), at.line.id, spring, now=NOW) == 25
    assert deeds.publish(dag(at), at.line.id, spring, now=NOW) == 0
    shift = Shift.objects.order_by("starts_at")[0]
    deeds.move_to(dag(at), at.line.id, shift.ref, ShiftState.CANCELLED, now=NOW)
    deeds.move_to(dag(at), at.line.id, shift.ref, ShiftState.PUBLISHED, now=NOW)
    with pytest.raises(NotAMove):
        deeds.move_to(dag(at), at.line.id, shift.ref, ShiftState.DRAFT, now=NOW)
    with pytest.raises(ShiftIsOver):
        deeds.move_to(dag(at), at.line.id, shift.ref, ShiftState.CANCELLED, now=NOW + timedelta(days=30))


def test_a_note_is_written_and_taken_away_but_not_a_letter(at: Planned) -> None:
    shift = planned.shift(at.line)
    deeds.set_note(dag(at), at.line.id, shift.ref, " Nya numret står i handboken. ", now=NOW)
    assert Shift.objects.get().note == "Nya numret står i handboken."
    with pytest.raises(NotInOrder):
        deeds.set_note(dag(at), at.line.id, shift.ref, "x" * 501, now=NOW)
    deeds.set_note(dag(at), at.line.id, shift.ref, "", now=NOW)
    assert Shift.objects.get().note == ""


@pytest.mark.parametrize(
    ("wish", "flaw"),
    [
        (PlanWish(minimum=4), Flaw.TOO_BIG),
        (PlanWish(minimum=-1), Flaw.TOO_SMALL),
        (PlanWish(on_call_minutes=0), Flaw.TOO_SMALL),
        (PlanWish(seats=()), Flaw.MISSING),
        (PlanWish(seats=(("regular", None, None),) * 13), Flaw.TOO_BIG),
        (PlanWish(seats=(("boss", None, None),) * 2), Flaw.NOT_THERE),
        (PlanWish(seats=(("regular", 99, None),) * 2), Flaw.NOT_THERE),
        (PlanWish(seats=(("regular", None, 99),) * 2), Flaw.NOT_THERE),
    ],
)
def test_a_plan_that_does_not_hold_together_is_refused(at: Planned, wish: PlanWish, flaw: Flaw) -> None:
    with pytest.raises(NotInOrder) as refused:
        deeds.set_plan(dag(at), at.line.id, wish, now=NOW)
    assert [fault.flaw for fault in refused.value.faults] == [flaw]
    assert not ShiftPlan.objects.exists()


def test_nobody_else_may_and_a_partner_changes_nothing_of_the_plan(at: Planned) -> None:  # CS4, AZ3
    spring, shift = term(at), planned.shift(at.line)
    for who in (None, at.actor("Bo"), at.actor("Disa", Role.COORDINATOR), at.actor("Dag", Role.ADMINISTRATOR)):
        with pytest.raises(NotAllowed):
            deeds.set_plan(who, at.line.id, PlanWish(), now=NOW)
        with pytest.raises(NotAllowed):
            deeds.make_shifts(who, at.line.id, spring, now=NOW)
        with pytest.raises(NotAllowed):
            deeds.publish(who, at.line.id, spring, now=NOW)
        with pytest.raises(NotAllowed):
            deeds.move_to(who, at.line.id, shift.ref, ShiftState.CANCELLED, now=NOW)
        with pytest.raises(NotAllowed):
            deeds.set_note(who, at.line.id, shift.ref, "hej", now=NOW)
    disa = at.actor("Disa", Role.COORDINATOR)
    with pytest.raises(NotAllowed):
        deeds.make_shifts(disa, at.theirs.id, spring, now=NOW)
    with pytest.raises(NotAllowed):
        deeds.set_note(disa, at.theirs.id, shift.ref, "hej", now=NOW)
    assert Shift.objects.get().state == "published"
