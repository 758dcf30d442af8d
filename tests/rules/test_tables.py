"""Tables of figures: shares with their base, small numbers hidden, and nothing a spreadsheet would run (AN10, EX2)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from frirum.rules.tables import Row, Table, as_told, harmless, harmless_all, share


def table(*counts: int, adds_up: bool = True, total: int | None = None, outside: int | None = None) -> Table:
    rows = [Row(f"k{i}", f"w{i}", n, outside=i == outside) for i, n in enumerate(counts)]
    return Table("who", "Who", "Contacts.", rows, sum(counts) if total is None else total, adds_up)


def seen(one: Table) -> list[int | None]:
    return [row.n for row in one.rows]


def test_every_share_has_its_base() -> None:
    one = table(187, 30)
    assert [one.share(row) for row in one.rows] == [Decimal("86.2"), Decimal("13.8")]
    assert one.base == 217


def test_the_first_telling_has_a_base_of_its_own() -> None:  # CS3
    one = table(52, 56, 109, outside=2)
    assert one.base == 108
    assert one.share(one.rows[0]) == Decimal("48.1")
    assert one.share(one.rows[2]) is None
    assert (share(104, 217), share(105, 217)) == (Decimal("47.9"), Decimal("48.4"))


def test_a_share_of_nothing_or_of_something_hidden_is_none() -> None:
    assert share(0, 0) is None
    assert share(None, 9) is None
    assert share(9, None) is None
    hidden = as_told(table(3, 90, 90, outside=0), {"k0": None, "k1": None, "k2": 90}, 183)
    assert hidden.base is None
    assert hidden.hides


def test_what_is_told_takes_the_place_of_what_was_counted() -> None:  # AN10
    told = as_told(table(60, 20, 3), {"k0": 60, "k1": None}, 83)
    assert seen(told) == [60, None, 0]
    assert (told.total, told.hides) == (83, True)
    assert not table(187, 30).hides


@pytest.mark.parametrize("evil", ["=1+1", "+46", "-1", "@x", "\t=1", " =1", "＝1"])
def test_no_cell_is_a_formula(evil: str) -> None:  # EX2
    assert harmless(evil) == f"'{evil}"


def test_words_and_numbers_stay() -> None:
    assert harmless("Region Nord") == "Region Nord"
    assert harmless_all(["=a", -3, Decimal("1.5"), None, "a\nb"]) == ["'=a", "-3", "1.5", "", "a b"]
    assert replace(table(1), rows=()).rows == ()
