"""A whole list: everybody comes in, or nobody."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.people_import import MOST_PEOPLE, Asked, Foreseen, NotToBeImported, foresee
from frirum.rules.people_line import Mishap, Wrong

TODAY = date(2026, 11, 21)
HEAD = ["Name", "E-mail"]


def sees(*table: list[str], asked: Asked | None = None, there: frozenset[str] = frozenset()) -> Foreseen:
    return foresee(table, asked=asked or Asked(), there=there, language="sv", today=TODAY)


def test_who_is_new_comes_in_and_who_is_there_stays() -> None:
    seen = sees(HEAD, ["Bo", "bo@x.se"], ["", " "], ["Cleo", "Cleo@x.se"], there=frozenset({"cleo@x.se"}))
    assert not seen.mishaps
    assert [(one.line, one.name) for one in seen.people] == [(2, "Bo"), (4, "Cleo")]
    assert [one.name for one in seen.new] == ["Bo"]


def test_what_is_asked_is_read() -> None:
    asked = Asked(fee=True, extract=True, topics=("Chatten",))
    seen = sees(
        [*HEAD, "Fee paid on", "Police record extract shown on", " chatten"],
        ["Bo", "bo@x.se", *["2026-01-02"] * 3],
        asked=asked,
    )
    assert not seen.mishaps
    assert [met.kind for met in seen.people[0].met] == ["membership_fee", "record_extract", "training"]


@pytest.mark.parametrize(
    ("table", "mishap"),
    [
        ([], Mishap(1, "", Wrong.EMPTY)),
        ([["", ""], ["Bo", "bo@x.se"]], Mishap(1, "", Wrong.EMPTY)),
        ([HEAD], Mishap(2, "", Wrong.EMPTY)),
        ([["Name"], ["Bo"]], Mishap(1, "email", Wrong.NO_COLUMN)),
        ([[*HEAD, "Personnummer"], ["Bo", "bo@x.se"]], Mishap(1, "Personnummer", Wrong.UNKNOWN_COLUMN)),
        ([[*HEAD, "Namn"], ["Bo", "bo@x.se"]], Mishap(1, "Namn", Wrong.COLUMN_TWICE)),
        ([[*HEAD, "Fee"], ["Bo", "bo@x.se"]], Mishap(1, "Fee", Wrong.NOT_ASKED)),
        ([[*HEAD, "Registerutdrag visat"], ["Bo", "bo@x.se"]], Mishap(1, "Registerutdrag visat", Wrong.NOT_ASKED)),
        ([HEAD, ["Bo", "bo@x.se"], ["Bo Ek", "BO@x.se"]], Mishap(3, "E-mail", Wrong.TWICE, "2")),
        (
            [HEAD, *([f"P{n}", f"p{n}@x.se"] for n in range(MOST_PEOPLE + 1))],
            Mishap(MOST_PEOPLE + 2, "", Wrong.TOO_MANY, "1000"),
        ),
    ],
)
def test_what_is_wrong_with_the_whole(table: list[list[str]], mishap: Mishap) -> None:
    assert sees(*table).mishaps == (mishap,)


def test_the_seal_tells_two_outcomes_apart() -> None:
    one, other = sees(HEAD, ["Bo", "bo@x.se"]), sees(HEAD, ["Bo", "bo@x.se"], there=frozenset({"bo@x.se"}))
    assert one.seal == sees(HEAD, ["Bo", "bo@x.se"]).seal
    assert one.seal != other.seal


def test_the_refusal_says_lines() -> None:
    assert str(NotToBeImported(sees(HEAD).mishaps)) == "2 empty"


cells = st.text(alphabet=st.characters(codec="utf-8"), max_size=12)


@given(st.lists(st.lists(cells, max_size=6), max_size=6))
def test_whatever_stands_there_is_a_person_in_order_or_a_mishap(table: list[list[str]]) -> None:
    seen = sees([*HEAD, "", "Since"], *table, asked=Asked(fee=True))
    assert all(one.name and "@" in one.email for one in seen.people) or seen.mishaps
    assert all(1 <= mishap.line <= len(table) + 2 for mishap in seen.mishaps)
