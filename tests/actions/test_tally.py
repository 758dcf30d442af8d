"""Talks are counted when they are erased, and their counts carried to the office once, whatever breaks (CS3)."""

from contextlib import suppress
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from frirum.actions import conversation, duty, erasure, queue, tally
from frirum.actions.erasure import erase_due
from frirum.actions.say import Said, say
from frirum.records.models import Conversation, Line, LiveTally, Tally, TallyCarried
from tests import cast
from tests.actions.conftest import Tonight
from tests.cast import Visitor

pytestmark = [pytest.mark.django_db(databases=["default", "live"]), pytest.mark.both_stores]


@pytest.fixture(autouse=True)
def _files_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """How the files forget is not told here, and cannot be done inside a test's transaction."""
    monkeypatch.setattr(erasure, "forget_for_good", lambda: True)


def live() -> dict[tuple[str, str], int]:
    return {(what, band): n for what, band, n in LiveTally.objects.values_list("what", "band", "n")}


def office() -> dict[tuple[str, str], int]:
    return {(what, band): n for what, band, n in Tally.objects.values_list("what", "band", "n")}


def talk(tonight: Tonight) -> Visitor:
    """Vega waits six minutes, and Bo is with her for eleven."""
    vega = tonight.visitor()
    conversation.set_feeling(vega.token_hash, when="before", value=1, now=tonight.now)
    queue.take(tonight.bo.duty, vega.ref, now=tonight.clock.forward(minutes=6))
    conversation.end_by_helper(tonight.bo.duty, vega.ref, now=tonight.clock.forward(minutes=11))
    return vega


def erased(tonight: Tonight) -> None:
    erase_due(now=tonight.clock.forward(minutes=20))
    assert not Conversation.objects.exists()


TALK = {("came", ""): 1, ("before", "1"): 1, ("waited", "5_15"): 1, ("lasted", "10_20"): 1}


def test_a_talk_is_counted_when_it_is_erased_with_the_feeling_of_after(tonight: Tonight) -> None:  # ST2
    vega = talk(tonight)
    assert live() == {}
    conversation.set_feeling(vega.token_hash, when="after", value=2, now=tonight.now)
    conversation.set_feeling(vega.token_hash, when="after", value=4, now=tonight.now)  # she thinks again
    erased(tonight)
    assert live() == {**TALK, ("after", "4"): 1}
    hours = {(one.weekday, one.hour) for one in LiveTally.objects.filter(what="came")}
    assert hours == {(2, 20)}  # Wednesday at eight


def test_no_column_tells_who_or_which_talk(tonight: Tonight) -> None:  # AN10
    names = {field.name for field in (*Tally._meta.fields, *LiveTally._meta.fields)}
    assert names == {"id", "line", "line_id", "month", "what", "band", "weekday", "hour", "batch", "n"}


def test_erasing_twice_counts_once_and_a_second_talk_adds(tonight: Tonight) -> None:
    talk(tonight)
    erased(tonight)
    erased(tonight)
    assert live() == TALK
    talk(tonight)
    erased(tonight)
    assert live()["waited", "5_15"] == 2


def test_an_erasure_that_fails_counts_nothing(tonight: Tonight, monkeypatch: pytest.MonkeyPatch) -> None:
    talk(tonight)
    with monkeypatch.context() as broken:
        broken.setattr("django.db.models.query.QuerySet.delete", _dies)
        with pytest.raises(RuntimeError):
            erase_due(now=tonight.clock.forward(minutes=20))
    assert (live(), Conversation.objects.count()) == ({}, 1)
    erased(tonight)
    assert live() == TALK


@pytest.mark.parametrize(("how", "what"), [("gives up", "gave_up"), ("hurries", "hurried")])
def test_whom_nobody_met_is_counted_so(tonight: Tonight, how: str, what: str) -> None:
    vega = tonight.visitor()
    if how == "gives up":
        conversation.end_by_visitor(vega.token_hash, now=tonight.now)
    else:
        conversation.leave_in_a_hurry(vega.token_hash, now=tonight.now)
    erased(tonight)
    assert live() == {("came", ""): 1, (what, ""): 1}


