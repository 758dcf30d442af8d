"""A line's on-call group, in the order it is called: read from the office, handed to deeds on the live store (ST10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from frirum.records.models import Membership, OnCallPlace, ShiftPlan


@dataclass(frozen=True, slots=True)
class Listed:
    """One person of the group."""

    account: int
    alias: str


@dataclass(frozen=True, slots=True)
class Group:
    """Whom a line calls, first to last, and how long each has to answer."""

    listed: tuple[Listed, ...] = ()
    patience: timedelta = timedelta(minutes=3)


def group_of(line_id: int) -> Group:
    """The group of a line as the office has it now."""
    plan = ShiftPlan.objects.filter(line_id=line_id).first()
    minutes = Group().patience if plan is None else timedelta(minutes=plan.on_call_minutes)
    return Group(on_call_of(line_id), minutes)


def on_call_of(line_id: int) -> tuple[Listed, ...]:
    """Who is called on this line, first to last. Whose access has ended is not there, though the list still names her."""
    places = OnCallPlace.objects.filter(line_id=line_id, account__is_active=True)
    rows = list(places.order_by("position").values_list("account_id", "line__organisation_id"))
    aliases = dict(
        Membership.objects.filter(
            account_id__in=[account for account, _ in rows],
            organisation_id__in={organisation for _, organisation in rows},
            revoked_at=None,
        ).values_list("account_id", "alias")
    )
    return tuple(Listed(account, aliases[account]) for account, _ in rows if account in aliases)
