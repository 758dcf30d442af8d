"""A place is slowed and never known: keyed names in memory, bounded, gone within a day (AB1 to AB4)."""

import gc
import tracemalloc
from datetime import timedelta

import pytest

from frirum.records import places
from frirum.records.places import KEY_LASTS, MOST_REMEMBERED, Names, Place, Places
from tests.cast import EVENING

SCHOOL, HOME = "203.0.113.77", "198.51.100.9"


def begins(here: Places, visit: int, address: str = SCHOOL, *, seconds: float = 0) -> bool:
    return here.wait(address, token_hash=visit.to_bytes(32), now=EVENING + timedelta(seconds=seconds)) == 0


def everything(here: object) -> str:
    """All that this object holds, and what that holds."""
    seen: list[object] = [here]
    for one in seen:
        seen += [more for more in gc.get_referents(one) if not isinstance(more, type) and more not in seen]
        if len(seen) > 500:
            break
    return repr(seen)


def test_no_address_stays() -> None:  # AB1
    here = Places()
    assert begins(here, 1)
    held = everything(vars(here))
    assert "203.0.113" not in held
    assert repr(bytes([203, 0, 113, 77]))[2:-1] not in held
    assert str(int.from_bytes(bytes([203, 0, 113, 77]))) not in held


def test_a_name_matches_over_the_change_of_the_key_and_not_a_day_later() -> None:  # AB1
    names = Names(b"x")
    [first] = names.of(SCHOOL, now=EVENING)
    assert names.of(SCHOOL, now=EVENING + KEY_LASTS - timedelta(seconds=1)) == (first,)
    newer, before = names.of(SCHOOL, now=EVENING + KEY_LASTS)
    assert before == first != newer
    assert first not in names.of(SCHOOL, now=EVENING + 2 * KEY_LASTS)
    assert timedelta(hours=24) >= 2 * KEY_LASTS


def test_after_a_restart_or_for_another_purpose_the_name_is_another() -> None:  # AB1
    [one] = Names(b"x").of(SCHOOL, now=EVENING)
    assert Names(b"x").of(SCHOOL, now=EVENING) != (one,)
    assert len(one) == 16


def test_a_night_without_visitors_leaves_no_old_key() -> None:  # AB1
    names = Names(b"x")
    [first] = names.of(SCHOOL, now=EVENING)
    assert len(names.of(SCHOOL, now=EVENING + timedelta(days=3))) == 1
    assert first not in names.of(SCHOOL, now=EVENING + timedelta(days=3))


@pytest.mark.parametrize("nowhere", ["", "127.0.0.1", "::1", "10.0.0.7", "100.64.1.1", "fe80::1", "not an address"])
def test_where_nothing_can_be_told_nobody_is_slowed(nowhere: str) -> None:  # AN6
    here = Places()
    assert all(begins(here, visit, nowhere) for visit in range(50))
    assert Names(b"x").of(nowhere, now=EVENING) == ()


def test_the_friends_at_one_school_all_come_in() -> None:  # AB4
    here = Places()
    assert all(begins(here, visit) for visit in range(6))


def test_whoever_would_fill_the_queue_alone_is_slowed_and_nobody_else_is() -> None:  # AB4, AB7
    here = Places()
    within_five_minutes = sum(begins(here, visit, seconds=visit) for visit in range(300))
    assert within_five_minutes <= 16
    assert begins(here, 1000, HOME, seconds=300)
    assert begins(here, 1001, seconds=360), "slowed, not shut out"


def test_after_a_block_the_place_is_slower_until_the_period_ends() -> None:  # AB3
    here = Places()
    assert begins(here, 1)
    here.slow((1).to_bytes(32), until=EVENING + timedelta(hours=2))
    assert begins(here, 2, seconds=10), "a child behind the same wall gets in"
    assert not begins(here, 3, seconds=20)
    assert begins(here, 4, seconds=80)
    assert begins(here, 5, HOME, seconds=20), "another network notices nothing"
    tomorrow = 2 * 3600
    assert all(begins(here, visit, seconds=tomorrow + 600) for visit in range(10, 16))


def test_a_block_taken_back_frees_the_place() -> None:  # AB3
    here = Places()
    begins(here, 1)
    here.slow((1).to_bytes(32), until=EVENING + timedelta(hours=2))
    here.free((1).to_bytes(32))
    assert all(begins(here, visit) for visit in range(2, 7))


def test_a_slow_place_stays_slow_over_the_change_of_the_key() -> None:  # AB1, AB3
    here = Places()
    begins(here, 1)
    here.slow((1).to_bytes(32), until=EVENING + timedelta(hours=20))
    assert begins(here, 2, seconds=12 * 3600)
    assert not begins(here, 3, seconds=12 * 3600 + 5)


def test_however_many_places_come_the_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:  # AB2
    monkeypatch.setattr(places, "MOST_REMEMBERED", 500)
    here = Places()
    tracemalloc.start()
    try:
        for visit in range(1_000):
            begins(here, visit, f"203.{visit >> 8}.{visit & 255}.1")
        before = tracemalloc.get_traced_memory()[0]
        for visit in range(1_000, 5_000):
            begins(here, visit, f"203.{visit >> 8}.{visit & 255}.1")
        grown = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert len(here._places) == len(here._visits) == 500
    assert grown < 100_000
    assert MOST_REMEMBERED <= 20_000


def test_a_million_places_leave_no_more_than_the_last_ones() -> None:  # AB2
    here = Places()
    for number in range(1_000_000):  # without the hashing of each address, which is no memory and takes a minute
        places._remember(here._places, number.to_bytes(16), Place(6.0, EVENING))
    assert len(here._places) == MOST_REMEMBERED
    assert list(here._places) == [number.to_bytes(16) for number in range(1_000_000 - MOST_REMEMBERED, 1_000_000)]
