"""Time is cut so that what may be told of a cell stays the same, and its pieces are safe (AN10)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules import open_points as module
from frirum.rules.open_points import Cell, open_points, safe, safe_total, shared_points


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
        slowly.setattr(module, "_calm", lambda cell: False)
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


def test_where_all_who_came_were_alike_the_whole_list_is_not_told() -> None:
    assert points_of([9, 9, 9, 9], [9, 0, 9, 9], quarterly=True) == {0, 1, 3, 4}
    assert points_of([9, 9, 9, 9], [9, 9, 9, 0], quarterly=True) == {0, 1, 2, 3}


def test_by_years_rather_the_year_than_its_parts() -> None:
    assert points_of([9, 9, 9, 9], [9, 9, 9, 0], quarterly=False) == {0, 1, 2, 4}
    assert points_of([9, 0, 9, 9], [9, 0, 0, 0], quarterly=False) == {0, 4}
    assert points_of([9, 9, 9, 9], [0, 0, 0, 0], quarterly=False) == {0}


def points_of(one: list[int], other: list[int], *, quarterly: bool) -> frozenset[int]:
    total = [sum(both) for both in zip(one, other, strict=True)]
    cells = [Cell(frozenset({key}), n, total, quarterly) for key, n in (("woman", one), ("man", other))]
    whole = Cell(frozenset({"woman", "man"}), total, None, quarterly)
    everywhere, *lists = shared_points([whole, *cells])
    assert everywhere == {0, 1, 2, 3, 4}
    assert lists[0] == lists[1]
    return lists[0]
