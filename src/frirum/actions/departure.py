"""What closes at once when somebody pauses, is suspended or leaves: her shifts ahead, her feed, what she was asked."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from frirum.records import bell
from frirum.records.bell import About
from frirum.records.models import Feed, OnCallPlace, ShiftSeat, StandInAsked, SupervisionPlace, Volunteer, Watch
from frirum.rules.volunteer import Closes


def close(volunteer: Volunteer, what: frozenset[Closes], *, now: datetime) -> int:
    """Close these things of hers, in the transaction of the deed that decided it; returns how many seats are free again.

    A pause leaves the shift that is running alone; a suspension or a goodbye does not.
    """
    freed = 0
    if Closes.SEATS_AHEAD in what:
        freed = _free(volunteer, running=Closes.FEEDS in what, now=now)
    if Closes.FEEDS in what:
        _forget(volunteer, now=now)
    return freed


def _free(volunteer: Volunteer, *, running: bool, now: datetime) -> int:
    seats = ShiftSeat.objects.filter(volunteer=volunteer)
    ahead = seats.filter(Q(shift__ends_at__gt=now) if running else Q(shift__starts_at__gt=now))
    lines = set(ahead.values_list("shift__line_id", "shift__line__organisation_id"))
    freed = ahead.update(volunteer=None, taken_at=None)
    for line_id, organisation_id in lines:
        _tell(line_id)
        _tell(organisation_id)
    return freed


def _forget(volunteer: Volunteer, *, now: datetime) -> None:
    Feed.objects.filter(volunteer=volunteer).delete()
    Watch.objects.filter(volunteer=volunteer).delete()
    SupervisionPlace.objects.filter(volunteer=volunteer, supervision__starts_at__gt=now).delete()
    StandInAsked.objects.filter(volunteer=volunteer, answered_at=None).delete()
    if volunteer.account_id is not None:
        OnCallPlace.objects.filter(
            account_id=volunteer.account_id, line__organisation=volunteer.organisation_id
        ).delete()


def _tell(ident: int) -> None:
    transaction.on_commit(lambda: bell.ring(About.OFFICE, ident))
