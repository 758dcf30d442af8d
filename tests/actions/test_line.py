"""Dag closes early, and says what the line says of itself (AB8)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from frirum.actions.line import NotOpenNow, close_early, describe, promise, reopen
from frirum.queries.line import line_by_id
from frirum.queries.opening import door_at
from frirum.rules.access import NotAllowed
from frirum.rules.admission import DoorState
from frirum.rules.line import Plan
from frirum.rules.wording import Fault, Flaw, NotInOrder
from tests import storasyster
from tests.storasyster import NOW, House, committed

pytestmark = pytest.mark.django_db(databases=["default", "live"])
SUNDAY_EVENING = datetime(2026, 11, 22, 19, 30, tzinfo=UTC)
CLOSES = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
PLAN = Plan("Chatten", "Chat", {"sv": "För dig."}, ("en", "sv"), capacity=10, talks_each=2)


@pytest.fixture
def house(db: None) -> House:
    return storasyster.build()


def test_dag_closes_early_until_closing(house: House) -> None:  # AB8
    until = close_early(house.actors["dag"], house.line.pk, now=SUNDAY_EVENING)
    assert until == CLOSES
    assert door_at(house.line.pk, now=SUNDAY_EVENING).state is DoorState.CLOSED_EARLY
    next_week = SUNDAY_EVENING + timedelta(days=7)
    assert door_at(house.line.pk, now=next_week).state is DoorState.OPEN


def test_dag_opens_again(house: House) -> None:
    close_early(house.actors["dag"], house.line.pk, now=SUNDAY_EVENING)
    reopen(house.actors["dag"], house.line.pk, now=SUNDAY_EVENING)
    assert door_at(house.line.pk, now=SUNDAY_EVENING).state is DoorState.OPEN


def test_a_closed_door_cannot_close_early(house: House) -> None:
    with pytest.raises(NotOpenNow):
        close_early(house.actors["dag"], house.line.pk, now=NOW)


@pytest.mark.parametrize("name", ["bo", "ada", "eva"])
def test_nobody_else_closes_or_describes_from_the_office(house: House, name: str) -> None:
    who = house.actors[name]
    with pytest.raises(NotAllowed):
        close_early(who, house.line.pk, now=SUNDAY_EVENING)
    with pytest.raises(NotAllowed):
        reopen(who, house.line.pk, now=SUNDAY_EVENING)
    with pytest.raises(NotAllowed):
        describe(who, house.line.pk, PLAN, now=NOW)
    house.line.refresh_from_db()
    assert house.line.closed_early_until is None


def test_dag_describes_the_line_and_visitors_read_it(house: House) -> None:
    line_by_id(house.line.pk)
    committed(lambda: describe(house.actors["dag"], house.line.pk, replace(PLAN, name=" Nya\u202e  chatten "), now=NOW))
    facts = line_by_id(house.line.pk)
    assert facts is not None
    assert (facts.name, facts.capacity, facts.answers_in) == ("Nya chatten", 10, ("sv", "en"))  # UP4


@pytest.mark.parametrize(
    ("wish", "field", "flaw"),
    [
        ({"name": " "}, "name", Flaw.MISSING),
        ({"page_title": "x" * 41}, "page_title", Flaw.TOO_LONG),
        ({"for_whom": {"en": "You."}}, "for_whom_sv", Flaw.MISSING),
        ({"answers_in": ()}, "answers_in", Flaw.NO_LANGUAGE),
        ({"answers_in": ("sv", "tlh")}, "answers_in", Flaw.UNKNOWN_LANGUAGE),
        ({"capacity": 0}, "capacity", Flaw.TOO_SMALL),
        ({"talks_each": 6}, "talks_each", Flaw.TOO_BIG),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_changed(
    house: House, wish: dict[str, object], field: str, flaw: Flaw
) -> None:
    with pytest.raises(NotInOrder) as refused:
        describe(house.actors["dag"], house.line.pk, replace(PLAN, **wish), now=NOW)  # type: ignore[arg-type]
    assert [(fault.field, fault.flaw) for fault in refused.value.faults] == [(field, flaw)]
    house.line.refresh_from_db()
    assert house.line.name == "Storasysters chatt"


def test_ada_says_when_we_would_tell_anyone(house: House) -> None:  # EX8
    texts = {"sv": "Bara om du ber om det.", "en": "Only if you ask."}
    promise(house.actors["ada"], house.ours.pk, when_we_tell=texts, neutral_url="https://www.yr.no/", now=NOW)
    house.ours.refresh_from_db()
    assert (house.ours.when_we_tell, house.ours.neutral_url) == (texts, "https://www.yr.no/")


def test_dag_may_not_promise(house: House) -> None:
    with pytest.raises(NotAllowed):
        promise(house.actors["dag"], house.ours.pk, when_we_tell={"sv": "x"}, neutral_url="https://yr.no", now=NOW)


@pytest.mark.parametrize(
    "url", ["", "http://www.yr.no", "javascript:alert(1)", "https://", "https://a b.se", "//yr.no"]
)
def test_the_quick_exit_leads_to_a_real_address(house: House, url: str) -> None:
    with pytest.raises(NotInOrder) as refused:
        promise(house.actors["ada"], house.ours.pk, when_we_tell={"sv": "x"}, neutral_url=url, now=NOW)
    assert refused.value.faults == (Fault("neutral_url", Flaw.NOT_A_LINK if url else Flaw.MISSING),)


def test_a_line_that_never_closes_stays_closed_for_a_day(house: House) -> None:  # AB8
    house.line.opening_periods.all().delete()
    for weekday in range(7):
        house.line.opening_periods.create(weekday=weekday, opens=0, closes=1440)
    until = close_early(house.actors["dag"], house.line.pk, now=NOW)
    house.line.refresh_from_db()
    assert house.line.closed_early_until == until
    assert door_at(house.line.pk, now=until - timedelta(seconds=1)).state is DoorState.CLOSED_EARLY
    assert door_at(house.line.pk, now=until).state is DoorState.OPEN
    reopen(house.actors["dag"], house.line.pk, now=NOW)
    assert door_at(house.line.pk, now=NOW).state is DoorState.OPEN
