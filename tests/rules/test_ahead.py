"""When it is time to ask how somebody is (BO3)."""

from datetime import date, timedelta

from frirum.rules.ahead import SUPERVISED_WITHIN, due_for_supervision

TODAY = date(2026, 11, 21)
LONG = TODAY - SUPERVISED_WITHIN - timedelta(days=1)


def test_whoever_was_at_supervision_a_third_of_a_year_ago_is_asked() -> None:
    assert due_for_supervision(LONG, active_since=date(2025, 1, 1), today=TODAY)
    assert not due_for_supervision(TODAY - SUPERVISED_WITHIN, active_since=date(2025, 1, 1), today=TODAY)


def test_whoever_is_new_or_came_back_is_given_the_same_time() -> None:
    assert not due_for_supervision(None, active_since=TODAY, today=TODAY)
    assert not due_for_supervision(LONG, active_since=TODAY - timedelta(days=10), today=TODAY)
    assert due_for_supervision(None, active_since=LONG, today=TODAY)
