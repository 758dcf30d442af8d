"""Dag offers supervision and says who came; Bo books a time and gives it back (ST8, ST9)."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connections

from frirum.actions import supervision as deeds
from frirum.actions.supervision import CannotBook, CannotTakeBack, NotYetHeld
from frirum.queries.supervision import supervision, times_for
from frirum.records.models import Account, Membership, Supervision, SupervisionPlace, Told, Volunteer
from frirum.rules.access import Actor, NotAllowed, Role
from frirum.rules.supervision import Form, Kind, Offer, WhyNot
from frirum.rules.wording import Flaw, NotInOrder
from tests import storasyster
from tests.storasyster import NOW, House

pytestmark = pytest.mark.django_db(databases=["default", "live"])
ALONE = Offer(Kind.INDIVIDUAL, Form.REMOTE, NOW + timedelta(days=3), 45)
GATHERING = Offer(Kind.GROUP, Form.IN_PERSON, NOW + timedelta(days=9), 120, places=2)
LATER = NOW + timedelta(days=10)


@pytest.fixture
def house(db: None) -> House:
    return storasyster.build()


def joins(house: House, name: str) -> Volunteer:
    """A volunteer of ours with a log-in, known to the house's actors from now on."""
    if name not in house.people:
        made = Account.objects.create(email=f"{name}@example.org", made_at=NOW, set_up_at=NOW)
        Membership.objects.create(
            account=made, organisation=house.ours, role="volunteer", alias=name.title(), since=NOW
        )
        house.people[name] = made
        house.actors[name] = Actor(made.pk, house.ours.pk, frozenset({Role.VOLUNTEER}))
    facts = {"number": 100 + len(house.people), "name": name.title(), "state": "active", "since": NOW, "made_at": NOW}
    made, _ = Volunteer.objects.get_or_create(
        organisation=house.ours, account=house.people[name], defaults={**facts, "number": 100 + house.people[name].pk}
    )
    return made


def offer(house: House, wish: Offer = ALONE, *, times: int = 1, name: str = "dag") -> list[str]:
    return deeds.offer(house.actors[name], house.ours.pk, wish, times=times, now=NOW)


def test_dag_offers_three_times_one_after_the_other(house: House) -> None:  # ST8
    refs = offer(house, times=3)
    starts = [row.starts_at for row in Supervision.objects.filter(ref__in=refs)]
    assert starts == [ALONE.starts_at + timedelta(minutes=45 * n) for n in range(3)]
    assert {row.led_by for row in Supervision.objects.all()} == {house.people["dag"]}


def test_dag_cannot_be_in_two_places_and_nothing_is_half_offered(house: House) -> None:
    offer(house)
    with pytest.raises(NotInOrder) as refused:
        offer(house, replace(ALONE, starts_at=ALONE.starts_at - timedelta(minutes=60)), times=2)
    assert [one.flaw for one in refused.value.faults] == [Flaw.TAKEN]
    assert Supervision.objects.count() == 1


@pytest.mark.parametrize("name", ["bo", "ada", "eva"])
def test_nobody_else_offers_cancels_or_says_who_came(house: House, name: str) -> None:
    [ref] = offer(house)
    with pytest.raises(NotAllowed):
        offer(house, GATHERING, name=name)
    with pytest.raises(NotAllowed):
        deeds.cancel(house.actors[name], house.ours.pk, ref, now=NOW)
    with pytest.raises(NotAllowed):
        deeds.say_who_came(house.actors[name], house.ours.pk, ref, came=[], now=LATER)
    with pytest.raises(NotAllowed):  # AZ3: not through her own office either
        deeds.cancel(house.actors["eva"], house.theirs.pk, ref, now=NOW)
    assert Supervision.objects.get().cancelled_at is None


def test_bo_books_and_gives_it_back(house: House) -> None:  # ST8
    bo, [ref] = joins(house, "bo"), offer(house)
    deeds.book(house.actors["bo"], bo.pk, ref, now=NOW)
    [time] = times_for(bo.pk, house.ours.pk, now=NOW)
    assert (time.hers, time.why_not) == (True, WhyNot.BOOKED)
    with pytest.raises(CannotBook):
        deeds.book(house.actors["bo"], bo.pk, ref, now=NOW)
    deeds.take_back(house.actors["bo"], bo.pk, ref, now=NOW)
    assert not SupervisionPlace.objects.exists()
    with pytest.raises(CannotTakeBack):
        deeds.take_back(house.actors["bo"], bo.pk, ref, now=NOW)


