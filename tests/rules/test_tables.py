"""Tables of figures: shares with their base, small numbers hidden, and nothing a spreadsheet would run (AN10, EX2)."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from frirum.rules.tables import Row, Table, harmless, harmless_all, hide, share


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
    hidden = hide(table(3, 90, 90, outside=0))
    assert hidden.base is None
    assert hidden.hides


def test_what_is_large_enough_stays() -> None:
    assert hide(table(187, 30, 0)) == table(187, 30, 0)
    assert not table(187, 30).hides


@pytest.mark.parametrize(
    ("counts", "left"),
    [
        ((141, 11, 2, 63), [141, None, None, 63]),
        ((10, 20, 4), [None, 20, None]),
        ((9, 4), [None, None]),
        ((1, 1, 1, 1), [None] * 4),
        ((4, 4, 4, 20, 30), [None, None, None, None, 30]),
        ((217, 0), [None, None]),
        ((5, 5), [5, 5]),
    ],
)
def test_a_small_number_is_hidden_and_another_beside_it(counts: tuple[int, ...], left: list[int | None]) -> None:
    assert seen(hide(table(*counts))) == left


def test_fewer_than_five_in_all_tell_nothing() -> None:
    nothing = hide(table(2, 1))
    assert (seen(nothing), nothing.total, nothing.base) == ([None, None], None, None)
    assert hide(nothing) == nothing


def test_rows_that_overlap_hide_only_what_is_small() -> None:
    assert seen(hide(table(30, 2, 12, adds_up=False, total=40))) == [30, None, 12]
    assert seen(hide(table(40, 12, adds_up=False, total=40))) == [None, None]


@pytest.mark.parametrize(
    ("counts", "left"),
    [
        ({"m": 60, "m/a": 3, "m/b": 20, "m/c": 37, "o": 9, "o/a": 9}, [60, None, None, 37, 9, 9]),
        ({"m": 23, "m/a": 3, "m/b": 20}, [None, None, None]),
        ({"m": 6, "m/a": 3, "m/b": 3, "m/c": 0}, [None, None, None, 0]),
    ],
)
def test_a_main_topic_does_not_give_its_sub_topic(counts: dict[str, int], left: list[int | None]) -> None:
    rows = [Row(key, key, n) for key, n in counts.items()]
    assert seen(hide(Table("topic", "T", "D", rows, 99, adds_up=False))) == left


@given(st.lists(st.integers(0, 40), min_size=1, max_size=6))
def test_who_knows_the_rule_cannot_reckon_what_is_hidden(counts: list[int]) -> None:
    """Another table, with the same numbers shown, hides another number in that place."""
    one = hide(table(*counts))
    assert one.hides or not any(0 < n < 5 for n in counts)
    assert all(row.n == 0 or row.n >= 5 for row in one.rows if row.n is not None)
    hidden = [i for i, row in enumerate(one.rows) if row.n is None]
    assume(hidden and one.total is not None and sum(0 < n < 5 for n in counts) and max(counts) < sum(counts))
    assert len(hidden) > 1
    assert sum(counts[i] for i in hidden) >= 5 or len(hidden) == len(counts)


@pytest.mark.parametrize("evil", ["=1+1", "+46", "-1", "@x", "\t=1", " =1", "＝1"])
def test_no_cell_is_a_formula(evil: str) -> None:  # EX2
    assert harmless(evil) == f"'{evil}"


def test_words_and_numbers_stay() -> None:
    assert harmless("Region Nord") == "Region Nord"
    assert harmless_all(["=a", -3, Decimal("1.5"), None, "a\nb"]) == ["'=a", "-3", "1.5", "", "a b"]
    assert replace(table(1), rows=()).rows == ()
