"""The door is asked by everybody and reads the store once a change (ST1, AB7, AB8)."""

from datetime import timedelta
from typing import Any

import pytest

from frirum.actions import conversation, duty
from frirum.queries import door
from frirum.queries.door import door_of
from frirum.records.bell import About, ring
from frirum.records.models import Line, ShiftPlan
from frirum.rules.admission import DoorState
from tests import cast
from tests.cast import Clock

pytestmark = pytest.mark.django_db(databases=["default", "live"])


def test_it_says_who_is_there_at_once(clock: Clock) -> None:
    line = cast.storasyster()
    assert door_of(line, now=clock.now()).state is DoorState.NOBODY_YET
    bo = cast.on_duty(cast.bo(line, now=clock.now()), now=clock.now())
    assert door_of(line, now=clock.now()).state is DoorState.OPEN
    duty.go_off(bo.duty, now=clock.now())
    assert door_of(line, now=clock.now()).state is DoorState.NOBODY_YET


def test_it_is_full_and_free_again(clock: Clock) -> None:  # AB7
    line = cast.storasyster()
    Line.objects.update(capacity=1)
    ring(About.OFFICE, line.organisation_id)
    line = cast.facts("chatt")
    vega = cast.waits(line, now=clock.now())
    assert door_of(line, now=clock.now()).state is DoorState.FULL
    conversation.end_by_visitor(vega.token_hash, now=clock.now())
    assert door_of(line, now=clock.now()).admits


def test_who_fell_silent_frees_her_place_without_a_ring(clock: Clock) -> None:  # AB7
    line = cast.storasyster()
    Line.objects.update(capacity=1)
    ring(About.OFFICE, line.organisation_id)
    line = cast.facts("chatt")
    cast.waits(line, now=clock.now())
    assert not door_of(line, now=clock.now()).admits
    assert door_of(line, now=clock.forward(minutes=5)).admits


def test_many_questions_are_one_reading(clock: Clock, django_assert_num_queries: Any) -> None:
    line = cast.storasyster()
    door_of(line, now=clock.now())
    with django_assert_num_queries(0, using="live"):
        for _ in range(100):
            door_of(line, now=clock.now() + timedelta(seconds=4))


def test_what_was_read_before_a_ring_is_not_remembered_after_it(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    line = cast.storasyster()
    original = door._look

    def slow(*args: Any, **kwargs: Any) -> Any:
        found = original(*args, **kwargs)
        cast.on_duty(cast.bo(line, now=clock.now()), now=clock.now())  # comes while we were reading
        return found

    monkeypatch.setattr(door, "_look", slow)
    door_of(line, now=clock.now())
    monkeypatch.setattr(door, "_look", original)
    assert door_of(line, now=clock.now()).state is DoorState.OPEN


def test_below_the_minimum_the_door_stays_closed_and_pauses_when_one_leaves(clock: Clock) -> None:  # ST4
    line = cast.storasyster()
    ShiftPlan.objects.create(line_id=line.id, minimum=2)
    ring(About.OFFICE, line.organisation_id)
    bo = cast.on_duty(cast.bo(line, now=clock.now()), now=clock.now())
    assert door_of(line, now=clock.now()).state is DoorState.TOO_FEW_YET
    cleo = cast.on_duty(cast.cleo(line, now=clock.now()), now=clock.now())
    assert door_of(line, now=clock.now()).state is DoorState.OPEN
    duty.change(bo.duty, "break", now=clock.now())
    assert door_of(line, now=clock.now()).state is DoorState.OPEN  # a break is no absence
    duty.go_off(cleo.duty, now=clock.forward(minutes=5))
    duty.change(bo.duty, "on", now=clock.now())
    assert door_of(line, now=clock.now()).state is DoorState.TOO_FEW_NOW
    ShiftPlan.objects.update(minimum=1)
    ring(About.OFFICE, line.organisation_id)
    assert door_of(line, now=clock.now()).state is DoorState.OPEN


def test_a_desk_silent_for_a_minute_pauses_admission_without_a_ring(clock: Clock) -> None:  # ST4
    line = cast.storasyster()
    ShiftPlan.objects.create(line_id=line.id, minimum=2)
    ring(About.OFFICE, line.organisation_id)
    for who in (cast.bo(line, now=clock.now()), cast.cleo(line, now=clock.now())):
        cast.on_duty(who, now=clock.now())
    assert door_of(line, now=clock.now()).admits
    assert door_of(line, now=clock.forward(minutes=1)).state is DoorState.TOO_FEW_NOW