def test_what_was_taken_begun_or_cancelled_cannot_be_booked(house: House) -> None:
    bo, cleo, [ref, second] = joins(house, "bo"), joins(house, "cleo"), offer(house, times=2)
    deeds.book(house.actors["bo"], bo.pk, ref, now=NOW)
    with pytest.raises(CannotBook) as full:
        deeds.book(house.actors["cleo"], cleo.pk, ref, now=NOW)
    with pytest.raises(CannotBook) as over:
        deeds.book(house.actors["cleo"], cleo.pk, second, now=LATER)
    deeds.cancel(house.actors["dag"], house.ours.pk, second, now=NOW)
    with pytest.raises(CannotBook) as cancelled:
        deeds.book(house.actors["cleo"], cleo.pk, second, now=NOW)
    assert [one.value.why for one in (full, over, cancelled)] == [WhyNot.FULL, WhyNot.OVER, WhyNot.CANCELLED]
    with pytest.raises(CannotTakeBack):
        deeds.take_back(house.actors["bo"], bo.pk, ref, now=LATER)
    with pytest.raises(CannotTakeBack):
        deeds.cancel(house.actors["dag"], house.ours.pk, second, now=NOW)


def test_whoever_booked_is_told_of_a_cancelled_time_once_and_nobody_else(house: House) -> None:
    bo, _cleo, [ref] = joins(house, "bo"), joins(house, "cleo"), offer(house)
    deeds.book(house.actors["bo"], bo.pk, ref, now=NOW)
    assert not Told.objects.exists()
    deeds.cancel(house.actors["dag"], house.ours.pk, ref, now=NOW)
    told = Told.objects.get()
    assert (told.volunteer, told.until) == (bo, ALONE.starts_at)


def test_nobody_books_for_bo_or_from_elsewhere(house: House) -> None:  # AZ3
    bo, cleo, [ref] = joins(house, "bo"), joins(house, "cleo"), offer(house)
    for name in ("cleo", "dag", "ada", "eva"):
        with pytest.raises(NotAllowed):
            deeds.book(house.actors[name], bo.pk, ref, now=NOW)
    with pytest.raises(NotAllowed):
        deeds.book(None, cleo.pk, ref, now=NOW)
    with pytest.raises(NotAllowed):
        deeds.book(house.actors["bo"], 0, ref, now=NOW)
    with pytest.raises(NotAllowed):
        deeds.book(house.actors["bo"], bo.pk, "not-a-time", now=NOW)
    assert not SupervisionPlace.objects.exists()


def test_dag_says_who_came_also_who_had_not_booked(house: House) -> None:  # ST9
    bo, cleo, rut, [ref] = joins(house, "bo"), joins(house, "cleo"), joins(house, "rut"), offer(house, GATHERING)
    for name, who in (("bo", bo), ("cleo", cleo)):
        deeds.book(house.actors[name], who.pk, ref, now=NOW)
    with pytest.raises(NotYetHeld):
        deeds.say_who_came(house.actors["dag"], house.ours.pk, ref, came=[bo.ref], now=NOW)
    deeds.say_who_came(house.actors["dag"], house.ours.pk, ref, came=[bo.ref, rut.ref], now=LATER)
    found = supervision(house.ours.pk, ref)
    assert found is not None
    assert {one.name: one.attended for one in found.taken} == {"Bo": True, "Cleo": False, "Rut": True}
    assert not found.unsaid
    deeds.say_who_came(house.actors["dag"], house.ours.pk, ref, came=[cleo.ref], now=LATER)
    found = supervision(house.ours.pk, ref)
    assert found is not None
    assert {one.name: one.attended for one in found.taken} == {"Bo": False, "Cleo": True, "Rut": False}


def test_a_name_from_elsewhere_is_refused_and_nothing_is_said(house: House) -> None:  # AZ3
    bo, [ref] = joins(house, "bo"), offer(house, GATHERING)
    deeds.book(house.actors["bo"], bo.pk, ref, now=NOW)
    with pytest.raises(NotAllowed):
        deeds.say_who_came(house.actors["dag"], house.ours.pk, ref, came=[bo.ref, "somebody"], now=LATER)
    assert SupervisionPlace.objects.get().attended is None


@pytest.mark.django_db(databases=["default", "live"], transaction=True)
def test_twenty_press_at_once_and_one_gets_the_time(transactional_db: None) -> None:
    house = storasyster.build()
    people, [ref] = {name: joins(house, name) for name in (f"v{n}" for n in range(20))}, offer(house)
    ready = Barrier(len(people))

    def press(name: str) -> bool:
        try:
            ready.wait()
            deeds.book(house.actors[name], people[name].pk, ref, now=NOW)
        except CannotBook:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(len(people)) as pool:
        got: list[bool] = list(pool.map(press, people))
    assert got.count(True) == 1
    assert SupervisionPlace.objects.count() == 1
