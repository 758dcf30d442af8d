"""Handing a key on: the server carries what is sealed, to living keys of the same line only."""

import pytest

from frirum.actions import duty, grant
from frirum.actions.grant import Granted
from frirum.records.models import Grant
from frirum.records.sealing import CannotOpen
from tests import cast
from tests.actions.conftest import Tonight
from tests.cast import AtDesk, Visitor

pytestmark = pytest.mark.django_db(databases=["default", "live"])


@pytest.fixture
def vega(tonight: Tonight) -> Visitor:
    """Vega has begun; her browser has granted nothing yet."""
    vega = Visitor(tonight.line)
    cast.begin(vega, now=tonight.now)
    return vega


def granted(vega: Visitor, to: AtDesk, *, granter: int = 0, segment: int = 1, ref: str = "") -> Granted:
    return Granted(ref or vega.ref, segment, to.key.id, granter, vega.grant(to.key.id, to.key.public))


def test_her_browser_grants_to_bo_and_he_opens_it(tonight: Tonight, vega: Visitor) -> None:
    assert grant.keep_from_visitor(vega.id, [granted(vega, tonight.bo)]) == 1
    assert tonight.bo.opens(vega, bytes(Grant.objects.get().sealed)) == vega.key


def test_again_is_once(tonight: Tonight, vega: Visitor) -> None:
    for _ in range(2):
        grant.keep_from_visitor(vega.id, [granted(vega, tonight.bo)])
    assert Grant.objects.count() == 1


def test_what_nobody_may_use_is_left_out(tonight: Tonight, vega: Visitor) -> None:
    eva = cast.on_duty(cast.eva(now=tonight.now), now=tonight.now)
    other = tonight.visitor()
    before = Grant.objects.count()
    wrong = [
        granted(vega, eva),  # another line's key
        granted(vega, tonight.bo, segment=2),  # no such segment
        granted(vega, tonight.bo, ref=other.ref),  # another visitor's talk
        granted(vega, tonight.bo, ref="x" * 22),
    ]
    assert grant.keep_from_visitor(vega.id, wrong) == 0
    assert grant.keep_from_visitor(10**9, wrong) == 0
    assert Grant.objects.count() == before


def test_one_wrong_grant_does_not_lose_the_others(tonight: Tonight, vega: Visitor) -> None:
    assert grant.keep_from_visitor(vega.id, [granted(vega, tonight.bo, segment=9), granted(vega, tonight.bo)]) == 1


def test_a_dead_key_gets_nothing(tonight: Tonight, vega: Visitor) -> None:
    duty.make_key(tonight.bo.duty, b"\4" * 65, now=tonight.now)
    assert grant.keep_from_visitor(vega.id, [granted(vega, tonight.bo)]) == 0


def test_a_courier_hands_on_to_a_newcomer(tonight: Tonight, vega: Visitor) -> None:
    rut = tonight.comes("Rut")
    assert grant.keep([granted(vega, rut, granter=tonight.bo.duty)], line_id=tonight.line.id) == 1
    assert rut.opens(vega, bytes(Grant.objects.get().sealed)) == vega.key


def test_who_is_not_on_duty_here_hands_nothing_on(tonight: Tonight, vega: Visitor) -> None:  # T6, T13
    rut, eva = tonight.comes("Rut"), cast.on_duty(cast.eva(now=tonight.now), now=tonight.now)
    assert grant.keep([granted(vega, rut, granter=eva.duty)], line_id=tonight.line.id) == 0
    duty.go_off(tonight.bo.duty, now=tonight.now)
    assert grant.keep([granted(vega, rut, granter=tonight.bo.duty)], line_id=tonight.line.id) == 0


def test_a_swapped_grant_is_refused_by_the_receiver(tonight: Tonight, vega: Visitor) -> None:
    other = Visitor(tonight.line, ref=vega.ref)  # the same name, another K: its commitment differs
    swapped = other.grant(tonight.bo.key.id, tonight.bo.key.public)
    with pytest.raises(CannotOpen):
        tonight.bo.opens(vega, swapped)
    rut = tonight.comes("Rut")
    with pytest.raises(CannotOpen):
        tonight.bo.opens(vega, vega.grant(rut.key.id, rut.key.public))
