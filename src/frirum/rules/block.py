"""Block: a disturber is kept out for this opening period, when a colleague agrees (AB3).

Decided where the source is silent: nobody blocks alone. While a colleague is on duty, the talk goes on
until she has answered. Alone on duty, the volunteer's question pauses the talk at once (the visitor's
words are not taken, crisis numbers stay on her screen) until the coordinator settles it from the office,
reading nothing. A question nobody answers within fifteen minutes is void and the talk goes on; ending the
talk is open to the volunteer all the time.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from frirum.rules.duty import Id

BLOCKED_AT_MOST = timedelta(hours=24)
"""No block outlives a day, even where the door never closes (AB1, AB3)."""

ASKED_KEPT = timedelta(minutes=15)
"""A question about a block waits so long for an answer."""


class BlockState(StrEnum):
    """Where a block stands."""

    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"
    UNDONE = "undone"
    EXPIRED = "expired"


MOVES: dict[BlockState, frozenset[BlockState]] = {
    BlockState.ASKED: frozenset({BlockState.AGREED, BlockState.DECLINED, BlockState.UNDONE, BlockState.EXPIRED}),
    BlockState.AGREED: frozenset({BlockState.UNDONE, BlockState.EXPIRED}),
    BlockState.DECLINED: frozenset(),
    BlockState.UNDONE: frozenset(),
    BlockState.EXPIRED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Block:
    """A block as it was last written; it expires by itself, without anyone writing so."""

    state: BlockState
    asker: Id
    asked_at: datetime
    until: datetime


def until(closes_at: datetime | None, *, now: datetime) -> datetime:
    """When a block asked for now ends: with the opening period, a day at most (AB3)."""
    latest = now + BLOCKED_AT_MOST
    # A block asked for after closing, in the talk that runs on, holds for the day: no period is left.
    return latest if closes_at is None or closes_at <= now else min(closes_at, latest)


def state_now(block: Block, *, now: datetime) -> BlockState:
    """Where a block stands now: a question expires unanswered, an agreed block with its period."""
    ends = {BlockState.ASKED: min(block.asked_at + ASKED_KEPT, block.until), BlockState.AGREED: block.until}
    over = block.state in ends and now >= ends[block.state]
    return BlockState.EXPIRED if over else block.state


def holds_out(block: Block, *, now: datetime) -> bool:
    """Whether the visit is kept out now."""
    return state_now(block, now=now) is BlockState.AGREED


def may_answer(block: Block, *, by: Id, now: datetime) -> bool:
    """Whether this duty may agree or decline: never the one who asked (AB3)."""
    return by != block.asker and state_now(block, now=now) is BlockState.ASKED


def may_undo(block: Block, *, now: datetime) -> bool:
    """Whether there is anything left to undo."""
    return BlockState.UNDONE in MOVES[state_now(block, now=now)]


def pauses(block: Block, *, colleagues: int, now: datetime) -> bool:
    """Whether the talk stands still meanwhile: only when no colleague is on duty to ask (AB3)."""
    return colleagues == 0 and state_now(block, now=now) is BlockState.ASKED
