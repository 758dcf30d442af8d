"""Judging danger during the talk (AL4, CS3)."""

import pytest

from frirum.actions.danger import judge
from frirum.rules.access import NotAllowed
from frirum.rules.danger import Danger, NotBackToNotJudged
from tests.shift import later, on_duty, open_line, talking

pytestmark = pytest.mark.django_db(databases=["default", "live"])


@pytest.fixture
def shift(clock):
    where = open_line()
    return where, on_duty(where, "Bo"), on_duty(where, "Cleo")


def test_bo_judges_and_the_visitor_sees_nothing_of_it(shift):
    where, bo, _ = shift
    vega = talking(where, bo)
    before = vega.lines()
    judge(bo.pk, vega.ref, danger=Danger.ACUTE, young=None, now=later(1))
    judge(bo.pk, vega.ref, danger=None, young=True, now=later(1))
    assert (vega.row.danger, vega.row.young_and_ongoing) == ("acute", True)
    judge(bo.pk, vega.ref, danger=Danger.WORRIED, young=False, now=later(2))
    assert (vega.row.danger, vega.row.young_and_ongoing) == ("worried", False)
    assert vega.lines() == before


def test_it_is_never_silently_not_judged_again(shift):
    where, bo, _ = shift
    vega = talking(where, bo)
    judge(bo.pk, vega.ref, danger=Danger.WORRIED, young=None, now=later(1))
    with pytest.raises(NotBackToNotJudged):
        judge(bo.pk, vega.ref, danger=Danger.NOT_JUDGED, young=True, now=later(2))
    assert (vega.row.danger, vega.row.young_and_ongoing) == ("worried", False), "nothing of it was changed"


def test_cleo_who_does_not_hold_the_talk_may_not(shift):
    where, bo, cleo = shift
    vega = talking(where, bo)
    with pytest.raises(NotAllowed):
        judge(cleo.pk, vega.ref, danger=Danger.NONE, young=None, now=later(1))
    assert vega.row.danger == "not_judged"
