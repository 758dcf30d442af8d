"""What happens at the desk because time passes."""

from datetime import datetime, timedelta

import pytest

from frirum.actions import access, block, conversation, queue
from frirum.jobs import live
from frirum.queries.desk import living_duties
from frirum.records.models import Block, Conversation
from frirum.rules.access import Actor, Role
from tests import cast
from tests.actions.conftest import Tonight, at_eight
from tests.cast import Clock

pytestmark = pytest.mark.django_db(databases=["default", "live"])


@pytest.fixture
def tonight(clock: Clock, db: None) -> Tonight:
    return at_eight(clock)


def paused(tonight: Tonight) -> cast.Visitor:
    """Bo is alone and asks to block whom he talks with: the talk stands still."""
    troll = tonight.visitor()
    queue.take(tonight.bo.duty, troll.ref, now=tonight.now)
    block.ask(tonight.bo.duty, troll.ref, closes_at=None, now=tonight.now)
    assert troll.row.paused
    return troll


def test_a_question_about_a_block_is_void_after_fifteen_minutes_and_the_talk_goes_on(tonight: Tonight) -> None:  # AB3
    troll = paused(tonight)
    live.lapse(now=tonight.clock.forward(minutes=14, seconds=59))
    assert troll.row.paused
    live.lapse(now=tonight.clock.forward(seconds=1))
    assert not troll.row.paused
    assert Block.objects.get().state == "declined"


def test_a_duty_ends_when_the_desks_hours_end(tonight: Tonight) -> None:  # SA10
    end = tonight.now.replace(hour=22, minute=20)  # closing in Stockholm is 22:00 UTC; then 20 minutes to unload
    heard(tonight, end - timedelta(seconds=1))
    live.keep_watch(now=end - timedelta(seconds=1))
    assert living_duties(tonight.bo.who.id) == {tonight.bo.duty}
    live.keep_watch(now=end)
    assert living_duties(tonight.bo.who.id) == set()


def test_a_silent_helper_is_told_of_and_her_talk_is_not_dropped(tonight: Tonight) -> None:
    vega = tonight.visitor()
    queue.take(tonight.bo.duty, vega.ref, now=tonight.now)
    live.keep_watch(now=tonight.clock.forward(seconds=59))
    assert vega.row.helper_lost_at is None
    live.keep_watch(now=tonight.clock.forward(seconds=1))
    assert vega.row.helper_lost_at is not None
    assert vega.row.state == "open"


def test_whoever_lost_her_access_loses_her_duty_even_if_the_live_side_was_away(tonight: Tonight) -> None:  # SA13
    live.revoke(now=tonight.now)
    assert living_duties(tonight.bo.who.id) == {tonight.bo.duty}
    dag = cast.dag(tonight.line, now=tonight.now)
    actor = Actor(account=dag.id, organisation=tonight.line.organisation_id, roles=frozenset({Role.COORDINATOR}))
    access.revoke(actor, tonight.bo.who.ref, organisation_id=tonight.line.organisation_id, now=tonight.now)
    live.revoke(now=tonight.now)
    assert living_duties(tonight.bo.who.id) == set()


@pytest.mark.django_db(databases=["default", "live"], transaction=True)
def test_an_ended_talk_is_erased_twenty_minutes_later(clock: Clock, transactional_db: None) -> None:  # AN4
    tonight = at_eight(clock)
    vega = tonight.visitor()
    queue.take(tonight.bo.duty, vega.ref, now=tonight.now)
    conversation.end_by_visitor(vega.token_hash, now=tonight.now)
    live.erase(now=tonight.clock.forward(minutes=19, seconds=29))
    assert Conversation.objects.filter(pk=vega.id).exists()
    live.erase(now=tonight.clock.forward(seconds=31))
    assert not Conversation.objects.filter(pk=vega.id).exists()


def heard(tonight: Tonight, at: datetime) -> None:
    """Bo's page is heard, so that it is not the lease that ends."""
    row = tonight.bo.row
    row.heard_at = at
    row.save(update_fields=["heard_at"])
