"""A list of people as a sheet: its headings, and what may stand in a cell, in the five languages (BO5).

Only what is asked for is known: a heading that is none of these is refused, so that nothing else comes in with a list.
"""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from frirum.rules.wording import one_line


class Column(StrEnum):
    """What a column can hold; a training topic of the organisation's is a column of its own beside these."""

    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    LANGUAGE = "language"
    STATE = "state"
    SINCE = "since"
    FEE_PAID = "fee_paid"
    FEE = "fee"
    EXTRACT = "extract"


NEEDED = (Column.NAME, Column.EMAIL)

HEADINGS: Mapping[Column, Mapping[str, str]] = {
    Column.NAME: {"en": "Name", "sv": "Namn", "nb": "Navn", "da": "Navn", "fi": "Nimi"},
    Column.EMAIL: {"en": "E-mail", "sv": "E-post", "nb": "E-post", "da": "E-mail", "fi": "Sähköposti"},
    Column.PHONE: {"en": "Telephone", "sv": "Telefon", "nb": "Telefon", "da": "Telefon", "fi": "Puhelin"},
    Column.LANGUAGE: {"en": "Language", "sv": "Språk", "nb": "Språk", "da": "Sprog", "fi": "Kieli"},
    Column.STATE: {"en": "State", "sv": "Läge", "nb": "Status", "da": "Status", "fi": "Tila"},
    Column.SINCE: {"en": "Since", "sv": "Sedan", "nb": "Siden", "da": "Siden", "fi": "Alkaen"},
    Column.FEE_PAID: {
        "en": "Fee paid on",
        "sv": "Avgift betald",
        "nb": "Kontingent betalt",
        "da": "Kontingent betalt",
        "fi": "Jäsenmaksu maksettu",
    },
    Column.FEE: {"en": "Fee", "sv": "Avgift", "nb": "Kontingent", "da": "Kontingent", "fi": "Jäsenmaksu"},
    Column.EXTRACT: {
        "en": "Police record extract shown on",
        "sv": "Registerutdrag visat",
        "nb": "Politiattest vist",
        "da": "Straffeattest vist",
        "fi": "Rikosrekisteriote näytetty",
    },
}
"""What each column is called, per language; read without regard to capitals."""

STATES: Mapping[str, Mapping[str, str]] = {
    "applied": {"en": "applied", "sv": "har ansökt", "nb": "har søkt", "da": "har ansøgt", "fi": "hakenut"},
    "interviewed": {
        "en": "interviewed",
        "sv": "intervjuad",
        "nb": "intervjuet",
        "da": "interviewet",
        "fi": "haastateltu",
    },
    "in_training": {
        "en": "in training",
        "sv": "i utbildning",
        "nb": "i opplæring",
        "da": "i uddannelse",
        "fi": "koulutuksessa",
    },
    "admitted": {"en": "admitted", "sv": "antagen", "nb": "tatt opp", "da": "optaget", "fi": "hyväksytty"},
    "active": {"en": "active", "sv": "aktiv", "nb": "aktiv", "da": "aktiv", "fi": "aktiivinen"},
    "paused": {"en": "paused", "sv": "pausad", "nb": "på pause", "da": "på pause", "fi": "tauolla"},
}
"""Where somebody on a list can stand. Who has left or was never taken on is not brought in again."""

_LANGUAGES: Mapping[str, frozenset[str]] = {
    "sv": frozenset({"sv", "svenska", "swedish"}),
    "nb": frozenset({"nb", "no", "norsk", "norsk bokmål", "norwegian"}),
    "da": frozenset({"da", "dansk", "danish"}),
    "fi": frozenset({"fi", "suomi", "finska", "finnish"}),
    "en": frozenset({"en", "engelska", "engelsk", "english", "englanti"}),
}
_COLUMNS = {name.casefold(): column for column, names in HEADINGS.items() for name in (*names.values(), column.value)}
_STATES = {name.casefold(): state for state, names in STATES.items() for name in (*names.values(), state)}
_DAY_FIRST = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_AMOUNT = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,2}))?")


def column_called(heading: str) -> Column | None:
    """The column that a heading names, in any of the languages."""
    return _COLUMNS.get(one_line(heading).casefold())


def state_called(word: str) -> str | None:
    """The state that a word names, in any of the languages."""
    return _STATES.get(one_line(word).casefold())


def language_called(word: str) -> str | None:
    """The language that a code or a name means."""
    wanted = one_line(word).casefold()
    return next((code for code, names in _LANGUAGES.items() if wanted in names), None)


def day_written(text: str) -> date | None:
    """A day as people write it: 2026-01-31, 31.1.2026, 31/1/2026; the month never comes first."""
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def amount_written(text: str) -> int | None:
    """An amount of money in minor units: "50", "50,00", "12.5"."""
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return None
    whole, part = found.groups()
    return int(whole) * 100 + int((part or "0").ljust(2, "0"))


def is_formula(cell: str) -> bool:
    """Whether a cell would be counted out by a spreadsheet; what it says then is not what we would read."""
    return cell.lstrip().startswith(("=", "@"))


def letters(position: int) -> str:
    """The letters of a column as a spreadsheet names it, from 0: A, B, … Z, AA."""
    named, left = "", position + 1
    while left:
        left, one = divmod(left - 1, 26)
        named = chr(ord("A") + one) + named
    return named
