"""Times of day as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.clocktime import DAY, clock, closing, minutes_of


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("20", 1200),
        ("20:30", 1230),
        ("20.30", 1230),
        ("2030", 1230),
        (" kl. 8 ", 480),
        ("klo 8", 480),
        ("24", 1440),
        ("0", 0),
    ],
)
def test_what_people_write_is_understood(written: str, minutes: int) -> None:
    assert minutes_of(written) == minutes


@pytest.mark.parametrize("written", ["", "åtta", "25", "24:01", "20:60", "-1", "20:3", "8 pm", "٢٠:٦١", "20:30:00"])
def test_what_is_no_time_is_not(written: str) -> None:
    assert minutes_of(written) is None


@given(st.integers(0, DAY - 1))
def test_there_and_back(minutes: int) -> None:
    assert minutes_of(clock(minutes)) == minutes


@given(st.integers(0, DAY - 1), st.integers(0, DAY))
def test_closing_comes_after_opening_within_a_day(opens: int, closes: int) -> None:
    assert 0 < closing(opens, closes) - opens <= DAY


@given(st.text(max_size=12))
def test_no_text_breaks_it(written: str) -> None:
    found = minutes_of(written)
    assert found is None or 0 <= found <= DAY
