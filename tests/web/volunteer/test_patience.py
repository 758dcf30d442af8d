"""Applications are slowed per place and in all, and nothing of a place is kept (AB1, AB2, AN6)."""

from datetime import timedelta

import pytest

from frirum.web.volunteer import patience
from frirum.web.volunteer.patience import Applications
from tests.storasyster import NOW

SCHOOL, LIBRARY = "203.0.113.7", "198.51.100.9"


def test_a_place_is_slowed_and_another_is_not() -> None:
    all_of_them = Applications()
    assert [all_of_them.wait(SCHOOL, now=NOW) > 0 for _ in range(6)] == [*[False] * 5, True]
    assert all_of_them.wait(LIBRARY, now=NOW) == 0
    assert all_of_them.wait(SCHOOL, now=NOW + timedelta(minutes=1)) == 0


def test_where_no_address_is_known_only_all_together_are_slowed() -> None:
    all_of_them = Applications()
    waits = [all_of_them.wait("", now=NOW) for _ in range(61)]
    assert not any(waits[:60])
    assert waits[60] > 0


def test_places_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "MOST_REMEMBERED", 3)
    all_of_them = Applications()
    for last in range(9):
        all_of_them.wait(f"203.0.113.{last}", now=NOW)
    assert len(all_of_them._left) == 3
    all_of_them.forget()
    assert not all_of_them._left
