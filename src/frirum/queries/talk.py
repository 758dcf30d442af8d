"""Questions about one talk: whose cookie it is, its log after a number, what its visitor may know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from frirum.records.models import Conversation, DutyKey, Grant, Member, Message, Segment
from frirum.rules.conversation import State


@dataclass(frozen=True, slots=True)
class MyTalk:
    """A visitor's own talk, found by her cookie."""

    id: int
    ref: str
    organisation_id: int
    line_id: int
    state: str
    language: str
    segment: int
    kc: bytes
    plain: bool
    wrapped: bytes | None
    share: bytes | None
    seq: int
    paused: bool
    ended_at: datetime | None
    end_reason: str
    erase_at: datetime | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a talk's log."""

    seq: int
    kind: str
    sender: int | None
    alias: str
    client: str
    segment: int
    envelope: bytes
    at: datetime


@dataclass(frozen=True, slots=True)
class Helper:
    """Who is in her talk, by alias; `heard_at` tells whether the line to her stands."""

    alias: str
    part: str
    heard_at: datetime


def of_token(token_hash: bytes) -> MyTalk | None:
    """The talk of this cookie, running or ended but not erased; None when there is none."""
    talk = Conversation.objects.filter(token_hash=token_hash).first()
    return None if talk is None else _mine(talk)


def by_id(ident: int) -> MyTalk | None:
    """The same by its number."""
    talk = Conversation.objects.filter(pk=ident).first()
    return None if talk is None else _mine(talk)


def log_after(conversation_id: int, seq: int, *, limit: int = 200) -> list[Entry]:
    """The log after a number, in order, at most `limit` entries (UX delivery 1)."""
    rows = (
        Message.objects.filter(conversation_id=conversation_id, seq__gt=seq)
        .order_by("seq")
        .values_list("seq", "kind", "sender", "alias", "client", "segment", "envelope", "at")[:limit]
    )
    return [
        Entry(n, kind, sender, alias, _uuid(client), segment, bytes(envelope or b""), at)
        for n, kind, sender, alias, client, segment, envelope, at in rows
    ]


def helpers(conversation_id: int) -> list[Helper]:
    """Who is in the talk now: the one who holds it first, then those who read along."""
    rows = (
        Member.objects.filter(conversation_id=conversation_id, left_at=None, duty__ended_at=None)
        .order_by("-part", "since")
        .values_list("duty__alias", "part", "duty__heard_at")
    )
    return [Helper(*row) for row in rows]


def keys_without(conversation_id: int) -> list[tuple[str, bytes]]:
    """Living duty keys on the line that no grant of the talk's segment in use is sealed to yet."""
    talk = Conversation.objects.filter(pk=conversation_id).exclude(state=State.ENDED).first()
    if talk is None:
        return []
    have = Grant.objects.filter(segment__conversation=talk, segment__number=talk.segment).values("key")
    rows = DutyKey.objects.filter(duty__line_id=talk.line_id, duty__ended_at=None, share__isnull=False).exclude(
        pk__in=have
    )
    return [(ref, bytes(public)) for ref, public in rows.values_list("ref", "public")]


def _uuid(client: bytes | memoryview | None) -> str:
    return "" if client is None else str(UUID(bytes=bytes(client)))


def _mine(talk: Conversation) -> MyTalk:
    segment = Segment.objects.get(conversation=talk, number=talk.segment)
    return MyTalk(
        id=talk.pk,
        ref=talk.ref,
        organisation_id=talk.organisation_id,
        line_id=talk.line_id,
        state=talk.state,
        language=talk.language,
        segment=talk.segment,
        kc=bytes(segment.kc),
        plain=segment.plain,
        wrapped=None if segment.wrapped is None else bytes(segment.wrapped),
        share=None if talk.share is None else bytes(talk.share),
        seq=Message.objects.filter(conversation=talk).aggregate(last=Max("seq"))["last"] or 0,
        paused=talk.paused,
        ended_at=talk.ended_at,
        end_reason=talk.end_reason,
        erase_at=talk.erase_at,
    )
