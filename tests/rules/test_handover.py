"""Handover: Bo asks Cleo beside him, or hands over to her (ST4)."""

from dataclasses import replace

import pytest

from frirum.rules.conversation import State
from frirum.rules.duty import DutyState, NoNewPeople, OnDuty, Seat
from frirum.rules.handover import MOVES, Answer, NotNow, Part, Wish, needs_seekers_yes, why_not_ask

BO = OnDuty("bo", "chatt", DutyState.ON, Seat.REGULAR)
CLEO = OnDuty("cleo", "chatt", DutyState.ON, Seat.BACK_UP)


@pytest.mark.parametrize("wish", list(Wish))
def test_cleo_can_be_asked_before_she_has_stepped_in(wish: Wish) -> None:  # ST4
    assert why_not_ask(BO, CLEO, wish, State.OPEN, talks=0) is None


@pytest.mark.parametrize(
    ("cleo", "why"),
    [
        (replace(CLEO, state=DutyState.BREAK), NoNewPeople.ON_BREAK),
        (replace(CLEO, state=DutyState.NO_MORE), NoNewPeople.NO_MORE_TONIGHT),
        (replace(CLEO, state=DutyState.OFF), NoNewPeople.OFF_DUTY),
        (replace(CLEO, line="another"), NotNow.OTHER_LINE),
        (BO, NotNow.ONESELF),
    ],
)
@pytest.mark.parametrize("wish", list(Wish))
def test_who_cannot_be_asked(cleo: OnDuty, why: NotNow | NoNewPeople, wish: Wish) -> None:
    assert why_not_ask(BO, cleo, wish, State.OPEN, talks=0) is why


def test_with_full_hands_cleo_reads_along_but_takes_nothing_over() -> None:
    assert why_not_ask(BO, CLEO, Wish.BESIDE, State.OPEN, talks=3, limit=3) is None
    assert why_not_ask(BO, CLEO, Wish.TAKEOVER, State.OPEN, talks=3, limit=3) is NoNewPeople.AT_LIMIT


def test_whoever_reads_along_may_take_over_but_is_not_asked_in_twice() -> None:
    assert why_not_ask(BO, CLEO, Wish.TAKEOVER, State.OPEN, part=Part.BESIDE, talks=0) is None
    assert why_not_ask(BO, CLEO, Wish.BESIDE, State.OPEN, part=Part.BESIDE, talks=0) is NotNow.ALREADY_IN
    assert why_not_ask(BO, CLEO, Wish.TAKEOVER, State.OPEN, part=Part.HOLDS, talks=0) is NotNow.ALREADY_IN


@pytest.mark.parametrize("state", [State.WAITING, State.ENDED])
def test_only_an_open_talk_is_handed_over(state: State) -> None:
    assert why_not_ask(BO, CLEO, Wish.TAKEOVER, state, talks=0) is NotNow.TALK_NOT_OPEN


def test_a_question_is_answered_once() -> None:
    assert MOVES[Answer.ASKED] == {Answer.YES, Answer.NO, Answer.UNDONE}
    assert not MOVES[Answer.YES] | MOVES[Answer.NO] | MOVES[Answer.UNDONE]


def test_on_call_comes_in_only_when_the_visitor_was_asked() -> None:  # ST10
    assert needs_seekers_yes(replace(CLEO, seat=Seat.ON_CALL))


def test_a_regular_or_the_back_up_comes_in_as_before() -> None:
    assert not needs_seekers_yes(CLEO)
    assert not needs_seekers_yes(BO)
