"""What the clockwork does with counts: knocks are written, and counts come to the office; once more does no harm."""

import pytest

from frirum.actions.knock import knock
from frirum.jobs import tally
from frirum.jobs.housework import HOUSEWORK
from frirum.records.models import LiveTally, Tally
from frirum.rules.admission import DoorState
from tests import cast
from tests.cast import Clock

pytestmark = pytest.mark.django_db(databases=["default", "live"])


def test_a_knock_comes_to_the_office_once(clock: Clock) -> None:
    line = cast.storasyster()
    knock(line, DoorState.CLOSED, now=clock.now())
    for _ in range(2):
        tally.write_down(now=clock.now())
        tally.carry(now=clock.now())
    kept = Tally.objects.get()
    assert (kept.line_id, kept.what, kept.n) == (line.id, "closed_visit", 1)
    assert not LiveTally.objects.exists()


def test_who_is_at_the_desk_is_counted_while_the_line_is_open(clock: Clock) -> None:
    line = cast.storasyster()
    for alias in ("Bo", "Cleo"):
        cast.on_duty(cast.person(alias, line, now=clock.now()), now=clock.now())
    tally.look_around(now=clock.now())
    tally.look_around(now=clock.now())
    assert dict(LiveTally.objects.values_list("what", "n")) == {"open": 10, "staffed": 20}
    clock.forward(hours=8)  # in the night nobody is expected
    tally.look_around(now=clock.now())
    assert dict(LiveTally.objects.values_list("what", "n")) == {"open": 10, "staffed": 20}


def test_an_open_line_with_nobody_there_is_counted_too(clock: Clock) -> None:
    cast.storasyster()
    tally.look_around(now=clock.now())
    assert dict(LiveTally.objects.values_list("what", "n")) == {"open": 5}


def test_the_timetable_has_all() -> None:
    assert {tally.write_down, tally.look_around, tally.carry} <= {entry.work for entry in HOUSEWORK}
