"""What is counted of a talk and at the door: an hour or a band, never both; small numbers stay in the house (CS3, AN10)."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.admission import ADMITS, DoorState
from frirum.rules.conversation import EndReason
from frirum.rules.tally import (
    BY_HOUR,
    LENGTHS,
    NOT_KNOWN,
    WAITS,
    Over,
    What,
    at_the_desk,
    at_the_door,
    band,
    bands,
    of_talk,
    told_outside,
)

STOCKHOLM = ZoneInfo("Europe/Stockholm")
CAME = datetime(2026, 3, 31, 22, 30, tzinfo=UTC)  # Wednesday the first of April, half past midnight there


def counted(
    why: EndReason, *, met: bool = False, waited: int | None = None, before: int | None = None, after: int | None = None
) -> dict[str, str]:
    met_at = None if waited is None else CAME + timedelta(minutes=waited)
    over = Over(CAME, met or waited is not None, met_at, CAME + timedelta(minutes=50), why, before, after)
    return {one.what.value: one.band for one in of_talk(over, zone=STOCKHOLM)}


def test_a_talk_is_counted_by_its_wait_its_length_and_what_she_tapped() -> None:  # ST2
    assert counted(EndReason.BY_HELPER, waited=12, before=1, after=3) == {
        "came": "",
        "before": "1",
        "waited": "5_15",
        "lasted": "20_40",
        "after": "3",
    }


def test_who_tapped_nothing_is_asked_nothing() -> None:
    assert set(counted(EndReason.BY_VISITOR, waited=0)) == {"came", "waited", "lasted"}


@pytest.mark.parametrize(
    ("why", "what"),
    [
        (EndReason.GAVE_UP_WAITING, {"gave_up"}),
        (EndReason.LOST, {"gave_up"}),
        (EndReason.CLOSING, {"not_reached"}),
        (EndReason.NOBODY_PRESENT, {"not_reached"}),
        (EndReason.LEFT_IN_A_HURRY, {"hurried"}),
        (EndReason.BLOCKED, set()),
    ],
)
def test_whom_nobody_met_is_unmet_need_by_how_it_ended(why: EndReason, what: set[str]) -> None:
    assert set(counted(why, after=2)) == {"came", *what}  # a second feeling is of a talk, and there was none


def test_leaving_a_talk_in_a_hurry_is_no_unmet_need() -> None:
    assert set(counted(EndReason.LEFT_IN_A_HURRY, waited=3)) == {"came", "waited", "lasted", "hurried_met"}


def test_a_desk_that_was_lost_leaves_wait_and_length_unknown() -> None:
    found = counted(EndReason.GAVE_UP_WAITING, met=True)
    assert found == {"came": "", "waited": NOT_KNOWN, "lasted": NOT_KNOWN}


@given(st.sampled_from(EndReason), st.booleans(), st.none() | st.integers(1, 5), st.integers(0, 525_600))
def test_nothing_has_both_an_hour_and_a_band(why: EndReason, met: bool, feeling: int | None, minutes: int) -> None:
    came = CAME + timedelta(minutes=minutes)
    over = Over(came, met, came if met else None, came + timedelta(minutes=9), why, feeling, feeling)
    for one in of_talk(over, zone=STOCKHOLM):
        assert (one.what in BY_HOUR) == (one.band == "")
        assert one.band == "" or (one.weekday, one.hour) == (0, 0)
        assert one.month.day == 1


def test_month_weekday_and_hour_are_those_where_the_line_is() -> None:
    over = Over(CAME, False, None, CAME, EndReason.CLOSING, None, None)
    came = next(of_talk(over, zone=STOCKHOLM))
    assert (came.month, came.weekday, came.hour) == (date(2026, 4, 1), 2, 0)


@pytest.mark.parametrize("state", sorted(set(DoorState) - ADMITS))
def test_a_door_that_lets_nobody_in_is_closed_or_turns_away(state: DoorState) -> None:
    closed = state in {DoorState.CLOSED, DoorState.CLOSED_EARLY}
    found = at_the_door(state, at=CAME, zone=STOCKHOLM)
    assert found.what is (What.CLOSED_VISIT if closed else What.TURNED_AWAY)
    assert found.hour == 0


@given(st.integers(-100, 100_000), st.sampled_from([WAITS, LENGTHS]))
def test_every_time_lies_in_one_band(seconds: int, minutes: tuple[int, ...]) -> None:
    assert band(timedelta(seconds=seconds), minutes) in bands(minutes)[:-1]


def test_a_band_ends_where_the_next_begins() -> None:
    assert bands(WAITS) == ("0_5", "5_15", "15_30", "30_60", "60_", NOT_KNOWN)
    just = timedelta(minutes=5)
    assert [band(just - timedelta(seconds=1), WAITS), band(just, WAITS)] == ["0_5", "5_15"]


@given(st.lists(st.integers(0, 20)))
def test_outside_nothing_is_told_that_has_a_small_part(parts: list[int]) -> None:  # AN10
    told = told_outside(parts)
    assert (told is None) == any(0 < n < 5 for n in parts)
    assert told in (None, sum(parts))


def test_those_at_the_desk_count_by_the_minute_while_the_line_is_open() -> None:  # CS3
    def counted(there: int, state: DoorState) -> dict[str, int]:
        found = at_the_desk(there, state, minutes=5, at=CAME, zone=STOCKHOLM)
        assert all((one.weekday, one.hour, one.month) == (2, 0, date(2026, 4, 1)) for one in found)
        return {one.what.value: n for one, n in found.items()}

    assert counted(2, DoorState.FULL) == {"open": 5, "staffed": 10}
    assert counted(0, DoorState.TOO_FEW_YET) == {"open": 5}
    assert counted(2, DoorState.CLOSED) == counted(2, DoorState.CLOSED_EARLY) == {}
