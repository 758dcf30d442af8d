"""Each kind of requirement, met and not met, at the edges of its period (ST7, ST9, ST11)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.met import Found, found
from frirum.rules.period import Period, Span
from frirum.rules.requirement import SHAPES, Gate, Kind, Requirement
from frirum.rules.verdict import House, Met, Person, Signed, Text
from frirum.rules.volunteer import State

TODAY = date(2026, 3, 4)
BO = Person(State.ACTIVE)
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def asks(kind: Kind, terms: Mapping[str, object] | None = None, period: Period | None = None) -> Requirement:
    return Requirement(kind, Gate.NOTHING, period or SHAPES[kind].periods[0], terms or {})


def look(requirement: Requirement, person: Person = BO, house: House | None = None, *, on: date = TODAY) -> Found:
    return found(requirement, person, house or House(), on)


def did(kind: Kind, on: date = TODAY, **more: object) -> Person:
    return replace(BO, met=(Met(kind, on, **more),))  # type: ignore[arg-type]


# Age


@pytest.mark.parametrize(
    ("at_check", "checked", "least", "met"),
    [
        (20, TODAY, 20, True),
        (18, TODAY, 20, False),
        (20, date(2023, 3, 4), 23, True),  # who was 20 three years ago is 23
        (20, date(2023, 3, 5), 23, False),
        (20, TODAY + timedelta(days=1), 20, False),  # not checked yet on that day
    ],
)
def test_bo_is_old_enough_when_somebody_has_checked(at_check: int, checked: date, least: int, met: bool) -> None:
    assert look(asks(Kind.AGE, {"least": least}), did(Kind.AGE, checked, amount=at_check)).met is met


def test_saying_ones_age_is_not_having_it_checked() -> None:
    here = look(asks(Kind.AGE), did(Kind.AGE, amount=20, seen=False))
    assert (here.met, here.detail["said"]) == (False, True)
    assert look(asks(Kind.AGE)).detail["said"] is False
    assert not look(asks(Kind.AGE), did(Kind.AGE)).met


# The fee

FEE = asks(Kind.MEMBERSHIP_FEE, {"least": 5_000})


@pytest.mark.parametrize(("amount", "met"), [(5_000, True), (4_999, False), (None, False), (9_000, True)])
def test_the_fee_of_the_year_is_paid_from_the_least_on(amount: int | None, met: bool) -> None:
    assert look(FEE, did(Kind.MEMBERSHIP_FEE, amount=amount)).met is met


def test_two_payments_of_a_year_add_up() -> None:
    paid = (Met(Kind.MEMBERSHIP_FEE, TODAY, amount=3_000), Met(Kind.MEMBERSHIP_FEE, TODAY, amount=2_000))
    assert look(FEE, replace(BO, met=paid)).met
    assert not look(FEE, replace(BO, met=paid[:1])).met


def test_paid_in_december_for_the_year_to_come() -> None:
    early = did(Kind.MEMBERSHIP_FEE, date(2025, 12, 20), topic="2026", amount=5_000)
    assert look(FEE, early).met
    assert not look(FEE, early, on=date(2025, 12, 21)).met


def test_the_fee_ends_with_the_year_and_with_the_next_one_paid_a_year_later() -> None:
    once = did(Kind.MEMBERSHIP_FEE, amount=5_000)
    assert look(FEE, once).until == date(2026, 12, 31)
    both = replace(once, met=(*once.met, Met(Kind.MEMBERSHIP_FEE, TODAY, "2027", 5_000)))
    assert look(FEE, both).until == date(2027, 12, 31)


def test_in_the_days_of_grace_last_years_fee_still_counts() -> None:
    fee = asks(Kind.MEMBERSHIP_FEE, {"least": 5_000, "grace_days": 31})
    paid = did(Kind.MEMBERSHIP_FEE, date(2025, 5, 1), amount=5_000)
    last = look(fee, paid, on=date(2026, 1, 31))
    assert (last.met, last.until, last.soon) == (True, date(2026, 1, 31), True)
    assert not look(fee, paid, on=date(2026, 2, 1)).met
    assert not look(fee, BO, on=date(2026, 1, 1)).met
    assert not look(FEE, paid, on=date(2026, 1, 1)).met


@given(DAYS, DAYS)
def test_a_fee_counts_in_its_year_alone(paid: date, on: date) -> None:
    met = look(FEE, did(Kind.MEMBERSHIP_FEE, paid, amount=5_000), on=on).met
    assert met is (paid.year == on.year and paid <= on)


# Training

DAYS_NAMED = asks(Kind.TRAINING, {"topics": ["Grunder", "Samtalet", "Lagen", "Chatten"]})


def test_training_is_done_when_every_named_day_is() -> None:  # ST7
    some = tuple(Met(Kind.TRAINING, TODAY, topic) for topic in ("grunder", "Samtalet", "Lagen"))
    assert look(DAYS_NAMED, replace(BO, met=some)).detail == {"left": ["Chatten"], "of": 4}
    assert look(DAYS_NAMED, replace(BO, met=(*some, Met(Kind.TRAINING, TODAY, "Chatten")))).met


# The extract


def test_the_extract_is_shown_or_not() -> None:
    extract = asks(Kind.RECORD_EXTRACT)
    assert look(extract, did(Kind.RECORD_EXTRACT, date(2020, 1, 1))).met
    assert not look(extract).met


@pytest.mark.parametrize(("on", "met"), [(date(2029, 2, 27), True), (date(2029, 2, 28), False)])
def test_once_a_year_it_holds_for_a_year(on: date, met: bool) -> None:
    yearly = asks(Kind.RECORD_EXTRACT, period=Period.YEAR)
    here = look(yearly, did(Kind.RECORD_EXTRACT, date(2028, 2, 29)), on=on)
    assert (here.met, here.until) == (met, date(2029, 2, 27))


# Supervision

AUTUMN = Span(date(2026, 8, 24), date(2026, 12, 13))
HOUSE = House(terms=(AUTUMN,))


@pytest.mark.parametrize(
    ("at", "on", "met"),
    [
        (AUTUMN.first, AUTUMN.last, True),
        (AUTUMN.first - timedelta(days=1), AUTUMN.last, False),
        (AUTUMN.last, AUTUMN.first, False),  # not been there yet
        (TODAY, date(2026, 12, 24), True),  # between terms nothing is expected
    ],
)
def test_supervision_once_this_term(at: date, on: date, met: bool) -> None:  # ST9
    assert look(asks(Kind.SUPERVISION), did(Kind.SUPERVISION, at), HOUSE, on=on).met is met


def test_it_can_be_met_until_the_terms_last_day() -> None:
    here = look(asks(Kind.SUPERVISION, {"times": 2}), did(Kind.SUPERVISION, AUTUMN.first), HOUSE, on=AUTUMN.last)
    assert (here.until, here.detail) == (AUTUMN.last, {"times": 2, "done": 1})


# Hours


@pytest.mark.parametrize(("minutes", "met"), [(239, False), (240, True)])
def test_four_hours_in_the_month_that_runs(minutes: int, met: bool) -> None:  # ST11
    held = replace(BO, minutes=((TODAY, minutes), (date(2026, 2, 28), 600), (date(2026, 3, 5), 600)))
    here = look(asks(Kind.ENGAGEMENT), held)
    assert (here.met, here.detail) == (met, {"hours": 4, "minutes": minutes})


def test_in_a_term_the_hours_of_its_months_are_counted_together() -> None:
    here = look(asks(Kind.ENGAGEMENT, period=Period.TERM), replace(BO, minutes=((TODAY, 24 * 60),)))
    assert (here.met, here.detail["hours"]) == (True, 24)


def test_nothing_is_expected_in_a_pause_or_between_terms() -> None:
    hours = asks(Kind.ENGAGEMENT, period=Period.TERM)
    assert look(hours, Person(State.PAUSED)).met
    assert look(hours, BO, HOUSE).met


# Pause


@pytest.mark.parametrize(("on", "met"), [(date(2026, 6, 30), True), (date(2026, 7, 1), False)])
def test_a_pause_that_is_over_asks(on: date, met: bool) -> None:
    paused = Person(State.PAUSED, back_by=date(2026, 6, 30))
    assert look(asks(Kind.PAUSE), paused, on=on).met is met
    assert look(asks(Kind.PAUSE), on=on).met


# What is signed

TEXT = House(texts={Kind.PLEDGE: Text(2, TODAY), Kind.DATA_INFORMATION: Text(7, TODAY)})
PLEDGE = asks(Kind.PLEDGE, {"notice_days": 14})


def signed(kind: Kind, version: int, *, withdrawn: bool = False) -> Person:
    return replace(BO, signed=(Signed(kind, version, TODAY, withdrawn),))


def test_the_version_that_holds_is_signed() -> None:
    assert look(PLEDGE, signed(Kind.PLEDGE, 2), TEXT).met
    assert not look(PLEDGE, BO, TEXT).met
    assert not look(PLEDGE, signed(Kind.DATA_INFORMATION, 7), TEXT).met


def test_without_a_text_nobody_has_signed() -> None:
    here = look(PLEDGE, signed(Kind.PLEDGE, 2), House())
    assert (here.met, here.detail) == (False, {"no_text": True})


@pytest.mark.parametrize(("days", "met"), [(0, True), (13, True), (14, False)])
def test_a_new_version_asks_again_after_the_notice(days: int, met: bool) -> None:
    here = look(PLEDGE, signed(Kind.PLEDGE, 1), TEXT, on=TODAY + timedelta(days=days))
    assert (here.met, here.soon, here.until) == (met, True, TODAY + timedelta(days=13))
    assert here.detail["again"] is True


def test_a_consent_taken_back_is_none_whatever_the_notice() -> None:
    information = asks(Kind.DATA_INFORMATION, {"basis": "consent"})
    for version in (6, 7):
        here = look(information, signed(Kind.DATA_INFORMATION, version, withdrawn=True), TEXT)
        assert (here.met, here.until, here.detail["withdrawn"], here.detail["consent"]) == (False, None, True, True)
    assert look(information, signed(Kind.DATA_INFORMATION, 7), TEXT).detail["basis"] == "consent"
