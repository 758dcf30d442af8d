"""Who comes to a door that lets nobody in is counted, with no trace of who; what cannot be written waits (CS3)."""

from dataclasses import replace

import pytest

from frirum.actions import conversation, knock, tally
from frirum.actions.conversation import QueueIsFull
from frirum.records.models import LiveTally
from frirum.rules.admission import DoorState
from tests import cast
from tests.actions.conftest import Tonight

pytestmark = [pytest.mark.django_db(databases=["default", "live"]), pytest.mark.both_stores]


def counts() -> dict[str, int]:
    return dict(LiveTally.objects.values_list("what", "n"))


def test_knocks_are_counted_by_weekday_and_hour(tonight: Tonight) -> None:
    for state in (DoorState.CLOSED, DoorState.CLOSED, DoorState.FULL):
        knock.knock(tonight.line, state, now=tonight.now)
    assert counts() == {}
    assert knock.write_down() == 3
    assert counts() == {"closed_visit": 2, "turned_away": 1}
    assert set(LiveTally.objects.values_list("weekday", "hour")) == {(2, 20)}
    assert knock.write_down() == 0
    assert counts() == {"closed_visit": 2, "turned_away": 1}


def test_what_could_not_be_written_waits_for_the_next_time(tonight: Tonight, monkeypatch: pytest.MonkeyPatch) -> None:
    knock.knock(tonight.line, DoorState.CLOSED, now=tonight.now)

    def dies(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(tally, "count_now", dies)
        with pytest.raises(RuntimeError):
            knock.write_down()
    assert knock.write_down() == 1
    assert counts() == {"closed_visit": 1}


def test_a_full_queue_turns_her_away_and_a_place_does_not(tonight: Tonight) -> None:  # AB7
    tonight.visitor()
    assert knock.write_down() == 0
    full = replace(tonight.line, capacity=1)
    with pytest.raises(QueueIsFull):
        cast.waits(full, now=tonight.now)
    assert knock.write_down() == 1
    assert counts() == {"turned_away": 1}
    assert conversation.running_here(full.id)
