"""Nobody can be found in what leaves the house (AN10): an attacker who holds every table of every period finds no hidden cell.

The attacker solves the published numbers exactly (fractions, not the house's own arithmetic), and bounds each hidden cell by
linear programming over what cannot be negative.
"""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.open_points import Cell
from frirum.rules.suppression import let_out
from tests.attacker import FOUND, FOUND_IN_THREE, GROUPS, Attacker, cells_of, histories, slow


def test_the_smallest_other_cell_is_hidden_beside_a_small_one() -> None:
    keys = {"woman": 100, "man": 30, "other": 2}
    assert told_of(keys) == {"total": True, "woman": True, "man": False, "other": False}


@pytest.mark.parametrize("small", [(1, 1), (2, 2), (1, 2), (1, 1, 1), (4, 4), (4, 4, 4)])
def test_small_ones_whose_sum_tells_each_take_a_large_one_with_them(small: tuple[int, ...]) -> None:
    """Two that are two together are one and one, for whoever knows that nobody is never hidden."""
    keys = {str(at): n for at, n in enumerate(small)} | {"man": 30, "woman": 100, "nobody": 0}
    told = told_of(keys)
    assert [key for key, out in told.items() if out] == ["total", "woman", "nobody"]
    assert not told["man"]


def test_small_ones_that_could_be_several_numbers_are_enough() -> None:
    assert told_of({"a": 2, "b": 3, "man": 30}) == {"total": True, "a": False, "b": False, "man": True}


def test_small_ones_of_one_sub_total_take_a_large_one_of_it_with_them() -> None:
    sub = {"a": 1, "b": 1, "c": 40}
    total, main = [172, 0, 0, 0], Cell(frozenset(sub), [42, 0, 0, 0])
    rows = [Cell(frozenset({key}), [n, 0, 0, 0], total) for key, n in {**sub, "d": 30, "e": 100}.items()]
    cells = [Cell(frozenset("abcde"), total), replace(main, base=total), *rows]
    assert let_out(cells, 4) == [True, True, False, False, False, True, True]


def test_of_two_alike_the_same_is_hidden_in_whatever_order_a_code_book_has_them() -> None:
    """Or two versions of one table would each tell what the other hides."""
    total = [62, 0, 0, 0]
    rows = [
        Cell(frozenset({key}), [n, 0, 0, 0], total, name=key) for key, n in {"other": 2, "woman": 30, "man": 30}.items()
    ]
    all_of_them = Cell(frozenset({"other", "woman", "man"}), total)
    for order in permutations(rows):
        told = dict(zip([row.name for row in order], let_out([all_of_them, *order], 4)[1:], strict=True))
        assert told == {"other": False, "woman": False, "man": True}


@pytest.mark.parametrize(("history", "quarterly"), FOUND)
def test_what_was_bounded_once_is_not_any_more(history: list[list[int]], *, quarterly: bool) -> None:
    """Found by an attacker who tried long: nobody came in a quarter, and what was hidden at its end was told around it."""
    assert Attacker(cells_of([history], GROUPS, quarterly=quarterly)).pins() == []


def test_a_list_without_rows_tells_nothing() -> None:
    assert let_out([], 4) == []


def test_where_all_are_many_nothing_is_hidden() -> None:
    assert all(told_of({"woman": 100, "man": 30}).values())


def test_everybody_alike_is_told_of_nobody() -> None:  # a unanimous row
    told = told_of({"woman": 40, "man": 0, "other": 0})
    assert not told["woman"]
    assert list(told.values()).count(False) >= 2  # a zero stands beside it, or it could be reckoned


def told_of(keys: dict[str, int]) -> dict[str, bool]:
    total = [sum(keys.values()), 0, 0, 0]
    cells = [Cell(frozenset(keys), total)]
    cells += [Cell(frozenset({key}), [n, 0, 0, 0], total) for key, n in keys.items()]
    return dict(zip(["total", *keys], let_out(cells, 4), strict=True))


@slow(40)
@given(history=histories(1, 4, 8), quarterly=st.booleans())
def test_who_holds_every_table_reckons_no_hidden_cell(history: list[list[list[int]]], *, quarterly: bool) -> None:
    assert Attacker(cells_of(history, GROUPS, quarterly=quarterly)).reckons() == []


@slow(40)
@given(history=histories(1, 4, 8))
def test_nor_who_held_the_years_before_quarters_were_published(history: list[list[list[int]]]) -> None:
    cells = [replace(cell, since=4) for cell in cells_of(history, GROUPS, quarterly=True)]
    assert Attacker(cells).reckons() == []


@slow(40)
@given(history=histories(3, 3, 4), quarterly=st.booleans())
def test_nor_who_holds_the_tables_of_every_centre_too(history: list[list[list[int]]], *, quarterly: bool) -> None:
    assert Attacker(cells_of(history, [], quarterly=quarterly), centres=3).reckons() == []


@slow(40)
@given(history=histories(1, 4, 8), quarterly=st.booleans())
def test_no_small_cell_can_be_bounded_to_one_number(history: list[list[list[int]]], *, quarterly: bool) -> None:
    assert Attacker(cells_of(history, GROUPS, quarterly=quarterly)).pins() == []


def test_an_attacker_would_find_what_is_badly_hidden() -> None:
    """So that the tests above can fail: with only the small cell hidden, the total gives it back."""
    attacker = Attacker(cells_of([[[40] * 4, [2] * 4]], [], quarterly=False))
    attacker.rows += attacker.hidden[1:]
    assert attacker.reckons()


@slow(40)
@given(history=histories(2, 3, 8), quarterly=st.booleans())
def test_what_was_told_is_told_the_same_way_ever_after(history: list[list[list[int]]], *, quarterly: bool) -> None:
    """Or two versions of one table would give back what each of them hides."""
    before = [[code[:4] for code in part] for part in history]
    then, now = (cells_of(known, GROUPS, quarterly=quarterly) for known in (before, history))
    assert let_out(then, 4) == let_out(now, 4)


@slow(10)
@given(history=histories(3, 3, 4), quarterly=st.booleans())
def test_nor_can_one_be_bounded_by_the_tables_of_every_centre(
    history: list[list[list[int]]], *, quarterly: bool
) -> None:
    assert Attacker(cells_of(history, [], quarterly=quarterly), centres=3).pins() == []


@slow(10)
@given(history=histories(3, 3, 4), own=st.integers(0, 2), quarterly=st.booleans())
def test_nor_by_one_who_knows_her_own_centre(history: list[list[list[int]]], *, own: int, quarterly: bool) -> None:
    """What is hidden only beside a small one she may know: it is not small, nor does it give the small one away."""
    assert Attacker(cells_of(history, [], quarterly=quarterly), centres=3, own=own).pins() == []


@pytest.mark.parametrize("quarterly", [False, True])
@pytest.mark.parametrize("own", [None, 0, 1, 2])
@pytest.mark.parametrize("history", FOUND_IN_THREE)
def test_what_was_bounded_once_in_three_centres_is_not_any_more(
    history: list[list[list[int]]], *, own: int | None, quarterly: bool
) -> None:
    attacker = Attacker(cells_of(history, [], quarterly=quarterly), centres=3, own=own)
    assert own is not None or attacker.reckons() == []
    assert attacker.pins() == []
