"""Bo signs up and off again; the first write wins, and every no says why (ST4, CS4)."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import OperationalError, connections

from frirum.actions.signup import (
    NotHerSeat,
    SeatIsNotFree,
    ShiftIsOver,
    TooLateToSignOff,
    assign,
    sign_off,
    sign_up,
    take_off,
)
from frirum.records.models import Partner, Qualification, Shift, ShiftSeat, Volunteer
from frirum.rules.access import NotAllowed, Role
from frirum.rules.seat import SeatState
from tests import cast, planned
from tests.planned import NOW, Planned

pytestmark = pytest.mark.django_db(databases=["default", "live"])


@pytest.fixture
def at(db: None) -> Planned:
    return planned.build()


def up(at: Planned, name: str, shift: Shift, seat: int = 0) -> None:
    sign_up(at.actor(name), shift.ref, seat=seat, now=NOW)


def no(at: Planned, name: str, shift: Shift, seat: int = 0) -> SeatState:
    before = at.holders(shift)
    with pytest.raises(SeatIsNotFree) as refused:
        up(at, name, shift, seat)
    assert at.holders(shift) == before
    return refused.value.why


def test_bo_signs_up_and_cleo_takes_the_seat_beside(at: Planned) -> None:
    shift = planned.shift(at.line)
    up(at, "Bo", shift)
    up(at, "Cleo", shift, 2)
    assert at.holders(shift) == ["Bo", "", "Cleo"]


def test_a_taken_seat_says_so_and_stays_whose_it_is(at: Planned) -> None:
    shift = planned.shift(at.line)
    up(at, "Bo", shift)
    assert no(at, "Cleo", shift) is SeatState.TAKEN
    assert no(at, "Bo", shift) is SeatState.YOURS
    assert no(at, "Bo", shift, 1) is SeatState.HERE_ALREADY


def test_eva_of_the_partner_sits_at_our_line_but_not_without_the_partnership(at: Planned) -> None:  # CS4
    shift = planned.shift(at.line)
    up(at, "Eva", shift)
    Partner.objects.all().delete()
    assert no(at, "Eva", planned.shift(at.line, days=8)) is SeatState.OTHER_ORGANISATION


def test_a_seat_kept_for_one_organisation_is_not_for_another(at: Planned) -> None:  # CS4
    shift = planned.shift(at.line)
    ShiftSeat.objects.filter(shift=shift, position=1).update(organisation_id=at.theirs.organisation_id)
    assert no(at, "Bo", shift, 1) is SeatState.OTHER_ORGANISATION
    up(at, "Eva", shift, 1)


def test_a_seat_that_needs_a_qualification_is_for_who_has_it(at: Planned) -> None:
    shift = planned.shift(at.line)
    chat_day = Qualification.objects.create(organisation_id=at.line.organisation_id, name="Chat day")
    ShiftSeat.objects.filter(shift=shift, position=0).update(qualification=chat_day)
    assert no(at, "Bo", shift) is SeatState.NEEDS_QUALIFICATION
    at.volunteer("Bo").qualifications.add(chat_day)
    up(at, "Bo", shift)


@pytest.mark.parametrize("state", ["applied", "in_training", "paused", "suspended", "left"])
def test_only_who_is_active_signs_up(at: Planned, state: str) -> None:
    shift = planned.shift(at.line)
    Volunteer.objects.filter(pk=at.volunteer("Bo").pk).update(state=state)
    assert no(at, "Bo", shift) is SeatState.GATE_CLOSED


def test_overlap_is_refused_across_lines_and_organisations(at: Planned) -> None:  # CS4
    elsewhere = planned.shift(at.theirs, days=7)
    bo_there = Volunteer.objects.create(
        organisation_id=at.theirs.organisation_id, number=90, account_id=at.people["Bo"].id, state="active", since=NOW,
        made_at=NOW,
    )  # fmt: skip
    ShiftSeat.objects.filter(shift=elsewhere, position=0).update(volunteer=bo_there)
    same_evening = planned.shift(at.line, days=7.05)
    assert no(at, "Bo", same_evening) is SeatState.OVERLAPS
    up(at, "Bo", planned.shift(at.line, days=7.5))
    Shift.objects.filter(pk=elsewhere.pk).update(state="cancelled")
    up(at, "Bo", same_evening)


def test_drafts_cancelled_and_past_shifts_take_nobody(at: Planned) -> None:
    assert no(at, "Bo", planned.shift(at.line, days=3, state="draft")) is SeatState.DRAFT
    assert no(at, "Bo", planned.shift(at.line, days=4, state="cancelled")) is SeatState.CANCELLED
    assert no(at, "Bo", planned.shift(at.line, days=-4)) is SeatState.PAST


def test_nobody_signs_up_for_another_or_without_being_a_volunteer(at: Planned) -> None:  # AZ2
    shift = planned.shift(at.line)
    Volunteer.objects.filter(pk=at.volunteer("Rut").pk).delete()
    for who in (None, at.actor("Rut"), at.actor("Dag", Role.COORDINATOR)):
        with pytest.raises(NotAllowed):
            sign_up(who, shift.ref, seat=0, now=NOW)
    for ref, seat in (("nowhere", 0), (shift.ref, 9)):
        with pytest.raises(NotAllowed):
            sign_up(at.actor("Bo"), ref, seat=seat, now=NOW)


def test_bo_signs_off_early_but_not_late(at: Planned) -> None:
    planned.plan(at.line, sign_off_hours=72)
    shift = planned.shift(at.line, days=7)
    up(at, "Bo", shift)
    late = NOW + timedelta(days=4, seconds=1)
    with pytest.raises(TooLateToSignOff):
        sign_off(at.actor("Bo"), shift.ref, seat=0, now=late)
    with pytest.raises(NotHerSeat):
        sign_off(at.actor("Cleo"), shift.ref, seat=0, now=NOW)
    with pytest.raises(NotHerSeat):
        sign_off(at.actor("Bo"), shift.ref, seat=7, now=NOW)
    sign_off(at.actor("Bo"), shift.ref, seat=0, now=NOW)
    assert at.holders(shift) == ["", "", ""]


def test_dag_gives_a_seat_of_a_draft_by_the_same_rules_and_takes_it_back(at: Planned) -> None:
    dag, draft = at.actor("Dag", Role.COORDINATOR), planned.shift(at.line, state="draft")
    assign(dag, draft.ref, seat=0, volunteer_ref=at.volunteer("Bo").ref, now=NOW)
    with pytest.raises(SeatIsNotFree) as refused:
        assign(dag, draft.ref, seat=0, volunteer_ref=at.volunteer("Cleo").ref, now=NOW)
    assert refused.value.why is SeatState.TAKEN
    assert at.holders(draft) == ["Bo", "", ""]
    take_off(dag, draft.ref, seat=0, now=NOW)
    assert at.holders(draft) == ["", "", ""]
    with pytest.raises(NotHerSeat):
        take_off(dag, draft.ref, seat=0, now=NOW)


def test_each_organisation_seats_and_unseats_its_own_people_only(at: Planned) -> None:  # CS4, AZ3
    shift = planned.shift(at.line)
    dag, disa = at.actor("Dag", Role.COORDINATOR), at.actor("Disa", Role.COORDINATOR)
    with pytest.raises(NotAllowed):
        assign(dag, shift.ref, seat=0, volunteer_ref=at.volunteer("Eva").ref, now=NOW)
    assign(disa, shift.ref, seat=0, volunteer_ref=at.volunteer("Eva").ref, now=NOW)
    with pytest.raises(NotAllowed):
        take_off(dag, shift.ref, seat=0, now=NOW)
    for who, ref in ((None, at.volunteer("Bo").ref), (at.actor("Bo"), at.volunteer("Bo").ref), (dag, "nobody")):
        with pytest.raises(NotAllowed):
            assign(who, shift.ref, seat=1, volunteer_ref=ref, now=NOW)
    with pytest.raises(ShiftIsOver):
        take_off(disa, shift.ref, seat=0, now=NOW + timedelta(days=8))
    assert at.holders(shift) == ["Eva", "", ""]


def presses(at: Planned, name: str, shift: Shift) -> str:
    """What she reads; on a crowded machine SQLite may say that it is busy, and she presses again."""
    for _ in range(20):
        try:
            up(at, name, shift)
        except SeatIsNotFree as refused:
            return refused.why
        except OperationalError:
            continue
        else:
            return "got it"
        finally:
            connections.close_all()
    return "never answered"


@pytest.mark.django_db(databases=["default", "live"], transaction=True)
def test_fifty_people_on_the_last_seat_and_one_gets_it() -> None:
    at = planned.build()
    shift = planned.shift(at.line)
    ShiftSeat.objects.filter(shift=shift, position__gt=0).delete()
    for number in range(50):
        name = f"V{number}"
        at.people[name] = cast.person(name, at.line, now=NOW)
        planned.active(at.people[name])

    together = threading.Barrier(50)

    def tries(number: int) -> str:
        together.wait()
        return presses(at, f"V{number}", shift)

    with ThreadPoolExecutor(50) as many:
        answers = list(many.map(tries, range(50)))
    assert sorted(answers) == ["got it", *["taken"] * 49]
    assert at.holders(shift) == [f"V{answers.index('got it')}"]


@pytest.mark.django_db(databases=["default", "live"], transaction=True)
def test_one_person_at_two_overlapping_shifts_at_once_gets_one() -> None:
    at = planned.build()
    bo_there = Volunteer.objects.create(
        organisation_id=at.theirs.organisation_id, number=90, account_id=at.people["Bo"].id, state="active", since=NOW,
        made_at=NOW,
    )  # fmt: skip
    there = cast.Person(at.people["Bo"].id, "", "", "Bo", at.theirs)
    at.people["Bo there"] = there
    shifts = {"Bo": planned.shift(at.line), "Bo there": planned.shift(at.theirs)}
    assert bo_there.pk

    def tries(name: str) -> str:
        return presses(at, name, shifts[name])

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(tries, shifts)) == ["got it", "overlaps"]
