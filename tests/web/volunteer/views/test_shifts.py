"""Bo reads her shifts: every seat with its state and reason, what she is asked, and the way from a mail."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from frirum.actions.signup import sign_up
from frirum.records.models import Partner, Qualification, Shift, ShiftSeat, Volunteer
from tests import cast, planned
from tests.cast import Clock, Person
from tests.planned import NOW, Planned

ROOM = "/volunteer/chatt-org/"
SHIFTS = f"{ROOM}shifts/"


@pytest.fixture
def at(db: None, clock: Clock) -> Planned:
    return planned.build()


def client(who: Person) -> Client:
    """A browser in which she is logged in."""
    made = Client(headers={"sec-fetch-site": "same-origin", "accept-language": "en"})
    made.cookies["__Host-s"] = cast.log_in(who)
    return made


def read(at: Planned, name: str, address: str = SHIFTS) -> str:
    answer = client(at.people[name]).get(address, secure=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_seat_has_its_state_and_a_free_one_a_button(at: Planned) -> None:
    shift = planned.shift(at.line)
    sign_up(at.actor("Cleo"), shift.ref, seat=0, now=NOW)
    page = read(at, "Bo")
    assert "Cleo" in page
    assert page.count("Ta platsen") == 2
    sign_up(at.actor("Bo"), shift.ref, seat=1, now=NOW)
    page = read(at, "Bo")
    assert "Ta platsen" not in page
    assert "Du har en annan plats i det här passet." in page
    assert "Jag kan inte komma" in page


def test_a_seat_that_is_not_hers_to_take_says_why(at: Planned) -> None:
    shift = planned.shift(at.line)
    wanted = Qualification.objects.create(organisation_id=at.line.organisation_id, name="Chattdagen")
    ShiftSeat.objects.filter(shift=shift, position=0).update(qualification=wanted)
    ShiftSeat.objects.filter(shift=shift, position=1).update(organisation_id=at.theirs.organisation_id)
    page = read(at, "Bo", f"{SHIFTS}{shift.ref}/")
    assert "Den kräver: Chattdagen." in page
    assert "Hålls för en annan förening" in page


def test_a_closed_gate_says_what_is_missing(at: Planned) -> None:
    planned.shift(at.line)
    Volunteer.objects.filter(pk=at.volunteer("Bo").pk).update(state="in_training")
    page = read(at, "Bo")
    assert "Du kan ta pass när det här är klart:" in page
    assert "Ta platsen" not in page
    assert "Du kan ta pass när det här är klart:" not in read(at, "Cleo")


def test_drafts_are_nobodys_and_a_cancelled_shift_says_so(at: Planned) -> None:
    draft, gone = planned.shift(at.line, days=3, state="draft"), planned.shift(at.line, days=5, state="cancelled")
    page = read(at, "Bo")
    assert draft.ref not in page
    assert "Passet är inställt." in page
    assert client(at.people["Bo"]).get(f"{SHIFTS}{draft.ref}/", secure=True).status_code == 404
    assert client(at.people["Bo"]).get(f"{SHIFTS}{gone.ref}/", secure=True).status_code == 200


def test_four_weeks_at_a_time_and_nonsense_is_today(at: Planned) -> None:
    near, far = planned.shift(at.line, days=5), planned.shift(at.line, days=40)
    assert far.ref not in read(at, "Bo")
    later = (NOW + timedelta(weeks=4)).date().isoformat()
    assert far.ref in read(at, "Bo", f"{SHIFTS}?from={later}")
    for nonsense in ("x", "1999-01-01", "9999-12-31", "2026-02-30"):
        assert near.ref in read(at, "Bo", f"{SHIFTS}?from={nonsense}")


def test_eva_of_the_partner_sees_the_shift_and_nobody_of_elsewhere_does(at: Planned) -> None:  # CS4, AZ3
    shift = planned.shift(at.line)
    sign_up(at.actor("Bo"), shift.ref, seat=0, now=NOW)
    page = read(at, "Eva", "/volunteer/annan-org/shifts/")
    assert "Bo" in page
    Partner.objects.all().delete()
    assert shift.ref not in read(at, "Eva", "/volunteer/annan-org/shifts/")
    eva = client(at.people["Eva"])
    assert eva.get(f"/volunteer/annan-org/shifts/{shift.ref}/", secure=True).status_code == 404
    assert eva.get(SHIFTS, secure=True).status_code == 404


def test_from_a_mail_each_comes_to_the_right_page(at: Planned) -> None:
    shift = planned.shift(at.line)
    go = f"/volunteer/go/{shift.ref}/"
    assert client(at.people["Bo"]).get(go, secure=True).headers["Location"] == f"{SHIFTS}{shift.ref}/"
    there = client(at.people["Eva"]).get(go, secure=True).headers["Location"]
    assert there == f"/volunteer/annan-org/shifts/{shift.ref}/"
    assert client(at.people["Dag"]).get(go, secure=True).headers["Location"] == "/office/"


def test_from_a_mail_of_elsewhere_nobody_comes_anywhere(at: Planned) -> None:  # AZ3
    Partner.objects.all().delete()
    shift = planned.shift(at.line)
    assert client(at.people["Eva"]).get(f"/volunteer/go/{shift.ref}/", secure=True).status_code == 404
    assert client(at.people["Bo"]).get("/volunteer/go/nothing/", secure=True).status_code == 404
    answer = Client().get(f"/volunteer/go/{shift.ref}/", secure=True)
    assert "next=" in answer.headers["Location"]


def test_the_page_asks_the_records_no_more_for_many_shifts(at: Planned, django_assert_max_num_queries: object) -> None:
    planned.shift(at.line, days=1)
    bo = client(at.people["Bo"])
    bo.get(SHIFTS, secure=True)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        bo.get(SHIFTS, secure=True)
    for day in range(2, 25):
        planned.shift(at.line, days=day)
    with CaptureQueriesContext(connection) as many:
        bo.get(SHIFTS, secure=True)
    assert len(many) <= len(few)
    assert Shift.objects.count() == 24
