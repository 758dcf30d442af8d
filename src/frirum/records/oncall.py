"""A line's on-call group, in the order it is called: read from the office, handed to deeds on the live store (ST10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet

from frirum.records.models import Line, Membership, OnCallPlace
from frirum.records.plan import plan_of


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
    return Group(on_call_of(line_id), plan_of(line_id).on_call)


def on_call_of(line_id: int) -> tuple[Listed, ...]:
    """Who is called on this line, first to last. Whose access has ended is not there, though the list still names her."""
    places = OnCallPlace.objects.filter(line_id=line_id).order_by("position").values_list("account_id", flat=True)
    aliases = dict(may_be_on_call(line_id).filter(account_id__in=places).values_list("account_id", "alias"))
    return tuple(Listed(account, aliases[account]) for account in places if account in aliases)


def may_be_on_call(line_id: int) -> QuerySet[Membership]:
    """Who may stand on a line's list: everybody of its organisation, and volunteers of those who run it too (CS4)."""
    line = Line.objects.get(pk=line_id)
    ours = Q(organisation_id=line.organisation_id)
    partners = Q(organisation_id__in=line.partners.values("organisation_id"), role="volunteer")
    return Membership.objects.filter(ours | partners, revoked_at=None, account__is_active=True)
