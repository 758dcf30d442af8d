"""Retention: twenty minutes, unless on-call was asked before they were over."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.retention import ERASE_TALK_AFTER, Escalation, erase_at, erasure_due, is_named

ENDED = datetime(2026, 3, 1, 20, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def held(opened: int, closed: int | None) -> float:
    """Minutes from the end to the erasure, with on-call asked and done so many minutes after the end."""
    escalation = Escalation(ENDED + opened * MINUTE, None if closed is None else ENDED + closed * MINUTE)
    return (erase_at(ENDED, escalation=escalation) - ENDED) / MINUTE


def test_a_talk_is_erased_twenty_minutes_after_its_end() -> None:  # EX4
    assert erase_at(ENDED) == ENDED + 20 * MINUTE


@pytest.mark.parametrize(
    ("opened", "closed", "minutes"),
    [
        (-10, -5, 20),  # done before the end: nothing to wait for
        (-10, 5, 25),
        (19, 30, 50),
        (19, None, 120),
        (0, 115, 120),  # two hours at most
        (20, 30, 20),  # asked too late
        (20, None, 20),
    ],
)
def test_an_escalation_opened_before_holds_the_talk(opened: int, closed: int | None, minutes: int) -> None:  # ST10
    assert held(opened, closed) == minutes


@given(st.integers(-600, 600), st.none() | st.integers(0, 600))
def test_never_before_twenty_minutes_and_never_after_two_hours(opened: int, length: int | None) -> None:
    assert 20 <= held(opened, None if length is None else opened + length) <= 120


def test_the_job_begins_early_enough_to_be_done_in_time() -> None:
    at = ENDED + ERASE_TALK_AFTER
    assert erasure_due(at, now=at + MINUTE)
    assert erasure_due(at, now=at - timedelta(seconds=30))
    assert not erasure_due(at, now=at - timedelta(seconds=31))


def test_every_field_is_named_or_its_model_impersonal() -> None:
    assert is_named("Message", "envelope")
    assert is_named("OpeningPeriod", "opens")
    assert not is_named("Message", "address")  # AN2: there is no such field, and none may be added unsaid
