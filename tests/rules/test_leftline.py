"""One line for the next shift: short, and gone after fourteen days."""

from frirum.rules.leftline import LONGEST, faults
from frirum.rules.wording import Flaw


def test_two_hundred_characters_are_enough_and_none_is_fine() -> None:
    assert faults("") == []
    assert faults("x" * LONGEST) == []
    assert [one.flaw for one in faults("x" * (LONGEST + 1))] == [Flaw.TOO_LONG]
