"""How heavy it was is hers to skip; nothing stays longer than a month (ST5, BO3)."""

import pytest

from frirum.rules.followup import faults, to_keep


@pytest.mark.parametrize(("heavy", "fine"), [(None, True), (1, True), (5, True), (0, False), (6, False)])
def test_one_to_five_or_nothing(heavy: int | None, fine: bool) -> None:
    assert (faults(heavy) == []) is fine


def test_who_skips_both_leaves_nothing() -> None:
    assert not to_keep(None, wants_call=False)
    assert to_keep(None, wants_call=True)
    assert to_keep(3, wants_call=False)