def test_a_take_that_was_undone_met_nobody_but_a_lost_desk_did(tonight: Tonight) -> None:
    undone, lost = tonight.visitor(), tonight.visitor()
    queue.take(tonight.bo.duty, undone.ref, now=tonight.now)
    queue.undo_take(tonight.bo.duty, undone.ref, now=tonight.clock.forward(seconds=2))
    conversation.end_by_visitor(undone.token_hash, now=tonight.now)
    queue.take(tonight.bo.duty, lost.ref, now=tonight.now)
    client = cast.new_id()
    said = Said(lost.id, tonight.bo.duty, UUID(client).bytes, lost.segment, lost.seal("Hej", client), "Bo")
    say([said], now=tonight.now)
    late = tonight.clock.forward(hours=1)
    assert duty.end_of_lease(now=late) == 1
    conversation.end_by_visitor(lost.token_hash, now=late)
    erased(tonight)
    assert live() == {("came", ""): 2, ("gave_up", ""): 1, ("waited", "not_known"): 1, ("lasted", "not_known"): 1}


def test_many_talks_are_counted_by_one_statement(tonight: Tonight) -> None:
    for _ in range(5):
        talk(tonight)
    with CaptureQueriesContext(connections["live"]) as asked:
        erased(tonight)
    assert len([one for one in asked if "livetally" in one["sql"]]) == 1


def test_what_was_counted_is_carried_once(tonight: Tonight) -> None:
    assert tally.carry() == 0
    talk(tonight)
    erased(tonight)
    assert tally.carry() == 4
    assert tally.carry() == 0
    assert (office(), live()) == (TALK, {})
    talk(tonight)
    erased(tonight)
    tally.carry()
    assert set(office().values()) == {2}
    assert TallyCarried.objects.count() == 1  # only the last batch is known


@pytest.mark.parametrize("step", ["_set_apart", "_grow", "_throw_away"])
def test_a_crash_between_the_stores_loses_and_doubles_nothing(
    tonight: Tonight, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    talk(tonight)
    erased(tonight)
    with monkeypatch.context() as broken, suppress(RuntimeError):
        broken.setattr(tally, step, _dies)
        tally.carry()
        pytest.fail("it did not come to this step")
    assert office() == (TALK if step == "_throw_away" else {})
    talk(tonight)  # life goes on in between
    erased(tonight)
    tally.carry()
    tally.carry()
    assert live() == {}
    assert office() == dict.fromkeys(TALK, 2)


def test_a_crash_right_after_the_batch_was_set_apart(tonight: Tonight) -> None:
    talk(tonight)
    erased(tonight)
    batch = tally._set_apart()
    assert tally._set_apart() == batch
    talk(tonight)
    erased(tonight)  # counted beside the batch, not into it
    assert tally.carry() == 4
    assert office() == TALK
    tally.carry()
    assert set(office().values()) == {2}


def test_a_line_that_is_gone_takes_its_counts_along(tonight: Tonight) -> None:
    talk(tonight)
    erased(tonight)
    LiveTally.objects.update(line_id=tonight.line.id + 1000)
    assert tally.carry() == 4
    assert (office(), live(), Line.objects.filter(pk=tonight.line.id).exists()) == ({}, {}, True)


def test_a_talk_of_a_line_that_is_gone_is_erased_all_the_same(tonight: Tonight) -> None:
    talk(tonight)
    Conversation.objects.update(line_id=tonight.line.id + 1000)
    erased(tonight)
    assert live() == {}


def test_before_its_time_nothing_is_counted(tonight: Tonight) -> None:
    talk(tonight)
    erase_due(now=tonight.now + timedelta(minutes=10))
    assert live() == {}


def _dies(*_: object, **__: object) -> None:
    raise RuntimeError
