"""Ticking the phases of a talk (AL1)."""

import pytest

from frirum.actions.phase import tick
from frirum.rules.access import NotAllowed
from frirum.rules.phase import Phase
from tests.shift import later, on_duty, open_line, talking

pytestmark = pytest.mark.django_db(databases=["default", "live"])


@pytest.fixture
def shift(clock):
    where = open_line()
    return where, on_duty(where, "Bo"), on_duty(where, "Cleo")


def test_bo_ticks_in_any_order_and_clears_again(shift):
    where, bo, _ = shift
    vega = talking(where, bo)
    tick(bo.pk, vega.ref, Phase.ALTERNATIVES, on=True, now=later(1))
    tick(bo.pk, vega.ref, Phase.WELCOME, on=True, now=later(1))
    tick(bo.pk, vega.ref, Phase.WELCOME, on=True, now=later(1))
    assert vega.row.phases == ["welcome", "alternatives"]
    tick(bo.pk, vega.ref, Phase.WELCOME, on=False, now=later(2))
    assert vega.row.phases == ["alternatives"]


def test_cleo_who_does_not_hold_the_talk_may_not(shift):
    where, bo, cleo = shift
    vega = talking(where, bo)
    with pytest.raises(NotAllowed):
        tick(cleo.pk, vega.ref, Phase.WELCOME, on=True, now=later(1))
    assert vega.row.phases == []
