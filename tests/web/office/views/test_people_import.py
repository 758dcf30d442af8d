"""Dag brings people in, on the page: he reads what would happen before anything does (BO5)."""

import re
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from openpyxl import Workbook

from frirum.records.models import Volunteer
from tests.storasyster import NOW, House, post

THERE = "/office/storasyster/people/bring-in/"
LIST = "Namn;E-post;Språk\nKim Ek;kim@example.org;fi\nLo Berg;lo@example.org;\n"


def send(house: House, text: str | bytes, name: str = "dag") -> HttpResponse:
    data = text if isinstance(text, bytes) else text.encode()
    return post(house.client(name), THERE, {"sheet": SimpleUploadedFile("min lista.csv", data)})


def hidden(page: HttpResponse) -> dict[str, Any]:
    text = page.content.decode()
    return {name: re.search(f'name="{name}" value="([^"]*)"', text)[1] for name in ("list", "seal")}  # type: ignore[index]


def came() -> list[str]:
    return sorted(Volunteer.objects.filter(email__endswith="@example.org", account=None).values_list("name", flat=True))


def test_dag_reads_line_by_line_and_then_brings_them_in(house: House) -> None:
    shown = send(house, LIST)
    assert "2 people come in." in shown.content.decode()
    assert "active · Suomi" in shown.content.decode()
    assert came() == []
    done = post(house.client("dag"), f"{THERE}confirm/", hidden(shown))
    assert done.status_code == 303
    assert came() == ["Kim Ek", "Lo Berg"]
    again = send(house, LIST).content.decode()
    assert "2 are here already and stay unchanged." in again
    assert "Bring them in" not in again


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("", "Choose a file first."),
        (b"\xd0\xcf\x11\xe0 old", "This is no sheet that we can read."),
        ("Namn;E-post\nÅsa;a@x.se".encode("latin-1"), "Line 2 has letters that we cannot read."),
        ("Namn\nKim\n", "Line 1:</strong> A column is missing: E-mail."),
        ("Namn;E-post\nKim;=A1\n", "Line 2, E-post:</strong> This is a formula."),
        ("Namn;E-post;Sedan\nKim;k@x.se;31.2.2026\n", "Line 2, Sedan:</strong> “31.2.2026” is no day."),
        ("Namn;E-post\nKim;k@x.se\nLo;K@x.se\n", "Line 3, E-post:</strong> The same mail address stands in line 2."),
        (b"x" * (1024 * 1024 + 1), "This file is too big"),
        ("Namn;E-post\n" + "".join(f"{'Å' * 79};p{n}@example.org\n" for n in range(900)), "This file is too big"),
        ("Namn;E-post\n<script>;k\n", "“k” is no mail address."),
    ],
)
def test_what_is_wrong_is_said_and_nobody_comes_in(house: House, data: str | bytes, says: str) -> None:
    answer = send(house, data)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "Nobody was brought in, and nothing was changed." in answer.content.decode()
    assert came() == []


def test_a_workbook_with_formulas_and_wrong_dates_is_told_cell_by_cell(house: House) -> None:
    rows = (
        ("Namn", "E-post", "Sedan"),
        ("Kim Ek", "kim@example.org", date(2026, 1, 31)),
        ('="Lo "&"Berg"', "lo@example.org", "31.2.2026"),
        ("Mo Dal", "mo@example.org", "=TODAY()"),
        ("Ny Hed", "ny@example.org", datetime(2036, 1, 31)),  # a day with its hour, as a spreadsheet keeps it
        ("Per Ås", "per@example.org", "i våras"),
    )
    book, out = Workbook(), BytesIO()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(out)
    before = [*Volunteer.objects.order_by("pk").values()]
    answer = send(house, out.getvalue())
    said = answer.content.decode()
    assert answer.status_code == 422
    for sentence in (
        "Line 3, Namn:</strong> This is a formula.",
        "Line 3, Sedan:</strong> “31.2.2026” is no day.",
        "Line 4, Sedan:</strong> This is a formula.",
        "Line 5, Sedan:</strong> 2036-01-31 has not come yet.",
        "Line 6, Sedan:</strong> “i våras” is no day.",
        "Nobody was brought in, and nothing was changed.",
    ):
        assert sentence in said
    assert "Line 2" not in said
    assert [*Volunteer.objects.order_by("pk").values()] == before


def test_no_file_at_all(house: House) -> None:
    assert "Choose a file first." in post(house.client("dag"), THERE).content.decode()


def test_what_changed_meanwhile_is_shown_again(house: House) -> None:
    shown = hidden(send(house, LIST))
    here = house.ours.volunteers.create(
        number=90, email="kim@example.org", state="active", since=NOW, made_at=NOW, account=house.people["dag"]
    )
    again = post(house.client("dag"), f"{THERE}confirm/", shown)
    assert "Something has changed since you looked." in again.content.decode()
    assert came() == []
    here.delete()
    assert post(house.client("dag"), f"{THERE}confirm/", shown).status_code == 303


@pytest.mark.parametrize("sent", [{}, {"list": "Namn;E-post\nKim;=A1", "seal": "x"}, {"list": '"', "seal": ""}])
def test_a_confirmation_that_was_tampered_with_brings_nobody_in(house: House, sent: dict[str, str]) -> None:
    assert post(house.client("dag"), f"{THERE}confirm/", sent).status_code == 422
    assert came() == []


def test_the_empty_list_holds_the_headings(house: House) -> None:
    text = house.client("dag").get(f"{THERE}people.csv", secure=True).content.decode("utf-8-sig")
    assert text.startswith("Name;E-mail;Telephone;Language;State;Since")


@pytest.mark.parametrize("name", ["bo", "ada", "eva"])
def test_nobody_else_may(house: House, name: str) -> None:  # AZ3
    assert send(house, LIST, name).status_code == 404
    assert came() == []
