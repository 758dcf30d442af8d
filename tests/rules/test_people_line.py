"""One line of a list: what it says of a person, and what is wrong with it."""

from datetime import date

import pytest

from frirum.rules.people_line import Met, Mishap, Newcomer, Reader, Wrong, is_address
from frirum.rules.people_sheet import Column

TODAY = date(2026, 11, 21)
HEADINGS = [
    "Namn",
    "E-post",
    "Telefon",
    "Språk",
    "Läge",
    "Sedan",
    "Avgift betald",
    "Avgift",
    "Registerutdrag visat",
    "Chatt",
]
COLUMNS = {**dict(zip(Column, range(9), strict=True)), "Chatt": 9}
BO = [
    "Bo Ek",
    "Bo@Example.org",
    "070-123 45 67",
    "svenska",
    "aktiv",
    "2024-02-29",
    "1.2.2026",
    "50",
    "2023-01-31",
    "2024-01-10",
]


def reads(cells: list[str]) -> tuple[Newcomer, list[Mishap]]:
    reader = Reader(COLUMNS, HEADINGS, language="fi", today=TODAY)
    return reader.person(4, cells, frozenset({"cleo@example.org"})), reader.mishaps


def test_bo_is_read_whole() -> None:
    bo, mishaps = reads(BO)
    assert mishaps == []
    assert bo == Newcomer(
        line=4,
        name="Bo Ek",
        email="bo@example.org",
        phone="070-123 45 67",
        language="sv",
        state="active",
        since=date(2024, 2, 29),
        met=(
            Met("membership_fee", date(2026, 2, 1), amount=5000),
            Met("record_extract", date(2023, 1, 31)),
            Met("training", date(2024, 1, 10), topic="Chatt"),
        ),
        there=False,
    )


def test_a_short_line_says_the_usual_of_the_rest() -> None:
    cleo, mishaps = reads(["Cleo", "cleo@example.org"])
    assert mishaps == []
    assert (cleo.state, cleo.language, cleo.since, cleo.met, cleo.there) == ("active", "fi", None, (), True)


@pytest.mark.parametrize(
    ("position", "cell", "why", "about"),
    [
        (0, "", Wrong.MISSING, ""),
        (0, "B" * 81, Wrong.TOO_LONG, "80"),
        (0, "=A1", Wrong.FORMULA, ""),
        (1, "", Wrong.MISSING, ""),
        (1, "bo at example.org", Wrong.NOT_AN_ADDRESS, "bo at example.org"),
        (1, "=HYPERLINK()", Wrong.FORMULA, ""),
        (2, "ring mig", Wrong.NOT_A_PHONE, "ring mig"),
        (3, "klingon", Wrong.UNKNOWN_LANGUAGE, "klingon"),
        (4, "snäll", Wrong.UNKNOWN_STATE, "snäll"),
        (5, "i våras", Wrong.NOT_A_DAY, "i våras"),
        (5, "1899-12-30", Wrong.NOT_A_DAY, "1899-12-30"),  # a spreadsheet's day 0
        (6, "2026-11-22", Wrong.IN_THE_FUTURE, "2026-11-22"),
        (6, "", Wrong.AMOUNT_WITHOUT_DAY, ""),
        (7, "femtio", Wrong.NOT_AN_AMOUNT, "femtio"),
        (8, "2026-02-30", Wrong.NOT_A_DAY, "2026-02-30"),
        (9, "=TODAY()", Wrong.FORMULA, ""),
    ],
)
def test_what_is_wrong_is_named_by_line_and_column(position: int, cell: str, why: Wrong, about: str) -> None:
    _, [mishap] = reads([*BO[:position], cell, *BO[position + 1 :]])
    column = 7 if why is Wrong.AMOUNT_WITHOUT_DAY else position
    assert mishap == Mishap(4, HEADINGS[column], why, about)


def test_a_cell_without_a_heading_is_named_by_its_letter() -> None:
    assert reads([*BO, "", "190001011234"])[1] == [Mishap(4, "L", Wrong.NO_HEADING)]


@pytest.mark.parametrize("email", ["a@b.se", "a.b+c@x-y.example.org"])
def test_addresses(email: str) -> None:
    assert is_address(email)


@pytest.mark.parametrize(
    "email", ["a@b", "a@@b.se", "a b@c.se", "a..b@c.se", "x" * 250 + "@c.se", "å@c.se", "a@c.se\nBcc: x@y.se"]
)
def test_no_addresses(email: str) -> None:
    assert not is_address(email)
