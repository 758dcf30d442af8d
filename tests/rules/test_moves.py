"""Moves: what may become what, and its picture."""

import pytest

from frirum.rules.conversation import MOVES, State
from frirum.rules.moves import NotAMove, drawn, may_move, require_move


def test_a_waiting_talk_may_open() -> None:
    assert may_move(MOVES, State.WAITING, State.OPEN)
    assert require_move(MOVES, State.WAITING, State.OPEN) is State.OPEN


def test_an_ended_talk_never_opens_again() -> None:
    assert not may_move(MOVES, State.ENDED, State.OPEN)
    with pytest.raises(NotAMove) as refused:
        require_move(MOVES, State.ENDED, State.OPEN)
    assert (refused.value.before, refused.value.after) == (State.ENDED, State.OPEN)
    assert str(refused.value) == "ended cannot become open"


def test_the_picture_shows_every_move_and_the_end() -> None:
    assert drawn(MOVES, first=State.WAITING) == (
        "stateDiagram-v2\n"
        "    [*] --> waiting\n"
        "    waiting --> ended\n"
        "    waiting --> open\n"
        "    open --> ended\n"
        "    open --> waiting\n"
        "    ended --> [*]\n"
    )
