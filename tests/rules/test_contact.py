"""Contacts: which can be registered, in which month, and when single ones are erased."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.contact import (
    AT_ONCE,
    MONTHS_BACK,
    Channel,
    NotRegistrable,
    month_of,
    months_open,
    oldest_kept,
    require_registrable,
)

TODAY = date(2026, 1, 31)


def test_a_phone_call_of_this_month_can_be_registered() -> None:  # CS2
    require_registrable("phone", date(2026, 1, 1), 1, today=TODAY)
    require_registrable(Channel.SOCIAL, date(2025, 1, 1), AT_ONCE, today=TODAY)


@pytest.mark.parametrize(
    ("channel", "month", "many"),
    [
        ("chat", date(2026, 1, 1), 1),  # a chat has its slip
        ("pigeon", date(2026, 1, 1), 1),
        ("phone", date(2026, 2, 1), 1),  # has not come
        ("phone", date(2024, 12, 1), 1),  # too long ago: imported
        ("phone", date(2026, 1, 2), 1),  # no month
        ("phone", date(2026, 1, 1), 0),
        ("phone", date(2026, 1, 1), AT_ONCE + 1),
    ],
)
def test_some_cannot(channel: str, month: date, many: int) -> None:
    with pytest.raises(NotRegistrable):
        require_registrable(channel, month, many, today=TODAY)


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)))
def test_the_months_follow_each_other(day: date) -> None:
    months = months_open(day)
    assert months[0] == month_of(day)
    assert len(set(months)) == MONTHS_BACK + 1
    assert all(month.day == 1 for month in months)
    assert months == sorted(months, reverse=True)


def test_what_is_kept_for_a_year_keeps_the_month_of_last_year() -> None:
    assert oldest_kept(TODAY, keep_months=12) == date(2025, 1, 1)
    assert oldest_kept(TODAY, keep_months=0) == date(2026, 1, 1)
