"""The backroom: opened with the first duty, sealed among those on duty, gone with the last key (ST5)."""

from __future__ import annotations

from datetime import datetime

from frirum.actions.say import Refused
from frirum.records.bell import About, ring
from frirum.records.line import LineFacts
from frirum.records.models import Backroom, BackroomMessage, BackroomSegment, Duty, DutyKey
from frirum.records.writer import deed


class NoBackroom(Exception):
    """The room of this line is not open."""


class RoomSegmentHasMoved(Exception):
    """A colleague has begun a new segment already."""


def open_for(line: LineFacts, *, now: datetime) -> Backroom:
    """Open the line's room, or find it open; inside another deed."""
    room, _ = Backroom.objects.get_or_create(
        line_id=line.id, defaults={"organisation_id": line.organisation_id, "opened_at": now}
    )
    return room


def close_if_empty(line_id: int) -> None:
    """Erase the room once no living duty key is left; inside another deed."""
    if not DutyKey.objects.filter(duty__line_id=line_id, duty__ended_at=None, share__isnull=False).exists():
        Backroom.objects.filter(line_id=line_id).delete()
        for duty in Duty.objects.filter(line_id=line_id, ended_at=None)[:1]:
            Backroom.objects.create(line_id=line_id, organisation_id=duty.organisation_id, opened_at=duty.began_at)


@deed
def begin_segment(duty_id: int, *, after: int, kc: bytes, now: datetime) -> int:
    """Begin a new segment of the room, only if `after` is still the last. Raises NoBackroom, RoomSegmentHasMoved."""
    room = _room_of(duty_id)
    last = BackroomSegment.objects.filter(backroom=room).order_by("-number").first()
    number = 0 if last is None else last.number
    if number != after:
        raise RoomSegmentHasMoved
    BackroomSegment.objects.create(backroom=room, number=number + 1, kc=kc, began_at=now)
    ring(About.ROOM, room.pk)
    return number + 1


@deed
def murmur(duty_id: int, *, client: str, segment: int, envelope: bytes, now: datetime) -> int | Refused:
    """Say something in the backroom; the same murmur sent again gets its first number. Raises NoBackroom."""
    room = _room_of(duty_id)
    seen = BackroomMessage.objects.filter(backroom=room, duty_id=duty_id, client=client).first()
    if seen is not None:
        return seen.seq if bytes(seen.envelope) == envelope else Refused.OTHER_BYTES
    last = BackroomSegment.objects.filter(backroom=room).order_by("-number").first()
    if last is None or last.number != segment:
        return Refused.OLD_SEGMENT
    room.seq += 1
    room.save(update_fields=["seq"])
    BackroomMessage.objects.create(
        backroom=room,
        seq=room.seq,
        duty_id=duty_id,
        alias=Duty.objects.values_list("alias", flat=True).get(pk=duty_id),
        client=client,
        segment=segment,
        envelope=envelope,
        at=now,
    )
    ring(About.ROOM, room.pk)
    return room.seq


def _room_of(duty_id: int) -> Backroom:
    duty = Duty.objects.filter(pk=duty_id, ended_at=None).first()
    room = None if duty is None else Backroom.objects.filter(line_id=duty.line_id).first()
    if room is None:
        raise NoBackroom
    return room
