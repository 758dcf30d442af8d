"""Everything that happens on one line now, read once for all desks on it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import OuterRef, Subquery

from frirum.queries.escalation import OneCallIn, OneWorry, call_ins_on, worries_on
from frirum.queries.slip import OneSlip, slips_on
from frirum.records.models import (
    Asking,
    Backroom,
    BackroomGrant,
    BackroomMessage,
    BackroomSegment,
    Block,
    Conversation,
    Duty,
    DutyKey,
    Grant,
    Member,
    Message,
    Segment,
)
from frirum.rules.conversation import State

LAST_SEQ = Message.objects.filter(conversation=OuterRef("pk")).order_by("-seq").values("seq")[:1]


@dataclass(slots=True)
class OneTalk:
    """A talk as the desks see it; who may see which is decided by the hub from the members."""

    id: int
    ref: str
    state: str
    language: str
    label: str
    segment: int
    seq: int
    paused: bool
    danger: str
    young: bool
    phases: list[str]
    feeling_before: int | None
    feeling_after: int | None
    began_at: datetime
    opened_at: datetime | None
    ended_at: datetime | None
    end_reason: str
    erase_at: datetime | None
    heard_at: datetime
    helper_lost: bool
    plain: bool = False
    delivered: int = 0  # how far her page has the log, and has shown it: the hub knows, the store does not
    seen: int = 0
    members: dict[int, str] = field(default_factory=dict)  # duty → holds, beside


@dataclass(slots=True)
class OneDuty:
    """A colleague at the desk."""

    id: int
    ref: str
    account_id: int
    alias: str
    seat: str
    state: str
    stepped_in: bool
    heard_at: datetime


@dataclass(frozen=True, slots=True)
class OneSegment:
    """A key in use: of a talk, or of the backroom (then `talk` is 0)."""

    talk: int
    ref: str
    number: int
    kc: bytes
    plain: bool


@dataclass(frozen=True, slots=True)
class OneGrant:
    """A grant on its way to one key."""

    id: int
    ref: str
    segment: int
    key: str
    granter: int
    sealed: bytes
    room: bool


@dataclass(frozen=True, slots=True)
class OneAsking:
    """A colleague is asked into a talk."""

    ref: str
    talk: str
    asker: int
    asked: int
    wish: str


@dataclass(frozen=True, slots=True)
class OneBlock:
    """A block that was asked for or stands."""

    ref: str
    talk: str
    asker: int
    state: str
    until: datetime


@dataclass(slots=True)
class LineNow:
    """One line, now."""

    talks: dict[int, OneTalk]
    duties: dict[int, OneDuty]
    keys: dict[str, tuple[int, bytes]]  # key → duty, public half
    segments: list[OneSegment]
    grants: dict[str, list[OneGrant]]  # by key
    askings: list[OneAsking]
    blocks: list[OneBlock]
    slips: list[OneSlip] = field(default_factory=list)
    worries: list[OneWorry] = field(default_factory=list)
    call_ins: list[OneCallIn] = field(default_factory=list)
    room_id: int = 0
    room: str = ""
    room_seq: int = 0
    room_segment: int = 0

    def waiting(self) -> list[OneTalk]:
        """Those who wait, the oldest first."""
        return sorted(
            (talk for talk in self.talks.values() if talk.state == State.WAITING),
            key=lambda one: (one.began_at, one.id),
        )


@dataclass(frozen=True, slots=True)
class Murmured:
    """One entry of the backroom."""

    seq: int
    duty: str
    alias: str
    client: str
    segment: int
    envelope: bytes
    at: datetime


def line_now(line_id: int) -> LineNow:
    """Read one line: its talks that are not erased, who is on duty, keys, grants, questions and the backroom."""
    talks = {
        talk.id: talk
        for talk in map(_talk, Conversation.objects.filter(line_id=line_id).annotate(seq=Subquery(LAST_SEQ)))
    }
    for talk, duty, part in Member.objects.filter(conversation__line_id=line_id, left_at=None).values_list(
        "conversation_id", "duty_id", "part"
    ):
        talks[talk].members[duty] = part
    room = Backroom.objects.filter(line_id=line_id).first()
    now = LineNow(
        talks=talks,
        duties={duty.id: duty for duty in map(_duty, Duty.objects.filter(line_id=line_id, ended_at=None))},
        keys=_keys(line_id),
        segments=_segments(line_id, talks),
        grants=defaultdict(list),
        askings=_askings(line_id),
        blocks=_blocks(line_id),
        slips=slips_on(line_id),
        worries=worries_on(line_id),
        call_ins=call_ins_on(line_id),
    )
    _add_grants(now, line_id)
    if room is not None:
        now.room_id, now.room, now.room_seq = room.pk, room.ref, room.seq
        _add_room(now, room)
    return now


def murmurs_after(room_id: int, seq: int, *, limit: int = 200) -> list[Murmured]:
    """The backroom's log after a number."""
    rows = (
        BackroomMessage.objects.filter(backroom_id=room_id, seq__gt=seq)
        .order_by("seq")
        .values_list("seq", "duty__ref", "alias", "client", "segment", "envelope", "at")[:limit]
    )
    return [Murmured(n, duty, alias, client, seg, bytes(env), at) for n, duty, alias, client, seg, env, at in rows]


