"""Who would like a call after a shift, and how heavy the last month's shifts were."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from frirum.records.models import FollowUp
from frirum.rules.followup import HEAVIEST, LIGHTEST
from frirum.rules.kept import FOLLOW_UP_AT_MOST


@dataclass(frozen=True, slots=True)
class Wish:
    """One who would like a call; never what was said."""

    id: int
    name: str
    number: int
    phone: str
    email: str
    heavy: int | None
    at: datetime


def wishes_of(organisation_id: int, *, now: datetime) -> list[Wish]:
    """Everybody who would like a call, who asked first first."""
    rows = _said(organisation_id, now).filter(wants_call=True).order_by("at", "pk").select_related("volunteer")
    return [
        Wish(
            row.pk,
            row.volunteer.name,
            row.volunteer.number,
            row.volunteer.phone,
            row.volunteer.email,
            row.heavy,
            row.at,
        )
        for row in rows
    ]


def heaviness_of(organisation_id: int, *, now: datetime) -> list[tuple[int, int]]:
    """How many answered 1, 2, 3, 4 and 5 in the last month, without anybody's name."""
    said = Counter(_said(organisation_id, now).exclude(heavy=None).values_list("heavy", flat=True))
    return [(step, said[step]) for step in range(LIGHTEST, HEAVIEST + 1)]


def _said(organisation_id: int, now: datetime) -> QuerySet[FollowUp]:
    return FollowUp.objects.filter(volunteer__organisation_id=organisation_id, at__gt=now - FOLLOW_UP_AT_MOST)
