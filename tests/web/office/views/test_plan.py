"""Dag keeps the plan, on its pages: the term, the shifts, who sits where (ST4, CS4)."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from frirum import clock
from frirum.records.models import Account, Membership, Partner, Shift, ShiftPlan, ShiftSeat, Term, Volunteer
from frirum.rules.access import Role
from tests import storasyster
from tests.storasyster import NOW, House, committed, post

PLAN = "/office/storasyster/plan/chatt/"
TERM = {"name": "Vinter", "first_day": "2026-11-23", "last_day": "2026-12-06"}


@pytest.fixture(autouse=True)
def _at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


def read(client: Client, address: str) -> str:
    answer = client.get(address, secure=True, follow=True)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def bo(house: House) -> Volunteer:
    """Bo, Storasyster's volunteer number 61."""
    facts = {"number": 61, "name": "Bo", "state": "active", "since": NOW, "made_at": NOW}
    made, _ = Volunteer.objects.update_or_create(
        organisation=house.ours, account=house.people["bo"], defaults=facts, create_defaults=facts
    )
    return made


def term(house: House) -> int:
    return Term.objects.create(
        organisation=house.ours, name="Vinter", first_day=date(2026, 11, 23), last_day=date(2026, 12, 6)
    ).pk


def made(house: House) -> int:
    """A term with its shifts, published."""
    number, dag = term(house), house.client("dag")
    post(dag, f"{PLAN}term/{number}/make/")
    post(dag, f"{PLAN}term/{number}/publish/")
    return number


def first() -> Shift:
    return Shift.objects.order_by("starts_at")[0]


def test_dag_makes_a_term_its_shifts_and_publishes_them(house: House) -> None:
    dag = house.client("dag")
    assert "There is no term yet" in read(dag, "/office/storasyster/plan/")
    assert post(dag, "/office/storasyster/terms/add/", TERM).status_code == 303
    page = read(dag, PLAN)
    assert "This term has no shifts yet" in page
    number = Term.objects.get().pk
    assert "10 new shifts" in read(dag, f"{PLAN}term/{number}/make/")
    assert not Shift.objects.exists()
    post(dag, f"{PLAN}term/{number}/make/")
    assert "10 shifts are drafts" in read(dag, PLAN)
    post(dag, f"{PLAN}term/{number}/publish/")
    page = read(dag, f"{PLAN}term/{number}/")
    assert "30 seats are free" in page
    assert "Week 48" in page
    assert "follow the opening hours already" in read(dag, f"{PLAN}term/{number}/make/")


def test_a_term_that_ends_before_it_begins_is_a_sentence_and_nothing_changes(house: House) -> None:
    answer = post(house.client("dag"), "/office/storasyster/terms/add/", {**TERM, "last_day": "2026-11-01"})
    assert answer.status_code == 422
    assert "It ends before it begins." in answer.content.decode()
    assert not Term.objects.exists()


def test_dag_changes_a_term_and_takes_an_empty_one_away(house: House) -> None:
    number, dag = term(house), house.client("dag")
    there = f"/office/storasyster/terms/{number}/"
    assert 'value="Vinter"' in read(dag, there)
    post(dag, there, {**TERM, "name": "Advent"})
    assert "Advent" in read(dag, "/office/storasyster/terms/")
    post(dag, f"{there}remove/")
    assert not Term.objects.exists()
    assert dag.get(there, secure=True).status_code == 404
    made_term = made(house)
    assert post(dag, f"/office/storasyster/terms/{made_term}/remove/").status_code == 409


