"""Block: Bo asks, Cleo agrees, and it is over with the evening (AB3)."""

from datetime import UTC, datetime, timedelta

import pytest

from frirum.rules.block import Block, BlockState, holds_out, may_answer, may_undo, pauses, state_now, until

NOW = datetime(2026, 3, 1, 20, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def block(state: BlockState = BlockState.ASKED, *, asked: int = 1, left: int = 90) -> Block:
    """A block Bo asked for so many minutes ago, with so many minutes left of the period."""
    return Block(state, "bo", NOW - asked * MINUTE, NOW + left * MINUTE)


def test_cleo_answers_and_bo_does_not() -> None:  # AB3
    assert may_answer(block(), by="cleo", now=NOW)
    assert not may_answer(block(), by="bo", now=NOW)
    assert not may_answer(block(BlockState.AGREED), by="cleo", now=NOW)


def test_only_an_agreed_block_keeps_the_visit_out() -> None:
    assert holds_out(block(BlockState.AGREED), now=NOW)
    for state in set(BlockState) - {BlockState.AGREED}:
        assert not holds_out(block(state), now=NOW)


def test_a_block_ends_with_the_period() -> None:  # AB3
    assert until(NOW + 90 * MINUTE, now=NOW) == NOW + 90 * MINUTE
    assert holds_out(block(BlockState.AGREED, left=1), now=NOW)
    assert state_now(block(BlockState.AGREED, left=0), now=NOW) is BlockState.EXPIRED


@pytest.mark.parametrize("closes", [None, NOW + timedelta(hours=30), NOW - MINUTE, NOW])
def test_a_block_lasts_a_day_at_most(closes: datetime | None) -> None:  # AB1
    assert until(closes, now=NOW) == NOW + timedelta(hours=24)


def test_a_question_nobody_answers_is_void_after_a_quarter() -> None:
    assert state_now(block(asked=14), now=NOW) is BlockState.ASKED
    assert state_now(block(asked=15), now=NOW) is BlockState.EXPIRED
    assert not may_answer(block(asked=15), by="cleo", now=NOW)


def test_a_question_does_not_outlive_the_period() -> None:
    assert state_now(block(asked=1, left=0), now=NOW) is BlockState.EXPIRED


def test_a_block_can_be_undone_while_it_stands() -> None:
    assert may_undo(block(), now=NOW)
    assert may_undo(block(BlockState.AGREED), now=NOW)
    for state in (BlockState.DECLINED, BlockState.UNDONE, BlockState.EXPIRED):
        assert not may_undo(block(state), now=NOW)
    assert not may_undo(block(BlockState.AGREED, left=0), now=NOW)


def test_alone_on_duty_the_question_pauses_the_talk() -> None:
    assert pauses(block(), colleagues=0, now=NOW)
    assert not pauses(block(), colleagues=1, now=NOW)
    assert not pauses(block(BlockState.DECLINED), colleagues=0, now=NOW)
    assert not pauses(block(asked=15), colleagues=0, now=NOW)
