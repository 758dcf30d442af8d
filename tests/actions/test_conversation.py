"""Beginning a talk, going on after a lost key, and every way it ends."""

from dataclasses import replace
from datetime import timedelta

import pytest

from frirum.actions import conversation, queue
from frirum.actions.conversation import (
    AlreadyTalking,
    NoSuchTalk,
    QueueIsFull,
    SegmentHasMoved,
    VisitIsBlocked,
)
from frirum.queries import talk as talks
from frirum.records.models import Block, Conversation, Segment
from frirum.records.store import new_ref
from frirum.rules.access import NotAllowed
from frirum.rules.conversation import State
from tests import cast
from tests.actions.conftest import Tonight
from tests.cast import Visitor

pytestmark = pytest.mark.django_db(databases=["default", "live"])


def test_vega_begins_and_learns_whose_keys_to_seal_to(tonight: Tonight) -> None:
    vega = Visitor(tonight.line)
    begun = cast.begin(vega, label="girl 12", feeling=2, now=tonight.now)
    assert [key.ref for key in begun.keys] == [tonight.bo.key.id]
    row = vega.row
    assert (row.state, row.label, row.feeling_before) == (State.WAITING, "girl 12", 2)
    assert bytes(Segment.objects.get(conversation=row).kc) == vega.kc
    assert bytes(row.token_hash or b"") == vega.token_hash != vega.token.encode()  # SA1


def test_one_visit_has_one_place(tonight: Tonight) -> None:  # AB7
    vega = tonight.visitor()
    again = Visitor(tonight.line, token=vega.token)
    with pytest.raises(AlreadyTalking):
        cast.begin(again, now=tonight.now)
    conversation.end_by_visitor(vega.token_hash, now=tonight.now)
    cast.begin(again, now=tonight.now)
    assert vega.row.token_hash is None  # the cookie opens the new talk only


def test_a_name_for_a_talk_is_used_once(tonight: Tonight) -> None:
    vega = tonight.visitor()
    with pytest.raises(AlreadyTalking):
        cast.begin(Visitor(tonight.line, ref=vega.ref), now=tonight.now)


def test_a_full_queue_lets_nobody_in_until_somebody_leaves(tonight: Tonight) -> None:  # AB7
    line = tonight.line = replace(tonight.line, capacity=2)
    first, _ = tonight.visitor(), tonight.visitor()
    with pytest.raises(QueueIsFull):
        cast.begin(Visitor(line), now=tonight.now)
    conversation.leave_in_a_hurry(first.token_hash, now=tonight.now)  # frees her place at once
    cast.begin(Visitor(line), now=tonight.now)


def test_a_blocked_visit_comes_in_again_when_the_block_is_over(tonight: Tonight) -> None:  # AB3
    vega = Visitor(tonight.line)
    Block.objects.create(
        organisation_id=tonight.line.organisation_id,
        line_id=tonight.line.id,
        conversation_ref=new_ref(),
        token_hash=vega.token_hash,
        asker_id=tonight.bo.duty,
        state="agreed",
        asked_at=tonight.now,
        until=tonight.now + timedelta(hours=1),
    )
    with pytest.raises(VisitIsBlocked):
        cast.begin(vega, now=tonight.now)
    cast.begin(Visitor(tonight.line), now=tonight.now)  # another visit is not meant
    cast.begin(vega, now=tonight.clock.forward(hours=1))


def test_a_new_segment_begins_only_after_the_one_in_use(tonight: Tonight) -> None:
    vega = tonight.visitor()
    number, keys = conversation.begin_segment(vega.token_hash, after=1, kc=b"k" * 32, wrapped=None, now=tonight.now)
    assert (number, len(keys)) == (2, 1)
    with pytest.raises(SegmentHasMoved):
        conversation.begin_segment(vega.token_hash, after=1, kc=b"j" * 32, wrapped=None, now=tonight.now)
    assert [one.kind for one in talks.log_after(vega.id, 0)] == ["segment"]
    mine = talks.of_token(vega.token_hash)
    assert mine is not None
    assert (mine.segment, mine.kc) == (2, b"k" * 32)


def test_going_on_without_scripts_is_told_in_the_talk_and_told_once(tonight: Tonight) -> None:  # SEALING, plain page
    vega = tonight.visitor()
    for after in (1, 2):
        conversation.begin_segment(vega.token_hash, after=after, kc=b"k" * 32, wrapped=b"w", now=tonight.now)
    conversation.begin_segment(vega.token_hash, after=3, kc=b"k" * 32, wrapped=None, now=tonight.now)
    assert [one.kind for one in talks.log_after(vega.id, 0)] == ["segment", "plain", "segment", "segment"]


def test_a_stranger_begins_no_segment(tonight: Tonight) -> None:
    tonight.visitor()
    with pytest.raises(NoSuchTalk):
        conversation.begin_segment(b"x" * 32, after=1, kc=b"k" * 32, wrapped=None, now=tonight.now)


