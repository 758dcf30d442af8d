"""How long a mail is tried, and when it is too late."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.mail import GIVEN_UP_AFTER, LONGEST_PAUSE, Told, last_moment, next_try

NOW = datetime(2026, 3, 4, 19, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_it_is_tried_again_a_little_later_each_time() -> None:
    pauses = [next_try(Told(NOW, None, tries), now=NOW) for tries in range(1, 5)]
    assert pauses == [NOW + timedelta(seconds=s) for s in (15, 30, 60, 120)]


def test_it_is_not_tried_when_it_is_of_no_use() -> None:
    assert next_try(Told(NOW, NOW + MINUTE, 3), now=NOW) is None
    assert next_try(Told(NOW, None, 3), now=NOW + GIVEN_UP_AFTER) is None


def test_a_day_is_enough() -> None:
    assert last_moment(Told(NOW, None, 0)) == NOW + GIVEN_UP_AFTER
    assert last_moment(Told(NOW, NOW + MINUTE, 0)) == NOW + MINUTE
    assert last_moment(Told(NOW, NOW + timedelta(days=9), 0)) == NOW + GIVEN_UP_AFTER


@given(tries=st.integers(0, 32_000), waited=st.integers(0, 100_000))
def test_a_next_try_comes_soon_and_in_time(tries: int, waited: int) -> None:
    now = NOW + timedelta(seconds=waited)
    again = next_try(Told(NOW, None, tries), now=now)
    assert again is None or (now < again <= now + LONGEST_PAUSE and again < NOW + GIVEN_UP_AFTER)
