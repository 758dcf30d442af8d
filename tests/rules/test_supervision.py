"""What can be offered and booked, and what cannot (ST8, ST9)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules import supervision
from frirum.rules.supervision import Form, Kind, Offer, WhyNot
from frirum.rules.wording import Flaw

NOW = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)
ALONE = Offer(Kind.INDIVIDUAL, Form.REMOTE, NOW + timedelta(days=3), 45)
GATHERING = Offer(Kind.GROUP, Form.IN_PERSON, NOW + timedelta(days=9), 120, places=8)
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def flaws(offer: Offer, times: int = 1, *taken: tuple[datetime, datetime]) -> dict[str, Flaw]:
    return {one.field: one.flaw for one in supervision.faults(offer, times, taken=taken, now=NOW)}


def test_a_time_alone_and_a_gathering_are_in_order() -> None:
    assert flaws(ALONE) == {}
    assert flaws(ALONE, 12) == {}
    assert flaws(GATHERING) == {}


@pytest.mark.parametrize(
    ("offer", "times", "wrong"),
    [
        (replace(ALONE, minutes=14), 1, {"minutes": Flaw.TOO_SMALL}),
        (replace(ALONE, minutes=481), 1, {"minutes": Flaw.TOO_BIG}),
        (replace(ALONE, places=2), 1, {"places": Flaw.TOO_BIG}),
        (replace(GATHERING, places=0), 1, {"places": Flaw.TOO_SMALL}),
        (replace(GATHERING, places=101), 1, {"places": Flaw.TOO_BIG}),
        (ALONE, 0, {"times": Flaw.TOO_SMALL}),
        (ALONE, 13, {"times": Flaw.TOO_BIG}),
        (GATHERING, 2, {"times": Flaw.TOO_BIG}),
        (replace(ALONE, starts_at=NOW), 1, {"starts": Flaw.IN_THE_PAST}),
        (replace(ALONE, starts_at=NOW + timedelta(days=401)), 1, {"day": Flaw.TOO_FAR_AHEAD}),
    ],
)
def test_what_does_not_fit_is_said(offer: Offer, times: int, wrong: dict[str, Flaw]) -> None:
    assert flaws(offer, times) == wrong


def test_whoever_leads_is_in_one_place_at_a_time() -> None:
    first, *_, last = supervision.in_a_row(ALONE, 3)
    assert last.starts_at == ALONE.starts_at + timedelta(minutes=90)
    assert flaws(ALONE, 3, (last.starts_at, last.ends_at)) == {"starts": Flaw.TAKEN}
    assert flaws(ALONE, 3, (last.ends_at, last.ends_at + timedelta(hours=1))) == {}
    assert flaws(last, 1, (first.starts_at, first.ends_at)) == {}


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({}, None),
        ({"taken": 1}, WhyNot.FULL),
        ({"hers": True, "taken": 1}, WhyNot.BOOKED),
        ({"cancelled": True}, WhyNot.CANCELLED),
    ],
)
def test_who_may_book(facts: dict[str, int | bool], why: WhyNot | None) -> None:
    asked = {"taken": 0, "hers": False, "cancelled": False, **facts}
    assert supervision.why_not_book(ALONE, now=NOW, **asked) is why  # type: ignore[arg-type]
    began = replace(ALONE, starts_at=NOW)
    later = supervision.why_not_book(began, now=NOW, **asked)  # type: ignore[arg-type]
    assert later is (WhyNot.CANCELLED if asked["cancelled"] else WhyNot.OVER)


def test_a_place_is_hers_to_give_back_until_it_begins() -> None:
    assert supervision.why_not_take_back(ALONE, hers=True, now=NOW) is None
    assert supervision.why_not_take_back(ALONE, hers=False, now=NOW) is WhyNot.NOT_BOOKED
    assert supervision.why_not_take_back(ALONE, hers=True, now=ALONE.starts_at) is WhyNot.OVER


def test_a_time_is_cancelled_once_and_before_it_begins() -> None:
    assert supervision.why_not_cancel(ALONE, cancelled=False, now=NOW) is None
    assert supervision.why_not_cancel(ALONE, cancelled=True, now=NOW) is WhyNot.CANCELLED
    assert supervision.why_not_cancel(ALONE, cancelled=False, now=ALONE.starts_at) is WhyNot.OVER


def test_who_came_is_said_from_the_beginning_on_and_never_of_a_cancelled_time() -> None:
    assert supervision.may_say_who_came(GATHERING, cancelled=False, now=GATHERING.starts_at)
    assert not supervision.may_say_who_came(GATHERING, cancelled=False, now=NOW)
    assert not supervision.may_say_who_came(GATHERING, cancelled=True, now=GATHERING.starts_at)


def test_the_hour_that_the_clocks_skip_is_no_time() -> None:
    assert supervision.begins(date(2027, 3, 28), 2 * 60 + 30, STOCKHOLM) is None
    assert supervision.begins(date(2027, 3, 28), 3 * 60, STOCKHOLM) == datetime(2027, 3, 28, 1, 0, tzinfo=UTC)
    assert supervision.begins(date(2026, 10, 25), 2 * 60 + 30, STOCKHOLM) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 1439))
def test_a_local_time_reads_the_same_on_the_wall(day: date, minutes: int) -> None:
    at = supervision.begins(day, minutes, STOCKHOLM)
    if at is not None:
        wall = at.astimezone(STOCKHOLM)
        assert (wall.date(), wall.hour * 60 + wall.minute) == (day, minutes)
