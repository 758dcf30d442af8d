"""Feeling: asked, never demanded (ST2)."""

import pytest

from frirum.rules.feeling import Feeling, change, feeling


def test_five_steps_and_skipping() -> None:  # ST2
    assert [feeling(step) for step in range(1, 6)] == list(Feeling)
    assert feeling(None) is None


@pytest.mark.parametrize("value", [0, 6, -1])
def test_no_sixth_step(value: int) -> None:
    with pytest.raises(ValueError, match=str(value)):
        feeling(value)


def test_change_needs_both_taps() -> None:
    assert change(Feeling.BAD, Feeling.RATHER_WELL) == 2
    assert change(Feeling.SO_SO, Feeling.BAD) == -1
    assert change(None, Feeling.WELL) is None
    assert change(Feeling.BAD, None) is None
