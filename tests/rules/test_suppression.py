"""Nobody can be found in what leaves the house (AN10): an attacker who holds every table of every period finds no hidden cell.

The attacker solves the published numbers exactly (fractions, not the house's own arithmetic), and bounds each hidden cell by
linear programming over what cannot be negative.
"""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from frirum.rules import suppression
from frirum.rules.knowledge import Knowledge
from frirum.rules.suppression import Cell, let_out, open_points, safe, safe_total
from tests.attacker import FOUND, GROUPS, NOBODY_SINCE, SLOW, Atom, Attacker, cells_of, histories


@pytest.mark.parametrize(
    ("n", "base", "told"), [(0, 9, True), (1, 9, False), (4, 9, False), (5, 9, True), (9, 9, False)]
)
def test_from_one_to_four_and_everybody_are_hidden(n: int, base: int, *, told: bool) -> None:
    assert safe(n, base) is told


def test_a_total_of_nobody_or_of_five_is_told() -> None:
    assert [safe_total(n) for n in (0, 1, 4, 5)] == [True, False, False, True]


def year(*by_quarter: int, quarterly: bool = True) -> Cell[str]:
    return Cell(frozenset({"woman"}), by_quarter, [100] * len(by_quarter), quarterly=quarterly)


def test_quarters_are_told_as_they_end() -> None:
    assert open_points(year(6, 6, 6, 6)) == {0, 1, 2, 3, 4}


def test_after_a_small_quarter_the_year_is_told_when_it_has_ended() -> None:
    assert open_points(year(6, 2, 6, 6)) == {0, 1, 4}
    assert open_points(year(2, 2, 2, 2)) == {0, 4}


def test_the_year_would_give_back_its_last_small_quarter() -> None:
    assert open_points(year(6, 6, 6, 2)) == {0, 1, 2, 3}


def test_a_year_that_was_not_told_is_told_with_the_next() -> None:
    assert open_points(year(1, 0, 0, 0, 9, 9, 9, 9)) == {0, 8}
    assert open_points(year(1, 0, 0, 0, 9, 9, 9, 9, quarterly=False)) == {0, 8}


@given(
    parts=st.lists(st.tuples(st.sampled_from([0, 3, 5, 6, 40]), st.sampled_from([0, 1, 50])), max_size=11),
    quarterly=st.booleans(),
    since=st.sampled_from([0, 4, 8, 12]),
    whole=st.booleans(),
)
def test_where_every_quarter_is_safe_nothing_need_be_tried(
    parts: list[tuple[int, int]], *, quarterly: bool, since: int, whole: bool
) -> None:
    numbers = [n for n, _ in parts]
    cell = Cell(frozenset({"woman"}), numbers, None if whole else [n + more for n, more in parts], quarterly, since)
    with pytest.MonkeyPatch.context() as slowly:
        slowly.setattr(suppression, "_calm", lambda cell: False)
        tried = open_points(cell)
    assert open_points(cell) == tried


def test_by_years_a_small_quarter_costs_only_its_half() -> None:
    assert open_points(year(6, 6, 6, 2, quarterly=False)) == {0, 1, 2, 4}
    assert open_points(year(6, 6, 6, quarterly=False)) == {0}  # not over yet


def test_quarters_are_published_from_a_january_on_and_the_years_before_stay_as_they_were_told() -> None:
    before, both = (5, 1, 5, 5), (5, 1, 5, 5, 5, 1, 5, 5)
    assert open_points(year(*before, quarterly=False)) == {0, 2, 3, 4}  # told by years: its halves
    assert open_points(year(*before)) == {0, 1, 4}  # the first quarter beside that half would give back the one
    assert open_points(replace(year(*both), since=4)) == {0, 2, 3, 4, 5, 8}
    assert open_points(replace(year(1, 0, 0, 0, 9, 9, 9, 9), since=4)) == {0, 8}


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


@SLOW
@given(history=histories(1, 4, 8), quarterly=st.booleans())
def test_who_holds_every_table_reckons_no_hidden_cell(history: list[list[list[int]]], *, quarterly: bool) -> None:
    assert Attacker(cells_of(history, GROUPS, quarterly=quarterly)).reckons() == []


@SLOW
@given(history=histories(1, 4, 8))
def test_nor_who_held_the_years_before_quarters_were_published(history: list[list[list[int]]]) -> None:
    cells = [replace(cell, since=4) for cell in cells_of(history, GROUPS, quarterly=True)]
    assert Attacker(cells).reckons() == []


@SLOW
@given(history=histories(3, 3, 4), quarterly=st.booleans())
def test_nor_who_holds_the_tables_of_every_centre_too(history: list[list[list[int]]], *, quarterly: bool) -> None:
    assert Attacker(cells_of(history, [], quarterly=quarterly)).reckons() == []


@SLOW
@given(history=histories(1, 4, 8), quarterly=st.booleans())
def test_no_small_cell_can_be_bounded_to_one_number(history: list[list[list[int]]], *, quarterly: bool) -> None:
    assert Attacker(cells_of(history, GROUPS, quarterly=quarterly)).pins() == []


def test_an_attacker_would_find_what_is_badly_hidden() -> None:
    """So that the tests above can fail: with only the small cell hidden, the total gives it back."""
    attacker = Attacker(cells_of([[[40] * 4, [2] * 4]], [], quarterly=False))
    attacker.rows += attacker.hidden[1:]
    assert attacker.reckons()


@SLOW
@given(history=histories(2, 3, 8), quarterly=st.booleans())
def test_what_was_told_is_told_the_same_way_ever_after(history: list[list[list[int]]], *, quarterly: bool) -> None:
    """Or two versions of one table would give back what each of them hides."""
    before = [[code[:4] for code in part] for part in history]
    then, now = (cells_of(known, GROUPS, quarterly=quarterly) for known in (before, history))
    assert let_out(then, 4) == let_out(now, 4)


@SLOW
@given(history=histories(3, 3, 4))
@example(history=NOBODY_SINCE)
def test_who_knows_her_own_centre_reckons_nothing_of_the_others(history: list[list[list[int]]]) -> None:
    cells = cells_of(history, [], quarterly=False)
    own = [{atom for cell in cells for atom in cell.atoms if atom[1] == part} for part in range(3)]
    told = let_out(cells, 4, insiders=own)
    secrets = [cell for cell in cells if len({part for _, part in cell.atoms}) == 1 and is_secret(cell, cells, own)]
    for known in own:
        mind = Knowledge(known)
        for cell, out in zip(cells, told, strict=True):
            if out:
                mind.learn(cell.atoms)
        # What is hidden only beside a secret may be known to her: it is neither small, nor does it give the secret.
        assert not any(mind.gives(cell.atoms) for cell in secrets if not cell.atoms <= known)


def is_secret(cell: Cell[Atom], cells: list[Cell[Atom]], own: list[set[Atom]]) -> bool:
    """Whether a cell is small at the end of the year, or was hidden before and nobody came since."""
    points = open_points(cell)
    if 4 not in points:
        return True
    before = max(points - {4})
    return not sum(cell.by_quarter[before:4]) and not let_out(cells, before, insiders=own)[cells.index(cell)]
