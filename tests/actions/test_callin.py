"""Calling the back-up in: Bo is full, Cleo is asked and decides (ST4)."""

from datetime import timedelta

import pytest

from frirum.actions import callin, conversation, duty, queue
from frirum.actions.callin import NotCalledIn
from frirum.records.models import CallIn, Duty
from frirum.rules.access import NotAllowed
from frirum.rules.conversation import State
from tests import cast
from tests.actions.conftest import Tonight
from tests.cast import AtDesk, Visitor

pytestmark = pytest.mark.django_db(databases=["default", "live"])


def looks(tonight: Tonight, **by: float) -> list[tuple[str, str]]:
    """The clockwork looks, after so long; what was asked of whom since the beginning."""
    tonight.clock.forward(**by)
    callin.ask_back_ups({tonight.line.id: timedelta(minutes=5)}, now=tonight.now)
    return list(CallIn.objects.order_by("pk").values_list("duty__alias", "answer"))


def is_here(tonight: Tonight, vega: Visitor) -> None:
    conversation.hear({vega.id: tonight.now}, {})


def cleo(tonight: Tonight) -> AtDesk:
    return tonight.comes("Cleo", seat="back_up")


def test_nobody_is_asked_while_the_regulars_manage(tonight: Tonight) -> None:
    cleo(tonight)
    tonight.visitor()
    assert looks(tonight) == []


def test_somebody_has_waited_five_minutes_so_cleo_is_asked_once(tonight: Tonight) -> None:  # ST4
    cleo(tonight)
    vega = tonight.visitor()
    assert looks(tonight, minutes=4, seconds=59) == []
    is_here(tonight, vega)
    assert looks(tonight, seconds=1) == [("Cleo", "asked")]
    assert looks(tonight, seconds=5) == [("Cleo", "asked")]
    assert CallIn.objects.get().why == "waiting"


def test_who_is_away_does_not_make_it_urgent(tonight: Tonight) -> None:  # AB7
    cleo(tonight)
    tonight.visitor()
    assert looks(tonight, minutes=5) == []


def full(tonight: Tonight) -> None:
    for _ in range(3):
        queue.take(tonight.bo.duty, tonight.visitor().ref, now=tonight.now)


def test_bo_is_full_and_somebody_waits(tonight: Tonight) -> None:  # ST4
    cleo(tonight)
    full(tonight)
    assert looks(tonight) == []
    tonight.visitor()
    assert looks(tonight) == [("Cleo", "asked")]
    assert CallIn.objects.get().why == "full"


def test_yes_steps_in_and_brings_whoever_waits_longest(tonight: Tonight) -> None:
    me = cleo(tonight)
    full(tonight)
    vega, other = tonight.visitor(), tonight.visitor()
    looks(tonight)
    assert vega.row.state == State.WAITING  # nothing is assigned by itself
    assert callin.answer(me.duty, yes=True, now=tonight.now) == vega.ref
    assert Duty.objects.get(pk=me.duty).stepped_in
    assert (vega.row.state, other.row.state) == (State.OPEN, State.WAITING)
    assert looks(tonight) == [("Cleo", "yes")]


def test_not_now_leaves_her_in_peace_for_ten_minutes_and_the_visitor_in_her_place(tonight: Tonight) -> None:
    me = cleo(tonight)
    full(tonight)
    vega = tonight.visitor()
    looks(tonight)
    assert callin.answer(me.duty, yes=False, now=tonight.now) is None
    assert not Duty.objects.get(pk=me.duty).stepped_in
    assert vega.row.state == State.WAITING
    tonight.clock.forward(minutes=9, seconds=59)
    is_here(tonight, vega)
    assert looks(tonight) == [("Cleo", "not_now")]
    assert looks(tonight, seconds=1) == [("Cleo", "not_now"), ("Cleo", "asked")]


def test_after_a_not_now_the_other_back_up_is_asked(tonight: Tonight) -> None:
    me = cleo(tonight)
    tonight.comes("Rut", seat="back_up")
    full(tonight)
    tonight.visitor()
    looks(tonight)
    callin.answer(me.duty, yes=False, now=tonight.now)
    assert looks(tonight) == [("Cleo", "not_now"), ("Rut", "asked")]


def test_the_question_goes_when_the_load_does(tonight: Tonight) -> None:
    me = cleo(tonight)
    full(tonight)
    vega = tonight.visitor()
    looks(tonight)
    conversation.end_by_visitor(vega.token_hash, now=tonight.now)
    assert looks(tonight) == [("Cleo", "over")]
    with pytest.raises(NotCalledIn):
        callin.answer(me.duty, yes=True, now=tonight.now)


def test_the_question_goes_when_she_takes_a_break(tonight: Tonight) -> None:
    me = cleo(tonight)
    full(tonight)
    tonight.visitor()
    looks(tonight)
    duty.change(me.duty, "break", now=tonight.now)
    assert looks(tonight) == [("Cleo", "over")]


def test_who_is_not_asked_cannot_answer(tonight: Tonight) -> None:  # AZ2
    with pytest.raises(NotCalledIn):
        callin.answer(tonight.bo.duty, yes=True, now=tonight.now)
    with pytest.raises(NotAllowed):
        callin.answer(0, yes=True, now=tonight.now)
    eva = cast.on_duty(cast.eva(now=tonight.now), now=tonight.now)
    with pytest.raises(NotCalledIn):
        callin.answer(eva.duty, yes=True, now=tonight.now)


def test_in_another_browser_she_is_still_asked(tonight: Tonight) -> None:  # ADR 16
    me = cleo(tonight)
    full(tonight)
    vega = tonight.visitor()
    looks(tonight)
    again = cast.on_duty(me.who, now=tonight.now)
    cast.share_key(vega, again)
    assert callin.answer(again.duty, yes=True, now=tonight.now) == vega.ref
