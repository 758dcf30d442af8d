"""Danger: Bo judges during the talk, and what he judged is never silently taken away (AL4)."""

import itertools

import pytest

from frirum.rules.danger import Danger, Judgement, NotBackToNotJudged, Sheet, judged, sheets

WAYS = list(itertools.product(Danger, Danger))


@pytest.mark.parametrize(("before", "after"), WAYS)
def test_every_way_is_open_but_back_to_not_judged(before: Danger, after: Danger) -> None:  # AL4
    standing = Judgement(before, under_18_and_going_on=True)
    if after is Danger.NOT_JUDGED and before is not Danger.NOT_JUDGED:
        with pytest.raises(NotBackToNotJudged):
            judged(standing, after)
    else:
        assert judged(standing, after) == Judgement(after, under_18_and_going_on=True)


def test_acute_opens_its_sheet_and_a_child_at_home_another() -> None:  # AL4, CS3
    assert sheets(Judgement()) == ()
    assert sheets(Judgement(Danger.WORRIED)) == ()
    assert sheets(Judgement(Danger.ACUTE)) == (Sheet.ACUTE,)
    assert sheets(Judgement(Danger.NONE, under_18_and_going_on=True)) == (Sheet.UNDER_18_AND_GOING_ON,)
    assert sheets(Judgement(Danger.ACUTE, under_18_and_going_on=True)) == (Sheet.ACUTE, Sheet.UNDER_18_AND_GOING_ON)
