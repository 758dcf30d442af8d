"""Slips: every talk that was held leaves one, however it ends, in the commit that ends it (issue: what came of it)."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from frirum.actions import conversation, duty, queue, slip
from frirum.actions.danger import judge
from frirum.actions.erasure import end_stale
from frirum.actions.say import Said, say
from frirum.records.models import CodingSlip, Conversation
from frirum.rules.danger import Danger
from frirum.rules.presence import TALK_KEPT
from tests import cast, coded
from tests.actions.conftest import Tonight

pytestmark = pytest.mark.django_db(databases=["default", "live"])


def test_a_talk_that_bo_ends_leaves_him_a_slip_until_noon(tonight: Tonight) -> None:  # UX desk 9
    vega = tonight.visitor()
    found = coded.ended(vega, tonight.bo, danger=Danger.WORRIED, now=tonight.now)
    assert found.account_id == tonight.bo.who.id
    assert (found.label, found.danger, found.coded_at) == (vega.row.label, "worried", None)
    assert found.until == datetime(2026, 3, 5, 11, 0, tzinfo=UTC)  # noon in Stockholm
    assert vega.ref not in str([getattr(found, field.name) for field in CodingSlip._meta.fields])  # no link to the talk


def test_who_waited_and_was_never_met_leaves_none(tonight: Tonight) -> None:
    vega = tonight.visitor()
    conversation.end_by_visitor(vega.token_hash, now=tonight.now)
    assert not CodingSlip.objects.exists()


@pytest.mark.parametrize("how", ["visitor", "hurry", "swept", "desk lost"])
def test_however_it_ends_there_is_one_slip(tonight: Tonight, how: str) -> None:
    vega = tonight.visitor()
    queue.take(tonight.bo.duty, vega.ref, now=tonight.now)
    judge(tonight.bo.duty, vega.ref, danger=None, young=True, now=tonight.now)
    if how == "visitor":
        conversation.end_by_visitor(vega.token_hash, now=tonight.now)
        conversation.end_by_visitor(vega.token_hash, now=tonight.now)  # asked again, there is still one
    elif how == "hurry":
        conversation.leave_in_a_hurry(vega.token_hash, now=tonight.now)
    elif how == "swept":  # nobody came back after a crash: the sweep ends it
        assert end_stale({}, now=tonight.clock.forward(seconds=TALK_KEPT.total_seconds())) == 1
    else:  # Bo had answered, his desk fell silent and his duty ran out: she is back in the queue when it is swept
        client = cast.new_id()
        words = vega.seal("Hej", client)
        said = Said(vega.id, tonight.bo.duty, UUID(client).bytes, vega.segment, words, tonight.bo.who.alias)
        say([said], now=tonight.now)
        late = tonight.clock.forward(hours=1)
        assert duty.end_of_lease(now=late) == 1
        assert vega.row.state == "waiting"
        assert end_stale({}, now=late) == 1
    found = CodingSlip.objects.get()
    assert (found.account_id, found.young_and_ongoing) == (tonight.bo.who.id, True)


def test_a_take_that_was_undone_met_nobody(tonight: Tonight) -> None:
    vega = tonight.visitor()
    queue.take(tonight.bo.duty, vega.ref, now=tonight.now)
    queue.undo_take(tonight.bo.duty, vega.ref, now=tonight.clock.forward(seconds=2))
    conversation.end_by_visitor(vega.token_hash, now=tonight.now)
    assert not CodingSlip.objects.exists()


def test_the_slip_goes_to_whoever_held_the_talk_last(tonight: Tonight) -> None:
    vega, cleo = tonight.visitor(), tonight.comes("Cleo")
    queue.take(tonight.bo.duty, vega.ref, now=tonight.now)
    late = tonight.clock.forward(seconds=2)
    queue.undo_take(tonight.bo.duty, vega.ref, now=late)
    assert coded.ended(vega, cleo, now=late).account_id == cleo.who.id


def test_an_end_that_fails_leaves_neither_end_nor_slip(tonight: Tonight, monkeypatch: pytest.MonkeyPatch) -> None:
    vega = tonight.visitor()
    queue.take(tonight.bo.duty, vega.ref, now=tonight.now)

    def stumbles(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(conversation, "blur", stumbles)  # the last thing the deed does
    with pytest.raises(RuntimeError):
        conversation.end_by_helper(tonight.bo.duty, vega.ref, now=tonight.now)
    assert Conversation.objects.get(ref=vega.ref).state == "open"
    assert not CodingSlip.objects.exists()


def test_to_be_thrown_away_twice_is_no_trouble(tonight: Tonight) -> None:
    found = coded.ended(tonight.visitor(), tonight.bo, now=tonight.now)
    slip.mark_coded(found.ref, until=tonight.now + timedelta(minutes=20), now=tonight.now)
    slip.mark_coded(found.ref, until=tonight.now + timedelta(hours=9), now=tonight.now)  # coded again: no longer time
    assert CodingSlip.objects.get().until == tonight.now + timedelta(minutes=20)
    slip.throw_away(found.ref)
    slip.throw_away(found.ref)
    slip.mark_coded(found.ref, until=tonight.now, now=tonight.now)
    assert not CodingSlip.objects.exists()
