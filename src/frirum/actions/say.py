"""Saying something in a talk: many messages, one transaction, each judged by itself.

This is the path of every message, so it asks the store in whole batches and by plain SQL, the same on both stores.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from django.db import IntegrityError, connections, transaction
from django.db.backends.utils import CursorWrapper

from frirum.actions.standing import Standing, standings
from frirum.records.store import LIVE
from frirum.rules.conversation import Speaker, State, may_say

VISITOR = 0  # as a sender, her number


class Refused(StrEnum):
    """Why one message was not kept."""

    ENDED = "ended"
    NOT_OPEN = "not_open"
    NOT_MEMBER = "not_member"
    OLD_SEGMENT = "old_segment"
    OTHER_BYTES = "other_bytes"
    PAUSED = "paused"


class Said(NamedTuple):
    """One message as it arrived: its talk, who sent it (0 the visitor, else a duty), her UUID for it, what is sealed."""

    conversation: int
    sender: int
    client: bytes
    segment: int
    envelope: bytes
    alias: str = ""


type Outcome = int | Refused
type Row = tuple[Any, ...]

COLUMNS = "(conversation_id, seq, kind, sender, alias, client, segment, envelope, at)"
MARKS = "(%s, %s, %s, %s, %s, %s, %s, %s, %s)"
ROWS_AT_ONCE = 64  # in one statement: with one statement each, every row would wait for the loop's lock


def say(batch: Sequence[Said], *, now: datetime) -> list[Outcome]:
    """Keep a batch of messages; give each its number in its talk, or the reason it was refused.

    The same message sent again gets the number it was given first. Runs inside the writer's transaction.
    """
    where = standings(said.conversation for said in batch)
    with connections[LIVE].cursor() as cursor:
        try:
            with _whole(len(batch)):
                outcomes, last = _keep(cursor, batch, where, now)
        except IntegrityError:  # something was sent again: look at each
            outcomes, last = _keep_one_by_one(cursor, batch, where, now)
    for ident, seq in last.items():
        where[ident].seq = seq
    return outcomes


say.guards_itself = True  # type: ignore[attr-defined]


def _whole(messages: int) -> AbstractContextManager[object]:
    """All or nothing: SQLite undoes one statement by itself, anything else needs a savepoint, which costs two more."""
    if messages <= ROWS_AT_ONCE and connections[LIVE].vendor == "sqlite":
        return nullcontext()
    return transaction.atomic(using=LIVE)


def _judge(said: Said, talk: Standing | None) -> Refused | None:
    if talk is None:
        return Refused.ENDED
    visitor = said.sender == VISITOR
    if not visitor and talk.holder != said.sender:
        return Refused.NOT_MEMBER
    speaker = Speaker.VISITOR if visitor else Speaker.HELPER
    if not may_say(speaker, talk.state, paused=talk.paused):
        return _why_not(speaker, talk.state)
    return None if said.segment == talk.segment else Refused.OLD_SEGMENT


def _why_not(speaker: Speaker, state: State) -> Refused:
    if state is State.ENDED:
        return Refused.ENDED
    return Refused.PAUSED if speaker is Speaker.VISITOR else Refused.NOT_OPEN


def _keep(
    cursor: CursorWrapper, batch: Sequence[Said], where: Mapping[int, Standing], now: datetime
) -> tuple[list[Outcome], dict[int, int]]:
    """Keep all that is not refused in one go: the outcomes, and the last number in each talk.

    Raises IntegrityError when something is there already.
    """
    outcomes: list[Outcome] = []
    rows: list[Row] = []
    last: dict[int, int] = {}
    at = connections[LIVE].ops.adapt_datetimefield_value(now)
    for said in batch:
        ident, sender, client, segment, envelope, alias = said
        talk = where.get(ident)
        refused = _judge(said, talk)
        if refused is not None or talk is None:
            outcomes.append(_seen(cursor, said) or refused or Refused.ENDED)
            continue
        seq = last[ident] = last.get(ident, talk.seq) + 1
        rows.append((ident, seq, "said", sender, alias, client, segment, envelope, at))
        outcomes.append(seq)
    _insert(cursor, rows)
    return outcomes, last


def _keep_one_by_one(
    cursor: CursorWrapper, batch: Sequence[Said], where: Mapping[int, Standing], now: datetime
) -> tuple[list[Outcome], dict[int, int]]:
    outcomes: list[Outcome] = []
    every: dict[int, int] = {}
    for said in batch:
        outcome = _seen(cursor, said)
        if outcome is None:
            [outcome], last = _keep(cursor, [said], where, now)
            for ident, seq in last.items():
                where[ident].seq = every[ident] = seq
        outcomes.append(outcome)
    return outcomes, every


def _insert(cursor: CursorWrapper, rows: list[Row]) -> None:
    for at in range(0, len(rows), ROWS_AT_ONCE):
        some = rows[at : at + ROWS_AT_ONCE]
        cursor.execute(
            f"INSERT INTO records_message {COLUMNS} VALUES {', '.join([MARKS] * len(some))}",  # noqa: S608 -- only marks
            [value for row in some for value in row],
        )


def _seen(cursor: CursorWrapper, said: Said) -> Outcome | None:
    """The first answer, when this message is here already; refused when the same id carries other bytes."""
    cursor.execute(
        "SELECT seq, envelope FROM records_message WHERE conversation_id = %s AND sender = %s AND client = %s",
        (said.conversation, said.sender, said.client),
    )
    row = cursor.fetchone()
    if row is None:
        return None
    return int(row[0]) if bytes(row[1]) == said.envelope else Refused.OTHER_BYTES
