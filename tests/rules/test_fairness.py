"""How a term's shifts are spread; every figure stands on a base that is printed."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.fairness import Share, Sitting, fairness

SUNDAY, MONDAY = date(2026, 3, 1), date(2026, 3, 2)


def test_bo_has_two_cleo_one_and_rut_none() -> None:
    found = fairness([Sitting(1, SUNDAY, False), Sitting(1, MONDAY, True), Sitting(2, MONDAY, False)], [3, 2, 1])
    assert found.shares == (Share(1, 2, 1, 1), Share(2, 1, 0, 0), Share(3, 0, 0, 0))
    assert (found.seats, found.sat, found.people, found.each) == (3, 2, 3, 1.0)


def test_nobody_is_nought_and_not_a_fault() -> None:
    assert fairness([], []).each == 0.0


def test_who_has_left_since_is_counted_still() -> None:
    assert fairness([Sitting(9, SUNDAY, False)], [1]).people == 2


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 20), st.booleans())))
def test_the_parts_add_up_to_the_base(rows: list[tuple[int, int, bool]]) -> None:
    found = fairness((Sitting(who, SUNDAY + timedelta(days=day), back_up) for who, day, back_up in rows), range(1, 6))
    assert sum(one.shifts for one in found.shares) == found.seats == len(rows)
    assert all(one.weekends <= one.shifts and one.back_up <= one.shifts for one in found.shares)
