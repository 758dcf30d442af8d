"""Alias: the first name a volunteer is known by at the desk and in a talk (AL2)."""

import unicodedata
from enum import StrEnum

LONGEST = 30
"""Letters, counted as code points after composing."""

_BETWEEN = frozenset(" -'\u2019")


class NotAnAlias(StrEnum):
    """Why a text is no alias."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    AN_ADDRESS = "an_address"
    HAS_DIGITS = "has_digits"
    NOT_A_FIRST_NAME = "not_a_first_name"


def tidy(alias: str) -> str:
    """The alias as it is kept: composed, without outer and doubled spaces."""
    return " ".join(unicodedata.normalize("NFC", alias).split())


def why_not(alias: str) -> NotAnAlias | None:
    """Why this is no alias; None when it is one: a first name of letters, perhaps in two parts (AL2)."""
    name = tidy(alias)
    if not name:
        return NotAnAlias.EMPTY
    if len(name) > LONGEST:
        return NotAnAlias.TOO_LONG
    if "@" in name or "/" in name:
        return NotAnAlias.AN_ADDRESS
    if any(one.isdigit() for one in name):
        return NotAnAlias.HAS_DIGITS
    return None if _first_name(name) else NotAnAlias.NOT_A_FIRST_NAME


def _first_name(name: str) -> bool:
    """One or two parts of letters (and the marks some scripts set on them), joined by one sign between."""
    plain = "".join(" " if one in _BETWEEN else one for one in name)
    parts = plain.split(" ")
    return len(parts) <= 2 and all(part and part[0].isalpha() and all(map(_letter, part)) for part in parts)


def _letter(one: str) -> bool:
    return one.isalpha() or unicodedata.category(one) in {"Mn", "Mc"}
