"""Bo takes a seat, can't come, and is answered; every no is a sentence, and nothing is changed (ST4)."""

from __future__ import annotations

import pytest
from django.test import Client

from frirum.actions.signup import sign_up
from frirum.jobs.shifts import look_for_stand_ins
from frirum.records.models import Shift, StandInSearch, Watch
from tests import cast, planned
from tests.cast import Clock
from tests.planned import NOW, Planned

SHIFTS = "/volunteer/chatt-org/shifts/"


@pytest.fixture
def at(db: None, clock: Clock) -> Planned:
    return planned.build()


def press(at: Planned, name: str, address: str, **sent: str) -> str:
    """She presses a button; answers the page that comes next."""
    made = Client(headers={"sec-fetch-site": "same-origin"})
    made.cookies["__Host-s"] = cast.log_in(at.people[name])
    answer = made.post(address, sent, secure=True)
    assert answer.status_code == 303, answer.status_code
    return made.get(answer.headers["Location"], secure=True).content.decode()


def deed(shift: Shift, what: str) -> str:
    return f"{SHIFTS}{shift.ref}/{what}/"


def search_of(shift: Shift) -> str:
    return StandInSearch.objects.get(seat__shift=shift).ref


def late(at: Planned) -> Shift:
    """Bo sits in a shift two hours away."""
    shift = planned.shift(at.line, days=2 / 24)
    sign_up(at.actor("Bo"), shift.ref, seat=0, now=NOW)
    return shift


def test_bo_takes_a_seat(at: Planned) -> None:
    shift = planned.shift(at.line)
    assert "Platsen är din." in press(at, "Bo", deed(shift, "sign-up"), seat="1")
    assert at.holders(shift) == ["", "Bo", ""]


def test_a_seat_that_was_taken_meanwhile_says_so(at: Planned) -> None:
    shift = planned.shift(at.line)
    sign_up(at.actor("Cleo"), shift.ref, seat=1, now=NOW)
    assert "Du fick inte den här platsen. Upptagen" in press(at, "Bo", deed(shift, "sign-up"), seat="1")
    assert at.holders(shift) == ["", "Cleo", ""]


@pytest.mark.parametrize("seat", ["", "x", "-1", "99999999999999999999", "²"])
def test_a_seat_that_there_is_not(at: Planned, seat: str) -> None:
    shift = planned.shift(at.line)
    bo = Client(headers={"sec-fetch-site": "same-origin"})
    bo.cookies["__Host-s"] = cast.log_in(at.people["Bo"])
    assert bo.post(deed(shift, "sign-up"), {"seat": seat}, secure=True).status_code == 404
    assert at.holders(shift) == ["", "", ""]


def test_early_the_seat_is_free(at: Planned) -> None:
    shift = planned.shift(at.line)
    sign_up(at.actor("Bo"), shift.ref, seat=0, now=NOW)
    page = press(at, "Bo", deed(shift, "cannot-come"))
    assert "Platsen är ledig för någon annan." in page
    assert at.holders(shift) == ["", "", ""]


def test_late_she_keeps_the_seat_and_is_told_what_happens(at: Planned) -> None:
    shift = late(at)
    page = press(at, "Bo", deed(shift, "cannot-come"))
    assert "Vi frågar alla som skulle kunna hoppa in." in page
    assert "Har ingen gjort det när passet börjar" in page
    assert at.holders(shift) == ["Bo", "", ""]
    assert "ingen tillfrågas längre" in press(at, "Bo", deed(shift, "can-come"))
    assert StandInSearch.objects.get().state == "withdrawn"


def test_cleo_is_faster_and_rut_is_thanked(at: Planned) -> None:
    shift = late(at)
    press(at, "Bo", deed(shift, "cannot-come"))
    look_for_stand_ins(now=NOW)
    found = search_of(shift)
    assert "Tack. Platsen är din." in press(at, "Cleo", deed(shift, "stand-in"), search=found, answer="yes")
    page = press(at, "Rut", deed(shift, "stand-in"), search=found, answer="yes")
    assert "Någon hann före. Tack för att du ville." in page
    assert at.holders(shift) == ["Cleo", "", ""]


def test_a_no_is_thanked_too(at: Planned) -> None:
    shift = late(at)
    press(at, "Bo", deed(shift, "cannot-come"))
    look_for_stand_ins(now=NOW)
    page = press(at, "Cleo", deed(shift, "stand-in"), search=search_of(shift), answer="no")
    assert "Tack för svaret." in page
    assert "Ja, jag kan" not in page


def test_a_yes_when_she_came_after_all(at: Planned) -> None:
    shift = late(at)
    press(at, "Bo", deed(shift, "cannot-come"))
    press(at, "Bo", deed(shift, "can-come"))
    page = press(at, "Cleo", deed(shift, "stand-in"), search=search_of(shift), answer="yes")
    assert "Ingen behövs längre." in page


def test_a_search_for_a_shift_that_is_past_is_refused(at: Planned, clock: Clock) -> None:
    shift = late(at)
    clock.forward(days=1)
    assert "Passet har börjat" in press(at, "Bo", deed(shift, "cannot-come"))
    assert not StandInSearch.objects.exists()


def test_cleo_cannot_give_away_bos_seat(at: Planned) -> None:
    shift = late(at)
    press(at, "Cleo", deed(shift, "cannot-come"))
    assert not StandInSearch.objects.exists()
    assert at.holders(shift) == ["Bo", "", ""]
    press(at, "Bo", deed(shift, "can-come"))  # nobody is looked for, and she is told so
    assert not StandInSearch.objects.exists()


def test_after_the_beginning_she_is_told_whom_to_call(at: Planned, clock: Clock) -> None:
    shift = late(at)
    press(at, "Bo", deed(shift, "cannot-come"))
    clock.forward(hours=2)
    look_for_stand_ins(now=clock.now())
    bo = Client(headers={"sec-fetch-site": "same-origin"})
    bo.cookies["__Host-s"] = cast.log_in(at.people["Bo"])
    page = bo.get(f"{SHIFTS}{shift.ref}/", secure=True).content.decode()
    assert "Ingen hittades i tid. Inget räknas dig till last." in page


def test_bo_watches_and_stops(at: Planned) -> None:
    page = press(at, "Bo", "/volunteer/chatt-org/watch/", line="chatt", on="yes")
    assert "Du får veta när" in page
    assert Watch.objects.count() == 1
    press(at, "Bo", "/volunteer/chatt-org/watch/", line="chatt", on="no")
    assert not Watch.objects.exists()


@pytest.mark.parametrize("line", ["annan", "nothing", ""])
def test_what_is_not_theirs_is_not_watched(at: Planned, line: str) -> None:  # AZ3
    bo = Client(headers={"sec-fetch-site": "same-origin"})
    bo.cookies["__Host-s"] = cast.log_in(at.people["Bo"])
    assert bo.post("/volunteer/chatt-org/watch/", {"line": line, "on": "yes"}, secure=True).status_code == 404
    assert not Watch.objects.exists()
