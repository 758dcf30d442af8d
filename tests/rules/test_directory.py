"""When an entry of the directory should be checked again (ST3)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.directory import check_again


@pytest.mark.parametrize(
    ("checked", "today", "old"),
    [
        (date(2026, 5, 21), date(2026, 11, 21), False),
        (date(2026, 5, 20), date(2026, 11, 21), True),
        (date(2026, 8, 31), date(2027, 2, 28), False),
        (date(2026, 8, 31), date(2027, 3, 1), True),
        (date(2026, 11, 21), date(2026, 11, 21), False),
    ],
)
def test_after_six_months_it_should(checked: date, today: date, old: bool) -> None:
    assert check_again(checked, today=today) is old


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 181))
def test_within_180_days_it_need_not(checked: date, days: int) -> None:
    today = date.fromordinal(checked.toordinal() + days)
    assert not check_again(checked, today=today)
