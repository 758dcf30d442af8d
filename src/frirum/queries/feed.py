"""A private calendar feed, found by its secret: the shifts of one volunteer, for as long as she has access."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from frirum.records.feed import hash_of
from frirum.records.models import Feed, Membership, Shift, Volunteer
from frirum.rules.access import Role
from frirum.rules.volunteer import CLOSES, Closes, State

LOOKED_BACK = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a calendar: when, and whether it is called off; nothing about whose, where or what for."""

    ref: str
    starts_at: datetime
    ends_at: datetime
    cancelled: bool


@dataclass(frozen=True, slots=True)
class FeedFacts:
    """What a calendar may know: in which language it is named, and the entries by time."""

    language: str
    entries: tuple[Entry, ...]


def feed_called(secret: str, *, now: datetime) -> FeedFacts | None:
    """The feed with this secret; None when there is none, or when whose it was has no access any more (BO4)."""
    feed = Feed.objects.select_related("volunteer__account").filter(secret_hash=hash_of(secret)).first()
    if feed is None or not _has_access(feed.volunteer):
        return None
    her = feed.volunteer
    rows = Shift.objects.filter(
        seats__volunteer=her, state__in=["published", "cancelled"], ends_at__gt=now - LOOKED_BACK
    )
    entries = (Entry(one.ref, one.starts_at, one.ends_at, one.state == "cancelled") for one in rows)
    return FeedFacts(her.account.language if her.account else her.language, tuple(entries))


def has_feed(volunteer_id: int) -> bool:
    """Whether she has an address for her calendar; the address itself nobody can tell."""
    return Feed.objects.filter(volunteer_id=volunteer_id).exists()


def _has_access(her: Volunteer) -> bool:
    if Closes.FEEDS in CLOSES[State(her.state)] or her.account is None or not her.account.is_active:
        return False
    return Membership.objects.filter(
        account=her.account, organisation_id=her.organisation_id, role=Role.VOLUNTEER, revoked_at=None
    ).exists()
