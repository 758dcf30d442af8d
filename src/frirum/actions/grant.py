"""Handing on a key: her browser or a colleague's desk seals K to a duty key; the server only carries it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from frirum.records.bell import About, ring
from frirum.records.models import BackroomGrant, BackroomSegment, Conversation, Duty, DutyKey, Grant, Segment
from frirum.records.writer import deed


@dataclass(frozen=True, slots=True)
class Granted:
    """One grant on its way: of which segment of which talk or room, to which key, from whom (0 the visitor)."""

    ref: str
    segment: int
    key: str
    granter: int
    sealed: bytes
    room: bool = False


@deed
def keep(grants: Sequence[Granted], *, line_id: int) -> int:
    """Keep grants whose talk, segment and key are on this line and alive; returns how many were kept.

    A grant that nobody may use is left out silently: it is useless anyway unless it matches the commitment.
    """
    if not _granters({grant.granter for grant in grants if grant.granter}, line_id):
        return 0
    keys = {
        key.ref: key.pk
        for key in DutyKey.objects.filter(
            ref__in={grant.key for grant in grants}, share__isnull=False, duty__ended_at=None, duty__line_id=line_id
        )
    }
    kept = sum(_keep_one(grant, keys, line_id) for grant in grants)
    if kept:
        ring(About.KEYS, line_id)
        ring(About.LINE, line_id)
    return kept


def _granters(duties: set[int], line_id: int) -> bool:
    """Whether all of these are on duty on the line: what an ended duty hands on is not taken (T6)."""
    return Duty.objects.filter(pk__in=duties, line_id=line_id, ended_at=None).count() == len(duties)


def _keep_one(grant: Granted, keys: dict[str, int], line_id: int) -> bool:
    if grant.key not in keys:
        return False
    if grant.room:
        room = BackroomSegment.objects.filter(
            backroom__ref=grant.ref, backroom__line_id=line_id, number=grant.segment
        ).first()
        if room is not None:
            BackroomGrant.objects.update_or_create(
                segment=room, key_id=keys[grant.key], granter=grant.granter, defaults={"sealed": grant.sealed}
            )
        return room is not None
    segment = Segment.objects.filter(
        conversation__ref=grant.ref, conversation__line_id=line_id, number=grant.segment
    ).first()
    if segment is not None:
        Grant.objects.update_or_create(
            segment=segment, key_id=keys[grant.key], granter=grant.granter, defaults={"sealed": grant.sealed}
        )
    return segment is not None


@deed
def keep_from_visitor(conversation_id: int, grants: Sequence[Granted]) -> int:
    """Keep what her own browser (or the plain page's server side) granted for her talk."""
    talk = Conversation.objects.filter(pk=conversation_id).first()
    if talk is None:
        return 0
    return keep([grant for grant in grants if grant.ref == talk.ref], line_id=talk.line_id)
