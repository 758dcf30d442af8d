"""One line for the next shift: short, and gone after fourteen days."""

from datetime import UTC, datetime, timedelta

from frirum.rules.kept import LEFT_LINE_KEPT
from frirum.rules.leftline import LONGEST, faults, gone
from frirum.rules.wording import Flaw

NOW = datetime(2026, 3, 4, 21, 0, tzinfo=UTC)


def test_two_hundred_characters_are_enough_and_none_is_fine() -> None:
    assert faults("") == []
    assert faults("x" * LONGEST) == []
    assert [one.flaw for one in faults("x" * (LONGEST + 1))] == [Flaw.TOO_LONG]


def test_it_is_gone_after_fourteen_days() -> None:
    assert timedelta(days=14) == LEFT_LINE_KEPT
    assert gone(NOW - LEFT_LINE_KEPT, now=NOW)
    assert not gone(NOW - LEFT_LINE_KEPT + timedelta(seconds=1), now=NOW)
