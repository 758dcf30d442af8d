"""A back-up steps in by one key (ST4, UX desk 7)."""

import pytest

from frirum.actions import queue
from frirum.actions.queue import CannotTakeMore
from frirum.actions.stepping_in import step_in
from frirum.records.models import Conversation
from frirum.rules.access import NotAllowed
from tests.shift import later, on_duty, open_line, talking, visits

pytestmark = pytest.mark.django_db(databases=["default", "live"])


@pytest.fixture
def shift(clock):
    where = open_line()
    return where, on_duty(where, "Bo"), on_duty(where, "Cleo", seat="back_up")


def test_cleo_steps_in_and_takes_the_one_who_waits(shift):
    where, _, cleo = shift
    vega = visits(where)
    with pytest.raises(CannotTakeMore):
        queue.take(cleo.pk, None, now=later(0.5))
    assert step_in(cleo.pk, None, now=later(0.5)) == vega.ref
    assert vega.who() == {"Cleo": "holds"}


def test_her_seat_is_open_also_when_nobody_waits(shift):
    where, _, cleo = shift
    assert step_in(cleo.pk, None, now=later(0.5)) is None
    vega = visits(where)
    assert queue.take(cleo.pk, None, now=later(0.5)) == vega.ref


def test_her_seat_is_open_also_when_whoever_waits_is_away(shift):
    where, _, cleo = shift
    visits(where)
    assert step_in(cleo.pk, None, now=later(3)) is None
    cleo.refresh_from_db()
    assert cleo.stepped_in


def test_cleo_takes_over_from_a_helper_whose_line_is_lost(shift):
    where, bo, cleo = shift
    vega = talking(where, bo)
    Conversation.objects.filter(ref=vega.ref).update(helper_lost_at=later(2))
    assert step_in(cleo.pk, vega.ref, now=later(3)) == vega.ref
    assert vega.who() == {"Cleo": "holds"}
    assert vega.lines()[-1] == ("handed_over", "Cleo")
    assert vega.row.helper_lost_at is None


def test_not_from_a_helper_who_is_there(shift):
    where, bo, cleo = shift
    vega = talking(where, bo)
    with pytest.raises(NotAllowed):
        step_in(cleo.pk, vega.ref, now=later(1))
    assert vega.who() == {"Bo": "holds"}


def test_not_above_her_limit(shift):
    where, bo, cleo = shift
    vega = talking(where, bo)
    Conversation.objects.filter(ref=vega.ref).update(helper_lost_at=later(2))
    for _ in range(2):
        visits(where)
        step_in(cleo.pk, None, now=later(0.5))
    with pytest.raises(CannotTakeMore):
        step_in(cleo.pk, vega.ref, now=later(3))
