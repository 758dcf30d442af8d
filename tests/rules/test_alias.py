"""Alias: a first name, not an address and not a number (AL2)."""

import pytest

from frirum.rules.alias import NotAnAlias, tidy, why_not


@pytest.mark.parametrize(
    "alias",
    [
        "Bo",
        "Cleo",
        "Åsa",
        "Anna-Karin",
        "Mari Anne",
        "D\u2019Arcy",
        "Bo ",
        "A\u030asa",
        "Søren",
        "ليلى",
        "प्रिया",
        "x" * 30,
    ],
)
def test_a_first_name_is_an_alias(alias: str) -> None:  # AL2
    assert why_not(alias) is None


@pytest.mark.parametrize(
    ("alias", "why"),
    [
        ("", NotAnAlias.EMPTY),
        (" \n", NotAnAlias.EMPTY),
        ("x" * 31, NotAnAlias.TOO_LONG),
        ("bo@example.org", NotAnAlias.AN_ADDRESS),
        ("example/bo", NotAnAlias.AN_ADDRESS),
        ("Bo 0701234567", NotAnAlias.HAS_DIGITS),
        ("Bo٣", NotAnAlias.HAS_DIGITS),
        ("Anna Karin Maria", NotAnAlias.NOT_A_FIRST_NAME),
        ("-Bo", NotAnAlias.NOT_A_FIRST_NAME),
        ("Bo-", NotAnAlias.NOT_A_FIRST_NAME),
        ("B.o", NotAnAlias.NOT_A_FIRST_NAME),
        ("\u0301Bo", NotAnAlias.NOT_A_FIRST_NAME),
        ("Bo\u202eoB", NotAnAlias.NOT_A_FIRST_NAME),  # UP4
        ("💜", NotAnAlias.NOT_A_FIRST_NAME),
    ],
)
def test_what_is_no_alias_and_why(alias: str, why: NotAnAlias) -> None:
    assert why_not(alias) is why


def test_an_alias_is_kept_tidy() -> None:
    assert tidy("  Mari   Anne ") == "Mari Anne"
    assert tidy("A\u030asa") == "Åsa"
