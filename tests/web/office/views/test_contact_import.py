"""Dag brings in the contacts of the years before: he says what the columns are and reads what would happen (CS2, CS7)."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from frirum.records.models import Contact, ContactImport, Count
from frirum.rules.contact_import import MOST_CONTACTS
from tests.storasyster import House, post

THERE = "/office/storasyster/contacts/import/"
SHEET = "Datum;Namn;Kön;Ämne;Risk\n2024-03-05;Vega;Flicka eller kvinna;Skam, skuld;Oro\n2024-03-09;Vera;tjej;shame;\n"
SAYS = {"column.0": "month", "column.2": "gender", "column.3": "topic", "column.4": "risk", "step": "columns",
        "instead.channel": "phone", "instead.kind": "counselling", "instead.risk": "none"}  # fmt: skip


def send(house: House, data: str | bytes, name: str = "dag") -> HttpResponse:
    file = SimpleUploadedFile("min lista.csv", data if isinstance(data, bytes) else data.encode())
    return post(house.client(name), THERE, {"sheet": file})


def text(page: HttpResponse) -> str:
    return html.unescape(page.content.decode())


def goes_on(house: House, page: HttpResponse, **said: str) -> HttpResponse:
    """The next page, with what this one carries and what Dag says."""
    hidden = re.findall(r'type="hidden" name="(list|wish|mark)" value="([^"]*)"', page.content.decode())
    return post(
        house.client("dag"), f"{THERE}next/", {**{name: html.unescape(value) for name, value in hidden}, **said}
    )


def foreseen(house: House) -> HttpResponse:
    return goes_on(house, goes_on(house, send(house, SHEET), **SAYS), step="words", **{"word.0": "woman"})


def test_dag_says_what_the_columns_are_reads_and_brings_them_in(house: House) -> None:
    columns = send(house, SHEET)
    assert columns.status_code == 200
    assert '<option value="month" selected>' in text(columns)
    assert "Vega · Vera" in text(columns)  # so that he sees what he leaves out
    words = goes_on(house, columns, **SAYS)
    assert "“tjej”" in text(words)
    assert "Line 3, Kön." in text(words)
    shown = goes_on(house, words, step="words", **{"word.0": "woman"})
    assert "2 contacts come in." in text(shown)
    assert "Vega" not in text(shown)
    assert not Contact.objects.exists()
    done = goes_on(house, shown, step="confirm")
    assert done.status_code == 303
    assert sorted(Contact.objects.values_list("channel", "gender", "risk")) == [
        ("phone", "woman", "concern"),
        ("phone", "woman", "none"),
    ]
    assert Count.objects.get(dimension="total").n == 2


def test_a_second_press_or_the_same_list_anew_adds_nothing(house: House) -> None:
    shown = foreseen(house)
    goes_on(house, shown, step="confirm")
    for page in (shown, foreseen(house)):
        again = goes_on(house, page, step="confirm")
        assert again.status_code == 422
        assert "These very contacts have been brought in before." in text(again)
    assert Contact.objects.count() == 2
    assert Count.objects.get(dimension="total").n == 2


def test_what_is_shown_can_be_fetched_and_the_columns_said_anew(house: House) -> None:
    shown = foreseen(house)
    assert goes_on(house, shown, step="report").content.decode("utf-8-sig").count("\r\n2") == 1
    back = text(goes_on(house, shown, step="back"))
    assert '<option value="gender" selected>' in back
    assert "Vega" not in back  # what is not taken was left behind
    assert not Contact.objects.exists()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("", "Choose a file first."),
        (";;\n;;\n", "This is no sheet that we can read."),
        (b"PK\x03\x04 cut off", "This is no sheet that we can read."),
        ("Datum;Kön\n2024-03;Kvinna\n2024-03;Okänt kön å".encode("latin-1"), "Line 1, column 2 has letters"),
        ('Datum;Kön\n2024-03;"Kvinna\n', "column 2: the quotation marks do not match, or the file was cut off there."),
        ("Datum\n", "There is no contact in this list."),
        (b"x" * (200 * 1024), "Line 1, column 1"),
        (b"x" * (1024 * 1024 + 1), f"at most 1 megabyte and {MOST_CONTACTS} contacts"),
        ("a;b\n" * (MOST_CONTACTS + 2), f"at most 1 megabyte and {MOST_CONTACTS} contacts"),
    ],
)
def test_a_file_that_cannot_be_read_says_where(house: House, data: str | bytes, says: str) -> None:
    answer = send(house, data)
    if answer.status_code == 200:
        answer = goes_on(house, answer, **{**SAYS, "column.0": "month"})
    assert answer.status_code == 422
    assert says in text(answer)
    assert "No contact was brought in, and nothing was changed." in text(answer)
    assert not Contact.objects.exists()


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("2024-03;x;Kvinna", "Line 4, Ämne: The line ends before this column."),
        ("2024-13;x;;;", "Line 4, Datum: “2024-13” is no month."),
        ("2024-03;x;=1+1;;", "Line 4, Kön: This is a formula."),
        ("2027-01;x;;;", "Line 4, Datum: 2027-01 has not come yet."),
        ("2024-03;x;;;;ö", "Line 4, F: Something stands in a column without a heading."),
    ],
)
def test_one_wrong_line_is_named_and_keeps_all_of_them_out(house: House, more: str, says: str) -> None:
    answer = goes_on(house, send(house, SHEET + more), **SAYS)
    assert answer.status_code == 422
    assert says in re.sub(r"<[^>]*>", "", text(answer))
    assert not Contact.objects.exists()


def test_without_a_risk_it_is_asked_once(house: House) -> None:
    columns = send(house, "Datum\n2024-03\n")
    asked = goes_on(house, columns, **{"column.0": "month", "step": "columns", "instead.channel": "phone"})
    assert asked.status_code == 422
    assert "Choose below what stands for lines that do not say." in text(asked)


@pytest.mark.parametrize("wish", ["", "[]", "{}", '{"columns": [1], "instead": {}, "values": [["x"]]}', "[" * 9999])
@pytest.mark.parametrize("step", ["", "columns", "words", "confirm", "report", "back"])
def test_what_was_tampered_with_brings_nothing_in(house: House, wish: str, step: str) -> None:
    page = send(house, SHEET)
    for carried in ({}, {"list": "x"}, {"list": "eJw="}):
        goes_on(house, page, step=step, wish=wish, mark="x", **carried)
    assert not Contact.objects.exists()
    assert not ContactImport.objects.exists()


@pytest.mark.parametrize("name", ["bo", "ada", "eva"])
def test_nobody_else_may(house: House, name: str) -> None:  # AZ3
    assert send(house, SHEET, name).status_code == 404
    assert post(house.client(name), f"{THERE}next/", {"step": "confirm"}).status_code == 404
