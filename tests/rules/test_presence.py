"""Presence: Vega's phone locks, and she is away, not gone."""

from datetime import UTC, datetime, timedelta

import pytest

from frirum.rules.presence import Presence, presence

NOW = datetime(2026, 3, 1, 20, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "where"),
    [
        (-3, Presence.HERE),
        (0, Presence.HERE),
        (44, Presence.HERE),
        (45, Presence.QUIET),
        (59, Presence.QUIET),
        (60, Presence.AWAY),
        (599, Presence.AWAY),
        (600, Presence.LEFT),  # QE3, QE10
    ],
)
def test_where_vega_is_after_a_silence(seconds: int, where: Presence) -> None:
    assert presence(NOW - timedelta(seconds=seconds), now=NOW) is where


def test_exit_is_leaving_at_once() -> None:
    assert presence(NOW, left=True, now=NOW) is Presence.LEFT