def test_dag_puts_bo_on_a_seat_with_a_plain_form_and_frees_it(house: House) -> None:
    made(house)
    bo(house)
    dag, there = house.client("dag"), f"{PLAN}shift/{first().ref}/"
    assert '<option value="Bo (61)">' in read(dag, there)
    post(dag, f"{there}seat/", {"seat": "0", "who": "Bo (61)"})
    assert "The seat is taken." in read(dag, there)
    assert ShiftSeat.objects.get(shift=first(), position=0).volunteer is not None
    post(dag, f"{there}seat/", {"seat": "1", "who": "bo"})
    assert "Bo: One person has one seat in a shift" in read(dag, there)
    post(dag, f"{there}seat/", {"seat": "1", "who": "Ingen"})
    assert "Choose one of your own volunteers" in read(dag, there)
    post(dag, f"{there}seat/", {"seat": "0", "free": "1"})
    assert not ShiftSeat.objects.filter(volunteer__isnull=False).exists()
    assert post(dag, f"{there}seat/", {"seat": "x", "free": "1"}).status_code == 409


def test_the_grid_says_who_sits_there_or_why_not(house: House) -> None:
    made(house)
    bo(house)
    dag, there = house.client("dag"), f"{PLAN}shift/{first().ref}/cell/"

    def cell(seat: int, who: str) -> tuple[int, dict[str, object]]:
        sent = json.dumps({"seat": seat, "who": who})
        answer = committed(lambda: dag.post(there, sent, content_type="application/json", secure=True))
        return answer.status_code, answer.json()

    assert cell(0, "Bo (61)") == (200, {"who": "Bo", "own": True})
    status, said = cell(1, "Bo (61)")
    assert (status, said["no"]) == (409, "seat")
    assert cell(0, "") == (200, {"who": "", "own": False})
    assert cell(0, "")[0] == 409
    assert cell(7, "Bo (61)")[0] == 404


def test_dag_writes_a_note_cancels_and_brings_back(house: House) -> None:
    made(house)
    dag, there = house.client("dag"), f"{PLAN}shift/{first().ref}/"
    post(dag, f"{there}note/", {"note": "Nytt nummer i handboken."})
    assert "Nytt nummer i handboken." in read(dag, there)
    answer = post(dag, f"{there}note/", {"note": "x" * 501})
    assert (answer.status_code, "at most 500" in answer.content.decode()) == (422, True)
    post(dag, f"{there}state/", {"to": "cancel"})
    assert "cancelled" in read(dag, there)
    post(dag, f"{there}state/", {"to": "bring_back"})
    assert first().state == "published"
    assert post(dag, f"{there}state/", {"to": "nonsense"}).status_code == 409


def test_the_numbers_and_seats_are_written_and_wrong_ones_are_named(house: House) -> None:
    dag, there = house.client("dag"), f"{PLAN}seats/"
    assert "How many must be present" in read(dag, there)
    numbers = {
        "minimum": "1",
        "ready_minutes": "30",
        "sign_off_hours": "48",
        "back_up_wait_minutes": "5",
        "on_call_minutes": "3",
        "latest_end_minutes": "80",
    }
    seats = {"kind_0": "regular", "kind_1": "back_up", "from_1": str(house.ours.pk)}
    assert post(dag, there, {**numbers, **seats}).status_code == 303
    plan = ShiftPlan.objects.get()
    assert (plan.minimum, plan.sign_off_hours, plan.seats.count()) == (1, 48, 2)
    answer = post(dag, there, {**numbers, **seats, "minimum": "9"})
    assert (answer.status_code, "at most 2" in answer.content.decode()) == (422, True)
    assert post(dag, there, {**numbers, "kind_0": "boss"}).status_code == 422
    assert post(dag, there, {**numbers, "minimum": "many"}).status_code == 422


def test_fairness_prints_its_base_and_the_term_goes_on_paper(house: House) -> None:
    number = made(house)
    her, dag = bo(house), house.client("dag")
    for shift in Shift.objects.order_by("starts_at")[:3]:
        ShiftSeat.objects.filter(shift=shift, position=2).update(volunteer=her)
    page = " ".join(read(dag, f"{PLAN}term/{number}/fairness/").split())
    assert "Base: 3 seats held by 1 of 1 volunteer, 3.0 for each." in page
    answer = dag.get(f"{PLAN}term/{number}/paper/", secure=True)
    assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")


