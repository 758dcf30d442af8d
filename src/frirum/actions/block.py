"""Blocking a disturber for this opening period: one asks, a colleague agrees, anyone on duty can undo it (AB3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from frirum.actions import conversation
from frirum.records.bell import About, ring
from frirum.records.facts import actor_on, thing_of_line
from frirum.records.models import Block, Conversation, Duty
from frirum.records.places import PLACES
from frirum.records.writer import deed
from frirum.rules import block as rule
from frirum.rules.access import Actor, Can, NotAllowed, require
from frirum.rules.block import MOVES, BlockState
from frirum.rules.conversation import EndReason, State
from frirum.rules.moves import require_move

OPEN = (BlockState.ASKED, BlockState.AGREED)


class NothingToBlock(Exception):
    """She has left already: there is no visit to keep out."""


class BlockAskedAlready(Exception):
    """A block of this visit is asked for or stands."""


class NoSuchBlock(Exception):
    """This block is not there any more: answered, undone, or over."""


@deed
def ask(duty_id: int, ref: str, *, closes_at: datetime | None, now: datetime) -> str:
    """Ask to keep the visitor of the talk one holds out until `closes_at`; no reason is asked for or kept.

    Alone on duty, the talk stands still until it is settled. Returns the block's public id.
    Raises NotAllowed, NothingToBlock, BlockAskedAlready.
    """
    duty, talk = conversation.asked_by(duty_id, ref, Can.ASK_BLOCK, now=now)
    if talk.token_hash is None:
        raise NothingToBlock
    _void_what_expired(talk, now)
    if Block.objects.filter(token_hash=talk.token_hash, state__in=OPEN).exists():
        raise BlockAskedAlready
    row = Block.objects.create(
        organisation_id=talk.organisation_id,
        line_id=talk.line_id,
        conversation_ref=talk.ref,
        token_hash=talk.token_hash,
        asker=duty,
        state=BlockState.ASKED,
        asked_at=now,
        until=rule.until(closes_at, now=now),
    )
    others = Duty.objects.filter(line_id=talk.line_id, ended_at=None).exclude(pk=duty.pk).count()
    if rule.pauses(_facts(row), colleagues=others, now=now):
        _pause(talk, True)
    ring(About.LINE, talk.line_id)
    return row.ref


@deed
def answer(duty_id: int, block_ref: str, *, yes: bool, now: datetime) -> None:
    """A colleague agrees, and the talk ends for the visitor; or declines, and it goes on.

    Raises NoSuchBlock, NotAllowed.
    """
    row = _row(block_ref)
    duty = _on_duty(duty_id, Can.AGREE_TO_BLOCK, row, now)
    if not rule.may_answer(_facts(row), by=duty.pk, now=now):
        raise NoSuchBlock
    _settle(row, yes=yes, by=duty.alias, now=now)


@deed
def settle(actor: Actor, block_ref: str, *, alias: str, yes: bool, now: datetime) -> None:
    """The coordinator settles from the office what nobody at the desk could. Raises NoSuchBlock, NotAllowed."""
    row = _row(block_ref)
    require(actor, Can.SETTLE_BLOCK, thing_of_line(row.organisation_id, row.line_id, now=now), now=now)
    if rule.state_now(_facts(row), now=now) is not BlockState.ASKED:
        raise NoSuchBlock
    _settle(row, yes=yes, by=alias, now=now)


@deed
def undo(duty_id: int, block_ref: str, *, now: datetime) -> None:
    """Take a block back, asked or agreed: anyone on duty here can. Raises NoSuchBlock, NotAllowed."""
    row = _row(block_ref)
    _on_duty(duty_id, Can.UNDO_BLOCK, row, now)
    if not rule.may_undo(_facts(row), now=now):
        raise NoSuchBlock
    _move(row, BlockState.UNDONE)
    PLACES.free(bytes(row.token_hash))
    _go_on(row)


@deed
def lapse(*, now: datetime) -> int:
    """Questions that nobody answered in time are void and their talks go on; returns how many."""
    asked = Block.objects.filter(state=BlockState.ASKED)
    over = [row for row in asked if rule.state_now(_facts(row), now=now) is BlockState.EXPIRED]
    for row in over:
        _move(row, BlockState.DECLINED)
        _go_on(row)
    return len(over)


def _settle(row: Block, *, yes: bool, by: str, now: datetime) -> None:
    row.agreed_by = by if yes else ""
    _move(row, BlockState.AGREED if yes else BlockState.DECLINED)
    talk = Conversation.objects.filter(ref=row.conversation_ref).exclude(state=State.ENDED).first()
    if yes:  # who comes back without the cookie comes back slowly; nobody else of that network is shut out
        PLACES.slow(bytes(row.token_hash), until=row.until)
    if not yes:
        _go_on(row)
    elif talk is not None:
        conversation.end(talk, EndReason.BLOCKED, now=now)


def _void_what_expired(talk: Conversation, now: datetime) -> None:
    """Old blocks of this visit that are over stand in nobody's way."""
    for row in Block.objects.filter(token_hash=talk.token_hash, state__in=OPEN):
        if rule.state_now(_facts(row), now=now) is BlockState.EXPIRED:
            _move(row, BlockState.DECLINED if row.state == BlockState.ASKED else BlockState.UNDONE)


def _go_on(row: Block) -> None:
    talk = Conversation.objects.filter(ref=row.conversation_ref, paused=True).exclude(state=State.ENDED).first()
    if talk is not None:
        _pause(talk, False)


def _pause(talk: Conversation, paused: bool) -> None:
    talk.paused = paused
    talk.save(update_fields=["paused"])
    ring(About.TALK, talk.pk)
    ring(About.LINE, talk.line_id)


def _move(row: Block, to: BlockState) -> None:
    row.state = require_move(MOVES, BlockState(row.state), to)
    row.save(update_fields=["state", "agreed_by"])
    ring(About.LINE, row.line_id)


def _row(block_ref: str) -> Block:
    row = Block.objects.filter(ref=block_ref, state__in=OPEN).first()
    if row is None:
        raise NoSuchBlock
    return row


def _on_duty(duty_id: int, can: Can, row: Block, now: datetime) -> Duty:
    duty = Duty.objects.filter(pk=duty_id).first()
    if duty is None:
        raise NotAllowed(can)
    thing = thing_of_line(row.organisation_id, row.line_id, now=now)
    # Whoever asked is the same person on another duty, too: nobody agrees with herself.
    asked_by = duty.pk if row.asker.account_id == duty.account_id else row.asker_id
    require(actor_on(duty), can, replace(thing, asked_by=asked_by), now=now)
    return duty


def _facts(row: Block) -> rule.Block:
    return rule.Block(BlockState(row.state), row.asker_id, row.asked_at, row.until)
