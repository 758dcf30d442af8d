"""Questions about one talk: whose it is, and its log after a number."""

from uuid import UUID

import pytest

from frirum.actions import conversation, queue
from frirum.actions.say import VISITOR, Said, say
from frirum.queries import talk as talks
from frirum.records.writer import WRITER
from tests import cast
from tests.cast import Clock, Visitor, new_id

pytestmark = pytest.mark.django_db(databases=["default", "live"])


def test_her_cookie_finds_her_talk_and_no_other(clock: Clock) -> None:  # SA1
    line = cast.storasyster()
    vega, other = cast.waits(line, now=clock.now()), cast.waits(line, now=clock.now())
    mine = talks.of_token(vega.token_hash)
    assert mine is not None
    assert mine.ref == vega.ref != other.ref
    assert talks.of_token(b"x" * 32) is None
    conversation.leave_in_a_hurry(vega.token_hash, now=clock.now())
    assert talks.of_token(vega.token_hash) is None


def test_the_log_after_a_number_is_in_order_and_in_pieces(clock: Clock) -> None:
    vega = cast.waits(cast.storasyster(), now=clock.now())
    ids = [new_id() for _ in range(7)]
    batch = [Said(vega.id, VISITOR, UUID(one).bytes, 1, vega.seal("hej", one)) for one in ids]
    WRITER.do(lambda: say(batch, now=clock.now())).result()
    assert [one.client for one in talks.log_after(vega.id, 0)] == ids
    assert [one.seq for one in talks.log_after(vega.id, 3, limit=2)] == [4, 5]
    assert talks.log_after(vega.id, 7) == []


def test_who_is_in_it(clock: Clock) -> None:
    line = cast.storasyster()
    bo = cast.on_duty(cast.bo(line, now=clock.now()), now=clock.now())
    vega = cast.waits(line, now=clock.now())
    assert talks.helpers(vega.id) == []
    queue.take(bo.duty, None, now=clock.now())
    assert [(one.alias, one.part) for one in talks.helpers(vega.id)] == [("Bo", "holds")]


def test_keys_that_nobody_has_granted_to_yet(clock: Clock) -> None:
    line = cast.storasyster()
    bo = cast.on_duty(cast.bo(line, now=clock.now()), now=clock.now())
    vega = Visitor(line)
    cast.begin(vega, now=clock.now())
    assert [ref for ref, _ in talks.keys_without(vega.id)] == [bo.key.id]
    cast.share_key(vega, bo)
    assert talks.keys_without(vega.id) == []
    conversation.end_by_visitor(vega.token_hash, now=clock.now())
    assert talks.keys_without(vega.id) == []
