"""The clockwork keeps to its timetable, and one piece of work that breaks keeps no other from being done."""

from datetime import datetime

import pytest

from frirum.actions import login
from frirum.jobs import live, timetable
from frirum.jobs.timetable import Entry
from tests.cast import Clock

pytestmark = pytest.mark.django_db(databases=["default", "live"])


def test_everything_that_time_brings_is_on_the_timetable() -> None:
    works = {entry.work for entry in timetable.TIMETABLE}
    assert works == {live.revoke, live.keep_watch, live.erase, live.lapse, login.sweep}
    assert all(0 < entry.every_s <= 60 for entry in timetable.TIMETABLE)


def test_one_round_does_everything_although_one_breaks(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> None:
    done: list[datetime] = []

    def breaks(*, now: datetime) -> None:
        raise RuntimeError("tonight of all nights")

    def works(*, now: datetime) -> None:
        done.append(now)

    monkeypatch.setattr(timetable, "TIMETABLE", (Entry(1, works), Entry(1, breaks), Entry(1, works)))
    timetable.once(now=clock.now)
    assert done == [clock.now(), clock.now()]
