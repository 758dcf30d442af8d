"""Keeping watch: a silent helper is told once, and that she is back; a door that closes is told once."""

from datetime import timedelta

import pytest

from frirum.actions import conversation, duty, queue, vigil
from frirum.queries.talk import log_after
from tests.actions.conftest import Tonight
from tests.cast import Visitor

pytestmark = pytest.mark.django_db(databases=["default", "live"])


def kinds(vega: Visitor) -> list[str]:
    return [one.kind for one in log_after(vega.id, 0)]


def test_a_lost_helper_is_told_once_and_so_is_her_return(tonight: Tonight) -> None:  # UX desk 11
    vega = tonight.visitor()
    queue.take(tonight.bo.duty, None, now=tonight.now)
    assert vigil.watch_helpers(now=tonight.clock.forward(seconds=59)) == 0
    assert vigil.watch_helpers(now=tonight.clock.forward(seconds=1)) == 1
    assert vigil.watch_helpers(now=tonight.clock.forward(seconds=9)) == 0
    conversation.hear({}, {tonight.bo.duty: tonight.now})
    assert vigil.watch_helpers(now=tonight.now) == 1
    assert kinds(vega) == ["came", "helper_lost", "helper_back"]


def test_the_end_of_the_lease_does_not_tell_it_again(tonight: Tonight) -> None:
    vega = tonight.visitor()
    queue.take(tonight.bo.duty, None, now=tonight.now)
    vigil.watch_helpers(now=tonight.clock.forward(minutes=2))
    duty.end_of_lease(now=tonight.clock.forward(minutes=8))
    assert kinds(vega) == ["came", "helper_lost", "put_back"]


def test_nobody_is_lost_in_a_talk_that_nobody_holds(tonight: Tonight) -> None:
    vega = tonight.visitor()
    assert vigil.watch_helpers(now=tonight.clock.forward(minutes=5)) == 0
    assert kinds(vega) == []


def test_closing_is_told_once_before_it_comes(tonight: Tonight) -> None:  # UX desk 10
    vega, ended = tonight.visitor(), tonight.visitor()
    conversation.end_by_visitor(ended.token_hash, now=tonight.now)
    closes = {tonight.line.id: tonight.now + timedelta(minutes=30)}
    told = [vigil.tell_closing(closes, now=tonight.clock.forward(minutes=5)) for _ in range(6)]
    assert sum(told) == 1
    assert kinds(vega).count("closing") == 1
    assert "closing" not in kinds(ended)


def test_a_door_that_never_closes_is_not_told(tonight: Tonight) -> None:
    tonight.visitor()
    assert vigil.tell_closing({tonight.line.id: None}, now=tonight.now + timedelta(days=1)) == 0
