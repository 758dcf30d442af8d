"""What the clockwork does with counts: knocks are written, and counts come to the office; once more does no harm."""

import pytest

from frirum.actions.knock import knock
from frirum.jobs import tally
from frirum.jobs.timetable import TIMETABLE
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


def test_the_timetable_has_both() -> None:
    assert {tally.write_down, tally.carry} <= {entry.work for entry in TIMETABLE}
