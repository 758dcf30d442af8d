"""How heavy it was is hers to skip; nothing stays longer than a month (ST5, BO3)."""

from datetime import UTC, datetime, timedelta

import pytest

from frirum.rules.followup import faults, gone, to_keep
from frirum.rules.kept import FOLLOW_UP_AT_MOST

NOW = datetime(2026, 3, 4, 21, 0, tzinfo=UTC)


@pytest.mark.parametrize(("heavy", "fine"), [(None, True), (1, True), (5, True), (0, False), (6, False)])
def test_one_to_five_or_nothing(heavy: int | None, fine: bool) -> None:
    assert (faults(heavy) == []) is fine


def test_who_skips_both_leaves_nothing() -> None:
    assert not to_keep(None, wants_call=False)
    assert to_keep(None, wants_call=True)
    assert to_keep(3, wants_call=False)


def test_it_is_gone_after_a_month_at_the_latest() -> None:
    assert gone(NOW - FOLLOW_UP_AT_MOST, now=NOW)
    assert not gone(NOW - FOLLOW_UP_AT_MOST + timedelta(seconds=1), now=NOW)
