"""The cells of a list, as people write them in five languages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules import people_sheet as sheet
from frirum.rules.people_sheet import HEADINGS, STATES, Column


@pytest.mark.parametrize("column", Column)
def test_every_heading_of_every_language_is_known_whatever_its_capitals(column: Column) -> None:
    assert all(sheet.column_called(f"  {name.upper()} ") is column for name in HEADINGS[column].values())


def test_no_other_heading_is() -> None:
    assert sheet.column_called("Personnummer") is None


def test_states_and_languages_are_known_by_their_words() -> None:
    assert all(sheet.state_called(word.title()) == code for code, words in STATES.items() for word in words.values())
    assert sheet.state_called("left") is None  # who has left is not brought in again
    assert [sheet.language_called(word) for word in ("Svenska", "nb", "Norsk bokmål", "DANSK", "suomi", "English")] == [
        *("sv", "nb", "nb", "da", "fi", "en")
    ]
    assert sheet.language_called("klingon") is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_however_it_is_written(day: date) -> None:
    for written in (day.isoformat(), f"{day:%d.%m.%Y}", f"{day.day}/{day.month}/{day.year}", f"{day:%d-%m-%Y}"):
        assert sheet.day_written(written) == day


@pytest.mark.parametrize("text", ["i går", "2026-02-29", "31.4.2026", "01/13/2026", "26-01-31", "46000", ""])
def test_what_is_no_day_is_none(text: str) -> None:
    assert sheet.day_written(text) is None


@pytest.mark.parametrize(("text", "minor"), [("50", 5000), ("50,00", 5000), ("12.5", 1250), ("0", 0)])
def test_amounts(text: str, minor: int) -> None:
    assert sheet.amount_written(text) == minor


@pytest.mark.parametrize("text", ["femtio", "-50", "50 kr", "1,234,567", "1.000"])
def test_what_is_no_amount(text: str) -> None:
    assert sheet.amount_written(text) is None


def test_formulas_are_told_from_telephone_numbers() -> None:
    assert sheet.is_formula("=A1+B1")
    assert sheet.is_formula(" @SUM(A1)")
    assert not sheet.is_formula("+46 70 123 45 67")


@pytest.mark.parametrize(("position", "named"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_a_spreadsheet_names_them(position: int, named: str) -> None:
    assert sheet.letters(position) == named
