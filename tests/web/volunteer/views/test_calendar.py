"""Bo's calendar: what it learns, who may read it, and that it dies with access (BO4)."""

from __future__ import annotations

import re

import icalendar
import pytest
from django.test import Client

from frirum.actions.signup import sign_up
from frirum.records.models import Feed, Shift, Volunteer
from tests import cast, planned
from tests.cast import Clock
from tests.planned import NOW, Planned

PAGE = "/volunteer/chatt-org/calendar/"


@pytest.fixture
def at(db: None, clock: Clock) -> Planned:
    return planned.build()


def bo(at: Planned) -> Client:
    made = Client(headers={"sec-fetch-site": "same-origin"})
    made.cookies["__Host-s"] = cast.log_in(at.people["Bo"])
    return made


def address(at: Planned) -> str:
    """Bo makes an address; answers it, as the page shows it this once."""
    page = bo(at).post(PAGE, secure=True).content.decode()
    found = re.search(r'value="https://testserver(/volunteer/feed/[\w-]+\.ics)"', page)
    assert found is not None
    return found[1]


def test_her_calendar_reads_when_and_nothing_else(at: Planned) -> None:  # ML1
    shift = planned.shift(at.line)
    for seat, name in enumerate(("Bo", "Cleo")):
        sign_up(at.actor(name), shift.ref, seat=seat, now=NOW)
    answer = Client().get(address(at), secure=True)
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert answer.headers["Cache-Control"] == "no-store"
    [event] = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert (event["SUMMARY"], event["DTSTART"].dt, event["DTEND"].dt) == ("Pass", shift.starts_at, shift.ends_at)
    said = answer.content.decode().lower()
    for mark in ("bo", "cleo", "storasyster", "chatt", "location", "description", "example", "testserver"):
        assert not re.search(rf"\b{mark}\b", said.replace(shift.ref.lower(), ""))


def test_a_cancelled_shift_is_called_off_in_it(at: Planned) -> None:
    shift = planned.shift(at.line)
    sign_up(at.actor("Bo"), shift.ref, seat=0, now=NOW)
    Shift.objects.update(state="cancelled")
    [event] = icalendar.Calendar.from_ical(Client().get(address(at), secure=True).content).walk("VEVENT")
    assert event["STATUS"] == "CANCELLED"


def test_an_empty_calendar_is_a_calendar(at: Planned) -> None:
    made = icalendar.Calendar.from_ical(Client().get(address(at), secure=True).content)
    assert made.walk("VEVENT") == []


def test_the_address_is_shown_once(at: Planned) -> None:
    where = address(at)
    page = bo(at).get(PAGE, secure=True).content.decode()
    assert where not in page
    assert "Du har en adress" in page


@pytest.mark.parametrize("how", ["left", "made anew", "ended", "never was"])
def test_an_address_that_is_over_says_so_to_a_person(at: Planned, how: str) -> None:  # BO4
    where = address(at)
    if how == "left":
        Volunteer.objects.filter(pk=at.volunteer("Bo").pk).update(state="left")
    elif how == "made anew":
        address(at)
    elif how == "ended":
        assert bo(at).post(f"{PAGE}end/", secure=True).status_code == 303
        assert not Feed.objects.exists()
    else:
        where = "/volunteer/feed/nothing-of-the-kind.ics"
    answer = Client(headers={"accept-language": "sv"}).get(where, secure=True)
    assert answer.status_code == 404
    assert "Den här kalenderadressen öppnar ingenting längre." in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_calendar_is_read_and_nothing_else(at: Planned) -> None:
    assert Client().post(address(at), secure=True, headers={"sec-fetch-site": "same-origin"}).status_code == 405


def test_who_is_no_volunteer_has_none(at: Planned) -> None:  # AZ3
    made = Client(headers={"sec-fetch-site": "same-origin"})
    made.cookies["__Host-s"] = cast.log_in(at.people["Dag"])
    assert made.post(PAGE, secure=True).status_code == 404
    assert not Feed.objects.exists()
