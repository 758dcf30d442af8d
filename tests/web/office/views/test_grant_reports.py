"""Dag writes a report to whoever gave the money, and fetches both versions of it (CS7)."""

import io

import docx
import pytest
from django.http import HttpResponse

from frirum.records.models import GrantReport
from tests import reported
from tests.storasyster import House, post

THERE = "/office/storasyster/reports/"
WROTE = {
    "title": "Telefon och chatt 2019",
    "giver": "Rådet for Offerfonden",
    "case_number": "18-611-00013",
    "amount": "326948",
    "currency": "dkk",
    "purpose": "Rådgivning.",
    "first_month": "2019-01",
    "last_month": "2019-12",
    "language": "sv",
    "heading_0": "Vilka som ringde",
    "text_0": "217 personer.",
    "figure_0": "gender",
    "heading_1": "",
    "text_1": "",
    "figure_1": "",
    "heading_2": "",
    "text_2": "",
    "figure_2": "region",
}


def write(house: House, name: str = "dag", to: str = "add/", **other: str) -> HttpResponse:
    return post(house.client(name), THERE + to, {**WROTE, **other})


def words(answer: HttpResponse) -> str:
    made = docx.Document(io.BytesIO(answer.content))
    return "\n".join(cell.text for grid in made.tables for row in grid.rows for cell in row.cells)


def test_dag_writes_a_report_and_fetches_it(house: House) -> None:
    reported.count(house.ours)
    assert write(house).status_code == 303
    kept = GrantReport.objects.get()
    assert (kept.currency, kept.amount, kept.first_month) == ("DKK", 326948, reported.JANUARY)
    assert [one["figure"] for one in kept.blocks] == ["gender", "region"]
    dag = house.client("dag")
    page = dag.get(f"{THERE}to/{kept.ref}/", secure=True).content.decode()
    assert 'value="2019-12"' in page
    assert "Vilka som ringde" in page
    ours = dag.get(f"{THERE}to/{kept.ref}/ours/docx/", secure=True)
    theirs = dag.get(f"{THERE}to/{kept.ref}/theirs/docx/", secure=True)
    assert "\n187\n" in words(ours)
    assert "\n2\n" in words(ours)
    assert "\n2\n" not in words(theirs)
    assert dag.get(f"{THERE}to/{kept.ref}/theirs/pdf/", secure=True).content.startswith(b"%PDF")
    assert "report-theirs.docx" in theirs.headers["Content-Disposition"]


def test_a_report_begins_with_last_year_and_headings(house: House) -> None:
    page = house.client("dag").get(f"{THERE}add/", secure=True).content.decode()
    assert 'value="2025-01"' in page
    assert 'value="2025-12"' in page
    assert "Whom we reached" in page


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"title": ""}, "Fill this in."),
        ({"amount": "mycket"}, "Write only the number, like 326948."),
        ({"first_month": "förra året"}, "Write a month like 2026-03."),
        ({"last_month": "2018-01"}, "It ends before it begins."),
        ({"last_month": "2031-01"}, "This day has not come yet."),
        ({"figure_0": "names"}, "names"),
        ({"language": "de"}, "de"),
        ({"currency": "kronor"}, "at most 3 characters"),
        ({"text_0": "x" * 6001}, "at most 6000 characters"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(house: House, wrong: dict[str, str], says: str) -> None:
    answer = write(house, **wrong)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "Telefon och chatt 2019" in answer.content.decode() or wrong == {"title": ""}
    assert not GrantReport.objects.exists()


def test_what_is_changed_is_changed_and_what_is_taken_away_is_gone(house: House) -> None:
    write(house)
    ref = GrantReport.objects.get().ref
    write(house, to=f"to/{ref}/", title="En annan titel")
    assert GrantReport.objects.get().title == "En annan titel"
    dag = house.client("dag")
    assert "En annan titel" in dag.get(f"{THERE}to/{ref}/remove/", secure=True).content.decode()
    assert post(dag, f"{THERE}to/{ref}/remove/").status_code == 303
    assert not GrantReport.objects.exists()


@pytest.mark.parametrize("name", ["bo", "ada", "eva"])
def test_nobody_else_may(house: House, name: str) -> None:  # AZ3
    write(house)
    ref = GrantReport.objects.get().ref
    assert write(house, name).status_code == 404
    for there in ("", f"to/{ref}/", f"to/{ref}/remove/", f"to/{ref}/ours/pdf/"):
        assert house.client(name).get(THERE + there, secure=True).status_code == 404


@pytest.mark.parametrize("there", ["to/nowhere/", "to/REF/ours/odt/", "to/REF/all/pdf/", "to/nowhere/theirs/pdf/"])
def test_what_is_not_there(house: House, there: str) -> None:
    write(house)
    where = THERE + there.replace("REF", GrantReport.objects.get().ref)
    assert house.client("dag").get(where, secure=True).status_code == 404


@pytest.mark.parametrize(
    ("last", "says"), [("2019-11", "cover whole quarters"), ("2026-09", "This period is not over yet.")]
)
def test_what_cannot_be_passed_on_yet_says_so_before_anybody_presses(house: House, last: str, says: str) -> None:
    write(house, last_month=last)
    ref = GrantReport.objects.get().ref
    page = house.client("dag").get(f"{THERE}to/{ref}/", secure=True).content.decode()
    assert says in page
    assert "/theirs/pdf/" not in page
    assert "/ours/pdf/" in page
    assert house.client("dag").get(f"{THERE}to/{ref}/ours/docx/", secure=True).status_code == 200
