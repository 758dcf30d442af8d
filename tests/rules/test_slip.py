"""Slips: until noon the next day, by the clock on the wall; and how long a coder may correct."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from frirum.rules.deskhours import DEBRIEF, DeskHours
from frirum.rules.slip import correctable_until, waits_until

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NOW = datetime(2026, 3, 4, 20, 0, tzinfo=UTC)


def test_noon_is_the_day_after_also_when_the_clocks_change() -> None:  # UX desk 9
    assert waits_until(NOW, zone=STOCKHOLM) == datetime(2026, 3, 5, 11, tzinfo=UTC)
    past_midnight = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)  # the fifth in Stockholm
    assert waits_until(past_midnight, zone=STOCKHOLM) == datetime(2026, 3, 6, 11, tzinfo=UTC)
    before_summertime = datetime(2026, 3, 28, 20, 0, tzinfo=UTC)
    assert waits_until(before_summertime, zone=STOCKHOLM) == datetime(2026, 3, 29, 10, tzinfo=UTC)


def test_it_can_be_corrected_until_the_debrief_ends() -> None:
    ends = NOW + timedelta(hours=3)
    assert correctable_until(DeskHours(NOW, ends), now=NOW) == ends
    nearly = DeskHours(NOW - timedelta(hours=5), NOW + timedelta(minutes=1))
    assert correctable_until(nearly, now=NOW) == NOW + DEBRIEF  # never shorter than a debrief


def test_away_from_the_desk_as_long_as_a_debrief_lasts() -> None:
    tomorrow = DeskHours(NOW + timedelta(hours=20), NOW + timedelta(hours=25))
    for desk in (None, tomorrow, DeskHours(NOW, None)):
        assert correctable_until(desk, now=NOW) == NOW + DEBRIEF