@pytest.fixture
def shared(house: House) -> House:
    """Eva's organisation runs the line too."""
    made(house)
    Partner.objects.create(line=house.line, organisation=house.theirs)
    storasyster.forget()
    bo(house)
    return house


def test_a_partner_sees_the_plan_with_aliases_and_seats_its_own_people(shared: House) -> None:  # CS4
    eva_sits = Account.objects.create(email="tea@example.org", made_at=NOW, set_up_at=NOW)
    Membership.objects.create(account=eva_sits, organisation=shared.theirs, role=Role.VOLUNTEER, alias="Tea", since=NOW)
    Volunteer.objects.create(
        organisation=shared.theirs,
        account=eva_sits,
        number=4,
        name="Teodora Ek",
        state="active",
        since=NOW,
        made_at=NOW,
    )
    dag, eva = shared.client("dag"), shared.client("eva")
    theirs = f"/office/annan-jour/plan/chatt/shift/{first().ref}/"
    post(dag, f"{PLAN}shift/{first().ref}/seat/", {"seat": "0", "who": "Bo (61)"})
    post(eva, f"{theirs}seat/", {"seat": "1", "who": "Teodora Ek (4)"})
    page = read(eva, "/office/annan-jour/plan/chatt/")
    assert "Run together with Storasyster" in page
    assert "Bo" in page
    assert "Bo (61)" not in page
    assert "Teodora" not in read(dag, PLAN)
    assert "Tea" in read(dag, PLAN)
    assert post(eva, f"{theirs}seat/", {"seat": "0", "free": "1"}).status_code == 404
    assert post(eva, f"{theirs}state/", {"to": "cancel"}).status_code == 404
    assert "from another organisation" in read(eva, theirs)


def test_a_partner_sees_no_draft_and_changes_no_plan(shared: House) -> None:  # CS4, AZ3
    draft = first()
    Shift.objects.filter(pk=draft.pk).update(state="draft")
    eva, theirs = shared.client("eva"), "/office/annan-jour/plan/chatt/"
    number = Term.objects.get().pk
    assert draft.ref not in read(eva, theirs)
    for rest in (f"shift/{draft.ref}/", "seats/", f"term/{number}/make/", "term/999/"):
        assert eva.get(f"{theirs}{rest}", secure=True).status_code == 404, rest
    for nowhere in (PLAN, "/office/annan-jour/plan/ingen/"):
        assert eva.get(nowhere, secure=True).status_code == 404
    Partner.objects.all().delete()
    storasyster.forget()
    assert eva.get(theirs, secure=True).status_code == 404


def test_ada_runs_the_line_with_another_organisation_and_ends_it(house: House) -> None:  # CS4
    ada, there = house.client("ada"), f"{PLAN}together/"
    assert f'href="{there}"' in ada.get("/office/storasyster/", secure=True).content.decode()
    assert f'href="{PLAN}"' not in ada.get(there, secure=True).content.decode()  # the plan is Dag's
    assert post(ada, there, {"partner": "annan-jour"}).status_code == 303
    assert "En annan jour" in read(ada, there)
    answer = post(ada, there, {"partner": "ingen"})
    assert (answer.status_code, "This is not there." in answer.content.decode()) == (422, True)
    assert "Run the line without annan-jour?" in read(ada, f"{there}annan-jour/")
    post(ada, f"{there}annan-jour/")
    assert not Partner.objects.exists()
    assert house.client("dag").get(there, secure=True).status_code == 404


def test_a_shift_that_is_over_is_shown_without_buttons(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    made(house)
    later: datetime = NOW + timedelta(days=60)
    monkeypatch.setattr(clock, "now", lambda: later)
    dag = house.client("dag")
    assert "Put on this seat" not in read(dag, f"{PLAN}shift/{first().ref}/")