def living_duties(account_id: int) -> set[int]:
    """The duties of an account that have not ended."""
    return set(Duty.objects.filter(account_id=account_id, ended_at=None).values_list("pk", flat=True))


def duty_on(line_id: int, account_id: int) -> Duty | None:
    """The duty of this account on this line, if she is on duty there."""
    return Duty.objects.filter(line_id=line_id, account_id=account_id, ended_at=None).first()


def _talk(row: Conversation) -> OneTalk:
    return OneTalk(
        id=row.pk,
        ref=row.ref,
        state=row.state,
        language=row.language,
        label=row.label,
        segment=row.segment,
        seq=row.seq or 0,  # type: ignore[attr-defined]
        paused=row.paused,
        danger=row.danger,
        young=row.young_and_ongoing,
        phases=list(row.phases),
        feeling_before=row.feeling_before,
        feeling_after=row.feeling_after,
        began_at=row.began_at,
        opened_at=row.opened_at,
        ended_at=row.ended_at,
        end_reason=row.end_reason,
        erase_at=row.erase_at,
        heard_at=row.heard_at,
        helper_lost=row.helper_lost_at is not None,
    )


def _duty(row: Duty) -> OneDuty:
    return OneDuty(row.pk, row.ref, row.account_id, row.alias, row.seat, row.state, row.stepped_in, row.heard_at)


def _keys(line_id: int) -> dict[str, tuple[int, bytes]]:
    rows = DutyKey.objects.filter(duty__line_id=line_id, duty__ended_at=None, share__isnull=False)
    return {ref: (duty, bytes(public)) for ref, duty, public in rows.values_list("ref", "duty_id", "public")}


def _segments(line_id: int, talks: dict[int, OneTalk]) -> list[OneSegment]:
    rows = Segment.objects.filter(conversation__line_id=line_id).order_by("number")
    found = []
    for talk, number, kc, plain in rows.values_list("conversation_id", "number", "kc", "plain"):
        talks[talk].plain = plain if number == talks[talk].segment else talks[talk].plain
        found.append(OneSegment(talk, talks[talk].ref, number, bytes(kc), plain))
    return found


def _add_grants(now: LineNow, line_id: int) -> None:
    rows = Grant.objects.filter(segment__conversation__line_id=line_id, key__ref__in=list(now.keys))
    for ident, talk, number, key, granter, sealed in rows.values_list(
        "pk", "segment__conversation__ref", "segment__number", "key__ref", "granter", "sealed"
    ):
        now.grants[key].append(OneGrant(ident, talk, number, key, granter, bytes(sealed), room=False))


def _add_room(now: LineNow, room: Backroom) -> None:
    for number, kc in BackroomSegment.objects.filter(backroom=room).order_by("number").values_list("number", "kc"):
        now.room_segment = number
        now.segments.append(OneSegment(0, room.ref, number, bytes(kc), plain=False))
    rows = BackroomGrant.objects.filter(segment__backroom=room, key__ref__in=list(now.keys))
    for ident, number, key, granter, sealed in rows.values_list(
        "pk", "segment__number", "key__ref", "granter", "sealed"
    ):
        now.grants[key].append(OneGrant(ident, room.ref, number, key, granter, bytes(sealed), room=True))


def _askings(line_id: int) -> list[OneAsking]:
    rows = Asking.objects.filter(conversation__line_id=line_id, state="asked").order_by("pk")
    return [OneAsking(*row) for row in rows.values_list("ref", "conversation__ref", "asker_id", "asked_id", "wish")]


def _blocks(line_id: int) -> list[OneBlock]:
    rows = Block.objects.filter(line_id=line_id, state__in=["asked", "agreed"]).order_by("pk")
    return [OneBlock(*row) for row in rows.values_list("ref", "conversation_ref", "asker_id", "state", "until")]
