"""Coding a talk by its slip: the office is written first, by the slip's key, and then the slip ends.

The two stores are not one transaction. A crash in between leaves the slip open: coding again, or noon, finds the
contact by its key, so that none is lost and none is there twice.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from frirum.actions import contact, slip
from frirum.actions.contact import Where
from frirum.actions.slip import SlipIsOver
from frirum.records.hours import desk_now
from frirum.records.line import line_by_id
from frirum.records.models import CodingSlip
from frirum.rules.access import Actor, Can, Thing, require
from frirum.rules.coding import Coded
from frirum.rules.contact import Channel, month_of
from frirum.rules.slip import correctable_until


def code(actor: Actor | None, ref: str, coded: Coded, *, version: int | None, now: datetime) -> None:
    """Code the talk of one's slip, or correct it until the debrief ends (AL3).

    Raises NotAllowed, SlipIsOver, NotCodable; then nothing was changed.
    """
    found = CodingSlip.objects.filter(ref=ref).first()
    if found is None or found.until <= now:
        raise SlipIsOver
    require(actor, Can.CODE_TALK, Thing(found.organisation_id, account=found.account_id), now=now)
    contact.write(where_of(found), coded, key=found.contact_key, version=version)
    until = correctable_until(desk_now(found.line_id, now=now), now=now)
    slip.mark_coded(ref, until=until, now=now)


def sweep(*, now: datetime) -> int:
    """Let go of every slip whose time is over; what nobody coded by noon counts as not coded. Returns how many."""
    due = list(CodingSlip.objects.filter(until__lte=now).order_by("pk"))
    for one in due:
        if one.coded_at is None:
            contact.write_not_coded(where_of(one), key=one.contact_key)
        slip.throw_away(one.ref)
    return len(due)


def where_of(one: CodingSlip) -> Where:
    """Whose figures the talk of a slip belongs to; its month is the one it ended in, where the line is."""
    line = line_by_id(one.line_id)
    zone = ZoneInfo(line.zone if line else "UTC")
    month = month_of(one.ended_at.astimezone(zone).date())
    return Where(one.organisation_id, one.line_id if line else None, Channel.CHAT, month)
