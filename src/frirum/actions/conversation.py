"""Beginning a talk, going on after a lost key, and ending it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import batched

from django.db import connections
from django.db.backends.utils import CursorWrapper

from frirum.actions import slip
from frirum.actions.blur import blur
from frirum.actions.knock import knock
from frirum.actions.log import add_line
from frirum.actions.retention import due_at
from frirum.records.bell import About, ring
from frirum.records.facts import actor_on, thing_of
from frirum.records.line import LineFacts
from frirum.records.models import Block, Conversation, Duty, DutyKey, Segment
from frirum.records.store import LIVE
from frirum.records.writer import deed
from frirum.rules.access import Can, NotAllowed, require
from frirum.rules.admission import DoorState
from frirum.rules.conversation import MOVES, EndReason, Line, State
from frirum.rules.label import told_apart
from frirum.rules.moves import require_move
from frirum.rules.queue import PLACE_KEPT

HEARD_AT_ONCE = 500  # lines in one statement


class QueueIsFull(Exception):
    """As many wait as the line can carry; nobody is let in now (AB7)."""


class VisitIsBlocked(Exception):
    """This visit was blocked for this opening period (AB3)."""


class AlreadyTalking(Exception):
    """This visit has a talk that is not over; one place for each (AB7)."""


class NoSuchTalk(Exception):
    """There is no talk here for whoever asks (AZ3)."""


class SegmentHasMoved(Exception):
    """Another tab of hers has begun a new segment already."""


@dataclass(frozen=True, slots=True)
class Key:
    """A duty key that K is to be sealed to."""

    ref: str
    public: bytes


@dataclass(frozen=True, slots=True)
class Begun:
    """A talk that has just begun."""

    ident: int
    ref: str
    segment: int
    keys: tuple[Key, ...]


@deed
def begin(
    line: LineFacts,
    *,
    ref: str,
    token_hash: bytes,
    language: str,
    label: str,
    feeling: int | None,
    kc: bytes,
    wrapped: bytes | None,
    share: bytes,
    now: datetime,
) -> Begun:
    """Let a visitor into the queue with her first segment (ST1, CS1). The door itself is judged by the caller.

    `wrapped` is K under a key from her cookie, for the plain page only. Raises VisitIsBlocked, AlreadyTalking,
    QueueIsFull.
    """
    if Block.objects.filter(token_hash=token_hash, state="agreed", until__gt=now).exists():
        raise VisitIsBlocked
    running_now = Conversation.objects.filter(token_hash=token_hash).exclude(state=State.ENDED)
    if running_now.exists() or Conversation.objects.filter(ref=ref).exists():
        raise AlreadyTalking
    Conversation.objects.filter(token_hash=token_hash).update(token_hash=None, share=None)
    waiting = Conversation.objects.filter(line_id=line.id, state=State.WAITING, heard_at__gt=now - PLACE_KEPT)
    if waiting.count() >= line.capacity:
        knock(line, DoorState.FULL, now=now)
        raise QueueIsFull
    talk = Conversation.objects.create(
        ref=ref,
        organisation_id=line.organisation_id,
        line_id=line.id,
        state=State.WAITING,
        language=language,
        label=told_apart(label, taken=running_here(line.id)) if label else "",
        token_hash=token_hash,
        share=share,
        began_at=now,
        heard_at=now,
        feeling_before=feeling,
    )
    Segment.objects.create(conversation=talk, number=1, kc=kc, plain=wrapped is not None, wrapped=wrapped, began_at=now)
    ring(About.LINE, line.id)
    return Begun(talk.pk, talk.ref, 1, living_keys(line.id))


def running_here(line_id: int) -> set[str]:
    """What those who wait or talk on this line are called now."""
    rows = Conversation.objects.filter(line_id=line_id).exclude(state=State.ENDED)
    return set(rows.values_list("label", flat=True))


@deed
def begin_segment(
    token_hash: bytes, *, after: int, kc: bytes, wrapped: bytes | None, now: datetime
) -> tuple[int, tuple[Key, ...]]:
    """Begin a new segment, only if `after` is still the one in use; K of the old one is not given back.

    Raises NoSuchTalk, SegmentHasMoved.
    """
    talk = running(token_hash)
    if talk.segment != after:
        raise SegmentHasMoved
    talk.segment = after + 1
    talk.save(update_fields=["segment"])
    before = Segment.objects.get(conversation=talk, number=after)
    Segment.objects.create(
        conversation=talk,
        number=talk.segment,
        kc=kc,
        plain=wrapped is not None,
        wrapped=wrapped,
        began_at=now,
    )
    add_line(talk, Line.SEGMENT, now=now)
    if wrapped is not None and not before.plain:
        add_line(talk, Line.PLAIN, now=now)  # never a silent downgrade: both sides read it
    ring(About.LINE, talk.line_id)
    return talk.segment, living_keys(talk.line_id)


@deed
def set_feeling(token_hash: bytes, *, when: str, value: int, now: datetime) -> None:
    """Keep one of the two taps (ST2). After the end the cookie still answers for it. Raises NoSuchTalk."""
    talk = Conversation.objects.filter(token_hash=token_hash).first()
    if talk is None or (when == "before" and talk.state == State.ENDED):
        raise NoSuchTalk
    setattr(talk, "feeling_before" if when == "before" else "feeling_after", value)
    talk.save(update_fields=["feeling_before", "feeling_after"])
    ring(About.LINE, talk.line_id)


@deed
def end_by_visitor(token_hash: bytes, *, now: datetime) -> datetime:
    """She ends her talk; returns when it is erased, also when it has ended already. Raises NoSuchTalk."""
    over = Conversation.objects.filter(token_hash=token_hash, state=State.ENDED).first()
    if over is not None and over.erase_at is not None:
        return over.erase_at
    talk = running(token_hash)
    why = EndReason.BY_VISITOR if talk.state == State.OPEN else EndReason.GAVE_UP_WAITING
    return end(talk, why, now=now)


@deed
def leave_in_a_hurry(token_hash: bytes, *, now: datetime) -> bool:
    """Quick exit: the talk ends and her cookie dies at once (QE3). False when there was nothing to leave."""
    talk = Conversation.objects.filter(token_hash=token_hash).first()
    if talk is None:
        return False
    if talk.state != State.ENDED:
        end(talk, EndReason.LEFT_IN_A_HURRY, now=now)
    Conversation.objects.filter(pk=talk.pk).update(token_hash=None, share=None)
    Segment.objects.filter(conversation=talk).update(wrapped=None)
    return True


@deed
def end_by_helper(duty_id: int, ref: str, *, now: datetime) -> datetime:
    """The one who holds the talk ends it; returns when it is erased. Raises NotAllowed."""
    _, talk = asked_by(duty_id, ref, Can.END, now=now)
    return end(talk, EndReason.BY_HELPER, now=now)


def asked_by(duty_id: int, ref: str, can: Can, *, now: datetime) -> tuple[Duty, Conversation]:
    """The duty and the talk of a deed, once the right to it has been asked about the rows just read (AZ8).

    Raises NotAllowed, also when there is no such talk or duty (AZ3).
    """
    duty = Duty.objects.filter(pk=duty_id).first()
    talk = Conversation.objects.filter(ref=ref).first()
    if duty is None or talk is None:
        raise NotAllowed(can)
    require(actor_on(duty), can, thing_of(talk, now=now), now=now)
    return duty, talk


def end(talk: Conversation, why: EndReason, *, now: datetime) -> datetime:
    """End a talk inside another deed: the state, the log, the clock of erasure, and the slip to code it by."""
    require_move(MOVES, State(talk.state), State.ENDED)
    if slip.was_met(talk):
        slip.make(talk, now=now)
    talk.state, talk.ended_at, talk.end_reason = State.ENDED, now, why
    talk.erase_at = due_at(talk, now)
    talk.epoch += 1
    talk.save(update_fields=["state", "ended_at", "end_reason", "erase_at", "epoch"])
    add_line(talk, Line.ENDED, who=why, now=now)
    blur(talk)
    ring(About.LINE, talk.line_id)
    return talk.erase_at


def running(token_hash: bytes) -> Conversation:
    """The talk of this cookie that is not over. Raises NoSuchTalk."""
    talk = Conversation.objects.filter(token_hash=token_hash).exclude(state=State.ENDED).first()
    if talk is None:
        raise NoSuchTalk
    return talk


def living_keys(line_id: int) -> tuple[Key, ...]:
    """The duty keys on a line that can still be opened."""
    rows = DutyKey.objects.filter(duty__line_id=line_id, duty__ended_at=None, share__isnull=False)
    return tuple(Key(ref, bytes(public)) for ref, public in rows.values_list("ref", "public"))


@deed
def hear(conversations: dict[int, datetime], duties: dict[int, datetime]) -> None:
    """Note who was last heard when, for many lines at once (QE10, the lease of a duty)."""
    with connections[LIVE].cursor() as cursor:
        for table, heard in (("records_conversation", conversations), ("records_duty", duties)):
            for some in batched(heard.items(), HEARD_AT_ONCE):
                _note(cursor, table, dict(some))


def _note(cursor: CursorWrapper, table: str, heard: dict[int, datetime]) -> None:
    """One statement for all of them: with one each, every row would wait for the loop's lock."""
    write = connections[LIVE].ops.adapt_datetimefield_value
    when = f"CASE id {' '.join(['WHEN %s THEN %s'] * len(heard))} END"
    values = [value for ident, at in heard.items() for value in (ident, write(at))]
    marks = ", ".join(["%s"] * len(heard))
    cursor.execute(
        f"UPDATE {table} SET heard_at = {when} WHERE id IN ({marks}) AND heard_at < {when}",  # noqa: S608 -- only marks
        [*values, *heard, *values],
    )


hear.spares_talks = True