def test_she_ends_and_hears_when_it_is_erased(tonight: Tonight) -> None:
    vega = tonight.visitor()
    queue.take(tonight.bo.duty, None, now=tonight.now)
    at = conversation.end_by_visitor(vega.token_hash, now=tonight.now)
    assert at == tonight.now + timedelta(minutes=20)
    assert (vega.row.state, vega.row.end_reason) == (State.ENDED, "visitor")
    tonight.clock.forward(minutes=1)
    assert conversation.end_by_visitor(vega.token_hash, now=tonight.now) == at  # pressed twice: the same answer


def test_giving_up_in_the_queue_is_told_apart(tonight: Tonight) -> None:
    vega = tonight.visitor()
    conversation.end_by_visitor(vega.token_hash, now=tonight.now)
    assert vega.row.end_reason == "gave_up"
    assert talks.log_after(vega.id, 0)[-1].alias == "gave_up"


def test_a_stranger_ends_nothing(tonight: Tonight) -> None:
    vega = tonight.visitor()
    with pytest.raises(NoSuchTalk):
        conversation.end_by_visitor(b"x" * 32, now=tonight.now)
    assert vega.row.state == State.WAITING


def test_a_hurried_exit_ends_the_talk_and_her_cookie(tonight: Tonight) -> None:  # QE3
    vega = tonight.visitor()
    assert conversation.leave_in_a_hurry(vega.token_hash, now=tonight.now)
    row = vega.row
    assert (row.state, row.end_reason, row.token_hash, row.share) == (State.ENDED, "hurry", None, None)
    assert talks.of_token(vega.token_hash) is None
    assert not conversation.leave_in_a_hurry(vega.token_hash, now=tonight.now)


def test_bo_ends_the_talk_he_holds_and_no_other(tonight: Tonight) -> None:
    rut, vega = tonight.comes("Rut"), tonight.visitor()
    queue.take(tonight.bo.duty, None, now=tonight.now)
    with pytest.raises(NotAllowed):
        conversation.end_by_helper(rut.duty, vega.ref, now=tonight.now)
    with pytest.raises(NotAllowed):
        conversation.end_by_helper(tonight.bo.duty, new_ref(), now=tonight.now)  # AZ3: the same answer
    conversation.end_by_helper(tonight.bo.duty, vega.ref, now=tonight.now)
    assert vega.row.end_reason == "helper"
    with pytest.raises(NotAllowed):
        conversation.end_by_helper(tonight.bo.duty, vega.ref, now=tonight.now)


def test_two_taps_before_and_after(tonight: Tonight) -> None:  # ST2
    vega = tonight.visitor()
    conversation.set_feeling(vega.token_hash, when="before", value=1, now=tonight.now)
    conversation.end_by_visitor(vega.token_hash, now=tonight.now)
    conversation.set_feeling(vega.token_hash, when="after", value=4, now=tonight.now)
    assert (vega.row.feeling_before, vega.row.feeling_after) == (1, 4)
    with pytest.raises(NoSuchTalk):
        conversation.set_feeling(vega.token_hash, when="before", value=5, now=tonight.now)


def test_who_was_heard_later_stays_heard(tonight: Tonight) -> None:  # QE10
    vega = tonight.visitor()
    later = tonight.now + timedelta(seconds=30)
    conversation.hear({vega.id: later}, {tonight.bo.duty: later})
    conversation.hear({vega.id: tonight.now}, {tonight.bo.duty: tonight.now})
    assert vega.row.heard_at == tonight.bo.row.heard_at == later


def test_public_ids_are_random_and_tell_no_order() -> None:  # AN7
    ids = [new_ref() for _ in range(10_000)]
    assert len(set(ids)) == 10_000
    assert all(len(one) == 22 for one in ids)  # 128 bits
    assert ids != sorted(ids)
    # Each place of the id takes every letter: nothing in it counts or stands still (the last holds two bits).
    for place in range(21):
        assert len({one[place] for one in ids}) == 64


def test_ids_of_rows_are_new_refs() -> None:  # AN7
    assert Conversation._meta.get_field("ref").get_default() != Conversation._meta.get_field("ref").get_default()


def test_two_who_chose_no_name_are_told_apart_at_the_desk(tonight: Tonight) -> None:  # AL2
    called = []
    for _ in range(3):
        vega = Visitor(tonight.line)
        cast.begin(vega, label="brook", now=tonight.now)
        called.append(vega.row.label)
    assert called == ["brook", "cloud", "fern"]
    conversation.end_by_visitor(vega.token_hash, now=tonight.now)
    again = Visitor(tonight.line)
    cast.begin(again, label="fern", now=tonight.now)
    assert again.row.label == "fern"
