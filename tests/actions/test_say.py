"""Saying something: each message of a batch by itself, each once, in order."""

from uuid import UUID, uuid4

import pytest

from frirum.actions import conversation, queue
from frirum.actions.say import VISITOR, Outcome, Refused, Said, say
from frirum.queries.talk import log_after
from frirum.records.models import Conversation
from frirum.records.writer import WRITER
from tests.actions.conftest import Tonight
from tests.cast import AtDesk, Visitor, new_id

pytestmark = pytest.mark.django_db(databases=["default", "live"])


def hers(vega: Visitor, text: str = "hej", *, client: str = "", segment: int = 0) -> Said:
    client = client or new_id()
    return Said(vega.id, VISITOR, UUID(client).bytes, segment or vega.segment, vega.seal(text, client))


def his(bo: AtDesk, vega: Visitor, *, client: str = "") -> Said:
    client = client or new_id()
    return Said(vega.id, bo.duty, UUID(client).bytes, vega.segment, vega.seal("svar", client), bo.who.alias)


def said(tonight: Tonight, *batch: Said) -> list[Outcome]:
    return WRITER.do(lambda: say(batch, now=tonight.now)).result()


def texts(vega: Visitor) -> list[tuple[int, str]]:
    return [(one.seq, one.client) for one in log_after(vega.id, 0) if one.kind == "said"]


def test_vega_writes_while_she_waits_and_bo_when_he_has_taken_her(tonight: Tonight) -> None:
    vega = tonight.visitor()
    assert said(tonight, hers(vega)) == [1]
    queue.take(tonight.bo.duty, None, now=tonight.now)
    assert said(tonight, his(tonight.bo, vega), hers(vega)) == [3, 4]  # 2 tells that he came


def test_bo_may_not_write_to_whom_he_has_not_taken(tonight: Tonight) -> None:
    vega = tonight.visitor()
    assert said(tonight, his(tonight.bo, vega)) == [Refused.NOT_MEMBER]
    assert texts(vega) == []


def test_a_batch_of_many_talks_gives_each_its_own_numbers(tonight: Tonight) -> None:
    vegas = [tonight.visitor() for _ in range(3)]
    batch = [hers(vega) for _ in range(4) for vega in vegas]
    assert said(tonight, *batch) == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
    for vega in vegas:
        assert [seq for seq, _ in texts(vega)] == [1, 2, 3, 4]
        assert [client for _, client in texts(vega)] == [
            str(UUID(bytes=one.client)) for one in batch if one.conversation == vega.id
        ]


def test_the_same_message_again_gets_its_first_number(tonight: Tonight) -> None:  # WS11
    vega = tonight.visitor()
    first, second = hers(vega), hers(vega)
    assert said(tonight, first, second) == [1, 2]
    assert said(tonight, first) == [1]
    assert said(tonight, hers(vega), first, second, hers(vega)) == [3, 1, 2, 4]
    assert [seq for seq, _ in texts(vega)] == [1, 2, 3, 4]


def test_twice_in_one_batch_is_once_in_the_log(tonight: Tonight) -> None:  # WS11
    vega = tonight.visitor()
    one, two = hers(vega), hers(vega)
    assert said(tonight, one, one, two, one) == [1, 1, 2, 1]
    assert [UUID(client).bytes for _, client in texts(vega)] == [one.client, two.client]


def test_the_same_id_with_other_bytes_is_refused(tonight: Tonight) -> None:
    vega = tonight.visitor()
    first = hers(vega)
    other = hers(vega, "annat", client=str(UUID(bytes=first.client)))
    assert said(tonight, first) == [1]
    assert said(tonight, other) == [Refused.OTHER_BYTES]
    assert said(tonight, hers(vega), other) == [2, Refused.OTHER_BYTES]
    assert bytes(log_after(vega.id, 0)[0].envelope) == first.envelope


def test_two_people_may_choose_the_same_id(tonight: Tonight) -> None:
    vega = tonight.visitor()
    queue.take(tonight.bo.duty, None, now=tonight.now)
    client = new_id()
    assert said(tonight, hers(vega, client=client), his(tonight.bo, vega, client=client)) == [2, 3]


def test_a_message_of_an_old_segment_is_refused_after_the_change(tonight: Tonight) -> None:
    vega = tonight.visitor()
    before = hers(vega)
    assert said(tonight, before) == [1]
    conversation.begin_segment(vega.token_hash, after=1, kc=b"k" * 32, wrapped=None, now=tonight.now)
    assert said(tonight, hers(vega), hers(vega, segment=2)) == [Refused.OLD_SEGMENT, 3]
    assert said(tonight, before) == [1]  # a retry of what was kept before is answered as before


def test_a_segment_that_is_not_there_is_refused(tonight: Tonight) -> None:
    vega = tonight.visitor()
    assert said(tonight, hers(vega, segment=2), hers(vega, segment=10**30)) == [Refused.OLD_SEGMENT] * 2


def test_nothing_is_said_after_the_end_and_a_retry_is_still_answered(tonight: Tonight) -> None:
    vega = tonight.visitor()
    before = hers(vega)
    assert said(tonight, before) == [1]
    conversation.end_by_visitor(vega.token_hash, now=tonight.now)
    assert said(tonight, hers(vega), before) == [Refused.ENDED, 1]
    assert said(tonight, his(tonight.bo, vega)) == [Refused.NOT_MEMBER]


def test_a_talk_that_is_erased_is_as_ended(tonight: Tonight) -> None:
    vega = tonight.visitor()
    message = hers(vega)
    Conversation.objects.all().delete()
    assert said(tonight, message) == [Refused.ENDED]


def test_one_bad_message_never_fails_its_batch(tonight: Tonight) -> None:
    vega, ended = tonight.visitor(), tonight.visitor()
    conversation.end_by_visitor(ended.token_hash, now=tonight.now)
    again = hers(vega)
    said(tonight, again)
    outcomes = said(tonight, hers(vega), hers(ended), again, his(tonight.bo, vega), hers(vega, segment=9), hers(vega))
    assert outcomes == [2, Refused.ENDED, 1, Refused.NOT_MEMBER, Refused.OLD_SEGMENT, 3]


def test_a_paused_talk_takes_nothing_from_her(tonight: Tonight) -> None:  # AB3
    vega = tonight.visitor()
    queue.take(tonight.bo.duty, None, now=tonight.now)
    Conversation.objects.update(paused=True)
    assert said(tonight, hers(vega), his(tonight.bo, vega)) == [Refused.PAUSED, 2]


def test_who_has_left_the_talk_says_nothing_more(tonight: Tonight) -> None:  # AZ8, WS10
    vega = tonight.visitor()
    queue.take(tonight.bo.duty, None, now=tonight.now)
    assert said(tonight, his(tonight.bo, vega)) == [2]
    queue.put_back(Conversation.objects.get(pk=vega.id), now=tonight.now)
    assert said(tonight, his(tonight.bo, vega)) == [Refused.NOT_MEMBER]


def test_more_talks_than_one_question_can_name(tonight: Tonight) -> None:
    vega = tonight.visitor()
    strangers = [Said(10_000 + n, VISITOR, uuid4().bytes, 1, b"x") for n in range(900)]
    outcomes = said(tonight, *strangers, hers(vega))
    assert outcomes == [Refused.ENDED] * 900 + [1]
