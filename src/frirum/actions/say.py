"""Saying something in a talk: many messages, one transaction, each judged by itself.

This is the path of every message, so it asks the store in whole batches and by plain SQL, the same on both stores.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from django.db import IntegrityError, connections, transaction
from django.db.backends.utils import CursorWrapper

from frirum.records.store import LIVE
from frirum.rules.conversation import Speaker, State, may_say

VISITOR = 0  # as a sender, her number
STATES = {state.value: state for state in State}
AT_ONCE = 400  # how many values one question to the store may name


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
type Facts = dict[int, tuple[str, int, bool]]  # state, segment, paused


def say(batch: Sequence[Said], *, now: datetime) -> list[Outcome]:
    """Keep a batch of messages; give each its number in its talk, or the reason it was refused.

    The same message sent again gets the number it was given first. Runs inside the writer's transaction.
    """
    cursor = connections[LIVE].cursor()
    try:
        seqs, facts = _facts(cursor, {said.conversation for said in batch})
        holders = _holders(cursor, {said.conversation for said in batch if said.sender != VISITOR})
        judged = [_judge(said, facts, holders) for said in batch]
        try:
            with transaction.atomic(using=LIVE):
                return _keep(cursor, batch, judged, dict(seqs), now)
        except IntegrityError:  # something was sent again: look at each
            return _keep_one_by_one(cursor, batch, judged, seqs, now)
    finally:
        cursor.close()


say.guards_itself = True  # type: ignore[attr-defined]


def _facts(cursor: CursorWrapper, talks: set[int]) -> tuple[dict[int, int], Facts]:
    seqs: dict[int, int] = {}
    facts: Facts = {}
    for some in _pieces(talks):
        cursor.execute(
            "SELECT c.id, c.state, c.segment, c.paused, "  # noqa: S608 -- only marks
            "(SELECT MAX(m.seq) FROM records_message m WHERE m.conversation_id = c.id) "
            f"FROM records_conversation c WHERE c.id IN ({_marks(some)})",
            some,
        )
        for ident, state, segment, paused, seq in cursor.fetchall():
            seqs[ident] = seq or 0
            facts[ident] = (state, segment, bool(paused))
    return seqs, facts


def _holders(cursor: CursorWrapper, talks: set[int]) -> set[tuple[int, int]]:
    """Who holds which of these talks, on a duty that has not ended; at most one each."""
    found: set[tuple[int, int]] = set()
    for some in _pieces(talks):
        cursor.execute(
            "SELECT m.conversation_id, m.duty_id FROM records_member m JOIN records_duty d ON d.id = m.duty_id "  # noqa: S608
            "WHERE m.left_at IS NULL AND m.part = 'holds' AND d.ended_at IS NULL "
            f"AND m.conversation_id IN ({_marks(some)})",
            some,
        )
        found.update(cursor.fetchall())
    return found


def _judge(said: Said, facts: Facts, holders: set[tuple[int, int]]) -> Refused | None:
    known = facts.get(said.conversation)
    if known is None:
        return Refused.ENDED
    state, segment, paused = known
    speaker = Speaker.VISITOR if said.sender == VISITOR else Speaker.HELPER
    if speaker is Speaker.HELPER and (said.conversation, said.sender) not in holders:
        return Refused.NOT_MEMBER
    if not may_say(speaker, STATES[state], paused=paused):
        return _why_not(speaker, STATES[state])
    return None if said.segment == segment else Refused.OLD_SEGMENT


def _why_not(speaker: Speaker, state: State) -> Refused:
    if state is State.ENDED:
        return Refused.ENDED
    return Refused.PAUSED if speaker is Speaker.VISITOR else Refused.NOT_OPEN


def _keep(
    cursor: CursorWrapper,
    batch: Sequence[Said],
    judged: list[Refused | None],
    seqs: dict[int, int],
    now: datetime,
) -> list[Outcome]:
    """Keep all that was not refused in one go. Raises IntegrityError when something is there already."""
    outcomes: list[Outcome] = []
    rows: list[tuple[Any, ...]] = []
    at = connections[LIVE].ops.adapt_datetimefield_value(now)
    for said, refused in zip(batch, judged, strict=True):
        if refused is not None:
            outcomes.append(_seen(cursor, said) or refused)
            continue
        seq = seqs[said.conversation] = seqs[said.conversation] + 1
        rows.append(
            (said.conversation, seq, "said", said.sender, said.alias, said.client, said.segment, said.envelope, at)
        )
        outcomes.append(seq)
    if rows:
        _insert(cursor, rows)
    return outcomes


def _keep_one_by_one(
    cursor: CursorWrapper,
    batch: Sequence[Said],
    judged: list[Refused | None],
    seqs: dict[int, int],
    now: datetime,
) -> list[Outcome]:
    outcomes: list[Outcome] = []
    for said, refused in zip(batch, judged, strict=True):
        seen = _seen(cursor, said)
        if seen is None:
            [seen] = _keep(cursor, [said], [refused], seqs, now)
            if isinstance(seen, int):
                seqs[said.conversation] = seen
        outcomes.append(seen)
    return outcomes


def _insert(cursor: CursorWrapper, rows: list[tuple[Any, ...]]) -> None:
    cursor.executemany(
        "INSERT INTO records_message "
        "(conversation_id, seq, kind, sender, alias, client, segment, envelope, at) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
        rows,
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


def _pieces(idents: set[int]) -> list[list[int]]:
    every = sorted(idents)
    return [every[at : at + AT_ONCE] for at in range(0, len(every), AT_ONCE)]


def _marks(some: list[int]) -> str:
    return ", ".join(["%s"] * len(some))
