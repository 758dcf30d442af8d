"""Every door of the office: Dag comes in, Bo does not, Eva finds nothing, and who is not logged in is asked to."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from frirum.actions.codebook import take_out
from frirum.actions.contact import Where, write
from frirum.actions.requirement import use_preset
from frirum.actions.supervision import offer
from frirum.records.models import OnCallPlace, Volunteer
from frirum.rules.coding import Coded
from frirum.rules.supervision import Form, Kind, Offer
from frirum.web.office.urls import urlpatterns
from frirum.web.pledge_first import ASKED
from tests import storasyster
from tests.storasyster import NOW, TODAY, House

POST_ONLY = {
    "block",
    "close",
    "open_again",
    "day_removed",
    "directory_checked",
    "directory_move",
    "handbook_bring_back",
    "on_call_move",
    "people_import_confirm",
    "contact_import_next",
    "called",
    "met_strike",
    "code_move",
    "code_take_out",
    "code_bring_back",
    "text_inherit",
    "cell",
    "publish",
    "seat",
    "shift_note",
    "shift_state",
    "term_remove",
}
ADMINISTRATORS = {"promises", "together", "apart"}
FILES = {"paper", "people_import_empty", "figures_out", "figures_everything", "figures_mapped", "report_paper"}
NO_PAGES = {"choose", "plans"} | FILES  # the way to one of several
PAGES = sorted({str(route.name) for route in urlpatterns} - POST_ONLY - ADMINISTRATORS - NO_PAGES)


def address(house: House, name: str, organisation: str = "storasyster") -> str:
    """The address of a page, with things that are there."""
    entry = house.ours.other_help.first() or house.ours.other_help.get(pk=storasyster.entry(house))
    if not house.ours.handbook.exists():
        storasyster.page(house)
        house.ours.replies.create(shortcut="hej", language="sv", text="Hej.")
    there = {
        "line": "chatt",
        "entry": entry.pk,
        "wish": 1,
        "day": 1,
        "slug": "fara",
        "number": 1,
        "shortcut": "hej",
        "block": "B" * 22,
        "time": _time(house),
        "volunteer": Volunteer.objects.get(account=house.people["bo"]).ref,
        "to": "paused",
        "preset": "storasyster",
        "kind": "record_extract" if name.startswith("met") else "pledge",
        "done": 1,
        "plan": "chatt",
        "partner": "annan-jour",
        "dimension": "topic",
        "key": "grief",
        "term": _term(house),
        "shift": _shift(house),
        "report": _report(house),
        "place": _on_call(house),
        "contact": _contact(house),
    }
    if name == "met":
        use_preset(house.actors["dag"], house.ours.pk, "storasyster", now=NOW)
    if name in {"code_book_preview", "code_book_throw_away"}:
        take_out(house.actors["dag"], house.ours.pk, "topic", "grief", now=NOW)
    route = next(route for route in urlpatterns if route.name == name)
    names = {key: value for key, value in there.items() if key in route.pattern.converters}
    return reverse(f"office:{name}", kwargs={**names, "organisation": organisation})


def _time(house: House) -> str:
    wish = Offer(Kind.INDIVIDUAL, Form.REMOTE, NOW + timedelta(days=200), 45)
    ours = house.ours.supervision.first()
    return ours.ref if ours else offer(house.actors["dag"], house.ours.pk, wish, now=NOW)[0]


def _report(house: House) -> str:
    months = {"first_month": TODAY.replace(day=1), "last_month": TODAY.replace(day=1)}
    return house.ours.grant_reports.create(language="sv", made_at=NOW, changed_at=NOW, **months).ref


def _term(house: House) -> int:
    days = {"first_day": NOW.date(), "last_day": NOW.date() + timedelta(days=30)}
    return (house.ours.terms.first() or house.ours.terms.create(name="Vinter", **days)).pk


def _shift(house: House) -> str:
    when = {"starts_at": NOW + timedelta(days=1), "ends_at": NOW + timedelta(days=1, hours=2)}
    return (house.line.shifts.first() or house.line.shifts.create(state="published", **when)).ref


def _on_call(house: House) -> int:
    here = {"line": house.line, "account": house.people["bo"]}
    return (OnCallPlace.objects.filter(**here).first() or OnCallPlace.objects.create(position=1, **here)).pk


def _contact(house: House) -> str:
    where = Where(house.ours.pk, None, "phone", NOW.date().replace(day=1))
    write(where, Coded(risk="none", kind="counselling"), key="C" * 22, version=None)
    return "C" * 22


@pytest.mark.parametrize("name", PAGES)
def test_dag_comes_in(house: House, name: str) -> None:
    there, dag = address(house, name), house.client("dag")
    session = dag.session
    session[ASKED] = True  # the pledge, on her way in
    session.save()
    answer = dag.get(there, secure=True)
    assert answer.status_code == 200
    assert "<h1>" in answer.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_bo_does_not(house: House, name: str) -> None:
    assert house.client("bo").get(address(house, name), secure=True).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_eva_of_another_organisation_finds_nothing(house: House, name: str) -> None:  # AZ3
    eva, there = house.client("eva"), address(house, name)
    nowhere = there.replace("storasyster", "ingen")
    assert eva.get(there, secure=True).status_code == 404
    assert eva.get(nowhere, secure=True).content == eva.get(there, secure=True).content


@pytest.mark.parametrize(
    "name", [name for name in PAGES if "chatt" in name or name in {"opening", "see", "line", "add_day"}]
)
def test_our_line_under_their_office_is_not_there(house: House, name: str) -> None:  # AZ3
    there = address(house, name, organisation="annan-jour")
    assert house.client("eva").get(there, secure=True).status_code == 404
    assert house.client("dag").get(there, secure=True).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_who_is_not_logged_in_is_asked_to(house: House, name: str) -> None:  # SA3
    answer = Client().get(address(house, name), secure=True)
    assert answer.status_code in {302, 303}
    assert "next=" in answer.headers["Location"]


@pytest.mark.parametrize("name", sorted(POST_ONLY))
def test_a_deed_is_never_a_link(house: House, name: str) -> None:
    assert house.client("dag").get(address(house, name), secure=True).status_code == 405


def test_ada_reads_the_promises_and_dag_does_not(house: House) -> None:
    there = address(house, "promises")
    assert house.client("ada").get(there, secure=True).status_code == 200
    assert house.client("dag").get(there, secure=True).status_code == 404


def test_ada_administers_and_edits_no_hours(house: House) -> None:
    ada = house.client("ada")
    assert ada.get(address(house, "front"), secure=True).status_code == 200
    assert ada.get(address(house, "opening"), secure=True).status_code == 404


def test_dag_goes_straight_into_his_only_office(house: House) -> None:
    answer = house.client("dag").get("/office/", secure=True)
    assert answer.headers["Location"] == "/office/storasyster/"
