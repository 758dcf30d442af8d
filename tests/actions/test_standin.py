"""Bo can't come: early his seat is free, late others are asked, the first yes wins and the others are thanked (ST4)."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connections

from frirum.actions.signup import NotHerSeat, SeatIsNotFree, sign_up, take_off
from frirum.actions.standin import (
    NobodyIsLookedFor,
    ShiftHasBegun,
    answer,
    ask,
    can_come,
    cannot_come,
    settle,
    sweep,
)
from frirum.jobs.shifts import look_for_stand_ins
from frirum.records.models import Membership, Shift, StandInAsked, StandInSearch, Told, Volunteer
from frirum.rules.access import NotAllowed, Role
from frirum.rules.kept import TOLD_KEPT
from frirum.rules.standin import Answer, Way
from tests import cast, planned
from tests.planned import NOW, Planned

pytestmark = pytest.mark.django_db(databases=["default", "live"])
SOON = 2 / 24  # two hours, in days


@pytest.fixture
def at(db: None) -> Planned:
    return planned.build()


def held(at: Planned, *, days: float = SOON, name: str = "Bo") -> Shift:
    """A shift that Bo sits in, two hours away, signed up for long ago."""
    shift = planned.shift(at.line, days=days)
    sign_up(at.actor(name), shift.ref, seat=0, now=NOW)
    return shift


def search(shift: Shift) -> StandInSearch:
    return StandInSearch.objects.get(seat__shift=shift, state="open")


def looked_for(at: Planned, *, now: datetime = NOW) -> tuple[Shift, StandInSearch]:
    shift = held(at)
    assert cannot_come(at.actor("Bo"), shift.ref, now=now) is Way.SEARCH
    look_for_stand_ins(now=now)
    return shift, search(shift)


def test_early_the_seat_is_free_and_nobody_is_asked(at: Planned) -> None:
    shift = held(at, days=7)
    assert cannot_come(at.actor("Bo"), shift.ref, now=NOW) is Way.SIGN_OFF
    assert at.holders(shift) == ["", "", ""]
    assert not StandInSearch.objects.exists()


def test_late_others_are_asked_and_bo_keeps_the_seat(at: Planned) -> None:
    shift, found = looked_for(at)
    assert at.holders(shift) == ["Bo", "", ""]
    asked = set(StandInAsked.objects.values_list("volunteer__account_id", flat=True))
    assert asked == {at.people[name].id for name in ("Cleo", "Rut", "Eva")}
    assert Told.objects.filter(about=f"stand_in:{found.ref}", mail="question").count() == 3


def test_pressed_twice_it_is_one_search_and_nobody_is_asked_twice(at: Planned) -> None:
    shift, _ = looked_for(at)
    cannot_come(at.actor("Bo"), shift.ref, now=NOW)
    look_for_stand_ins(now=NOW)
    assert StandInSearch.objects.count() == 1
    assert StandInAsked.objects.count() == Told.objects.count() == 3


@pytest.mark.parametrize(
    "why", ["sits elsewhere", "has the gate closed", "is not qualified", "has no log-in", "has no access"]
)
def test_who_could_not_take_it_is_not_asked(at: Planned, why: str) -> None:
    shift = held(at)
    cleo = at.volunteer("Cleo")
    if why == "sits elsewhere":
        other = planned.shift(at.theirs, days=SOON + 0.01)
        other.seats.filter(position=0).update(volunteer=cleo)
    elif why == "has the gate closed":
        Volunteer.objects.filter(pk=cleo.pk).update(state="paused")
    elif why == "is not qualified":
        wanted = cleo.organisation.qualifications.create(name="Chat day")
        at.volunteer("Rut").qualifications.add(wanted)
        shift.seats.filter(position=0).update(qualification=wanted)
    elif why == "has no log-in":
        Volunteer.objects.filter(pk=cleo.pk).update(account=None)
    else:
        Membership.objects.filter(account_id=cleo.account_id).update(revoked_at=NOW)
    cannot_come(at.actor("Bo"), shift.ref, now=NOW)
    look_for_stand_ins(now=NOW)
    assert not StandInAsked.objects.filter(volunteer=cleo).exists()
    assert StandInAsked.objects.filter(volunteer=at.volunteer("Rut")).exists()


def test_who_becomes_free_later_is_asked_then(at: Planned) -> None:
    Volunteer.objects.filter(pk=at.volunteer("Cleo").pk).update(state="paused")
    looked_for(at)
    Volunteer.objects.filter(pk=at.volunteer("Cleo").pk).update(state="active")
    look_for_stand_ins(now=NOW)
    assert StandInAsked.objects.filter(volunteer=at.volunteer("Cleo")).exists()


def test_cleo_says_yes_and_bo_is_told(at: Planned) -> None:
    shift, found = looked_for(at)
    assert answer(at.actor("Cleo"), found.ref, yes=True, now=NOW) is Answer.YES
    assert at.holders(shift) == ["Cleo", "", ""]
    found.refresh_from_db()
    assert found.state == "found"
    assert Told.objects.get(about=f"stood_in:{found.ref}").volunteer == at.volunteer("Bo")
    assert answer(at.actor("Cleo"), found.ref, yes=True, now=NOW) is Answer.YES  # pressed twice


def test_rut_is_a_moment_later_and_takes_nothing(at: Planned) -> None:
    shift, found = looked_for(at)
    answer(at.actor("Cleo"), found.ref, yes=True, now=NOW)
    assert answer(at.actor("Rut"), found.ref, yes=True, now=NOW) is Answer.LATE
    assert at.holders(shift) == ["Cleo", "", ""]


def test_a_no_is_fine_and_may_become_a_yes(at: Planned) -> None:
    shift, found = looked_for(at)
    assert answer(at.actor("Cleo"), found.ref, yes=False, now=NOW) is Answer.NO
    assert at.holders(shift) == ["Bo", "", ""]
    assert answer(at.actor("Cleo"), found.ref, yes=True, now=NOW) is Answer.YES


def test_who_was_not_asked_yet_may_say_yes_when_she_could_take_it(at: Planned) -> None:
    shift = held(at)
    cannot_come(at.actor("Bo"), shift.ref, now=NOW)
    assert answer(at.actor("Cleo"), search(shift).ref, yes=True, now=NOW) is Answer.YES


def test_who_could_not_take_it_is_refused_with_the_reason(at: Planned) -> None:
    shift, found = looked_for(at)
    Volunteer.objects.filter(pk=at.volunteer("Cleo").pk).update(state="paused")
    with pytest.raises(SeatIsNotFree, match="gate_closed"):
        answer(at.actor("Cleo"), found.ref, yes=True, now=NOW)
    assert at.holders(shift) == ["Bo", "", ""]
    assert search(shift).ref == found.ref


def test_bo_can_come_after_all(at: Planned) -> None:
    shift, found = looked_for(at)
    can_come(at.actor("Bo"), shift.ref, now=NOW)
    assert answer(at.actor("Cleo"), found.ref, yes=True, now=NOW) is Answer.LATE
    assert at.holders(shift) == ["Bo", "", ""]
    with pytest.raises(NobodyIsLookedFor):
        can_come(at.actor("Bo"), shift.ref, now=NOW)


def test_nobody_is_found_and_bo_keeps_the_seat_until_the_shift_begins(at: Planned) -> None:
    shift, found = looked_for(at)
    settle(now=shift.starts_at - timedelta(seconds=1))
    assert search(shift).ref == found.ref
    settle(now=shift.starts_at)
    found.refresh_from_db()
    assert (found.state, at.holders(shift)) == ("nobody", ["Bo", "", ""])
    assert answer(at.actor("Cleo"), found.ref, yes=True, now=shift.starts_at) is Answer.LATE


def test_a_yes_after_the_beginning_is_late_even_before_it_is_settled(at: Planned) -> None:
    shift, found = looked_for(at)
    assert answer(at.actor("Cleo"), found.ref, yes=True, now=shift.starts_at) is Answer.LATE
    assert at.holders(shift) == ["Bo", "", ""]


@pytest.mark.parametrize("why", ["cancelled", "taken off"])
def test_a_search_whose_seat_was_settled_otherwise_is_over(at: Planned, why: str) -> None:
    shift, found = looked_for(at)
    if why == "cancelled":
        Shift.objects.filter(pk=shift.pk).update(state="cancelled")
    else:
        take_off(at.actor("Dag", Role.COORDINATOR), shift.ref, seat=0, now=NOW)
    settle(now=NOW)
    found.refresh_from_db()
    assert found.state == "withdrawn"
    ask(found.ref, [at.volunteer("Cleo").pk], now=NOW)  # nothing happens


def test_another_has_the_seat_by_the_coordinators_hand_before_it_is_settled(at: Planned) -> None:
    shift, found = looked_for(at)
    shift.seats.filter(position=0).update(volunteer=at.volunteer("Rut"))
    assert answer(at.actor("Cleo"), found.ref, yes=True, now=NOW) is Answer.LATE


def test_a_shift_that_has_begun_or_passed_asks_nobody(at: Planned) -> None:
    shift = held(at)
    for now in (shift.starts_at, shift.ends_at + timedelta(days=3)):
        with pytest.raises(ShiftHasBegun):
            cannot_come(at.actor("Bo"), shift.ref, now=now)
    assert at.holders(shift) == ["Bo", "", ""]


def test_who_does_not_sit_there_can_give_nothing_away(at: Planned) -> None:  # AZ2, AZ3
    shift = held(at)
    with pytest.raises(NotHerSeat):
        cannot_come(at.actor("Cleo"), shift.ref, now=NOW)
    for who in (None, at.actor("Dag", Role.COORDINATOR)):
        with pytest.raises(NotAllowed):
            cannot_come(who, shift.ref, now=NOW)
        with pytest.raises(NotAllowed):
            answer(who, "nothing", yes=True, now=NOW)
    with pytest.raises(NotAllowed):
        cannot_come(at.actor("Bo"), "nowhere", now=NOW)
    with pytest.raises(NotAllowed):
        answer(at.actor("Cleo"), "nothing", yes=True, now=NOW)


def test_who_was_asked_is_forgotten_long_after_the_shift(at: Planned) -> None:
    shift, _ = looked_for(at)
    forgotten = shift.ends_at + TOLD_KEPT
    assert sweep(now=forgotten - timedelta(seconds=1)) == 0
    sweep(now=forgotten)
    assert not StandInSearch.objects.exists()
    assert not StandInAsked.objects.exists()
    assert at.holders(shift) == ["Bo", "", ""]


@pytest.mark.django_db(databases=["default", "live"], transaction=True)
def test_twenty_yeses_at_once_are_one_and_nineteen_thanks(transactional_db: None) -> None:
    at = planned.build(partner=False)
    names = [f"Volunteer{number}" for number in range(20)]
    for name in names:
        at.people[name] = cast.person(name, at.line, now=NOW)
    shift, found = looked_for(at)
    gate = threading.Barrier(len(names))

    def says_yes(name: str) -> Answer:
        try:
            gate.wait()
            return answer(at.actor(name), found.ref, yes=True, now=NOW)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(names)) as at_once:
        said = list(at_once.map(says_yes, names))
    assert sorted(said) == sorted([Answer.YES, *[Answer.LATE] * 19])
    assert at.holders(shift)[0] == names[said.index(Answer.YES)]
    assert at.holders(shift)[1:] == ["", ""]
