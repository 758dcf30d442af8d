"""A private calendar feed: its address is a secret of which only the hash is kept, and it dies with access (BO4)."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction

from frirum.records.feed import hash_of
from frirum.records.models import Feed, Volunteer
from frirum.records.store import OFFICE
from frirum.rules.access import Actor, Can, NotAllowed, Thing, require


def new_feed(actor: Actor | None, *, now: datetime) -> str:
    """Make her feed a new address, whose secret is told this once; the one before opens nothing any more.

    Raises NotAllowed.
    """
    with transaction.atomic(using=OFFICE):
        who = _herself(actor, now=now)
        secret = secrets.token_urlsafe(32)
        Feed.objects.update_or_create(volunteer=who, defaults={"secret_hash": hash_of(secret), "made_at": now})
        return secret


def end_feed(actor: Actor | None, *, now: datetime) -> None:
    """Let her address open nothing any more, without a new one. Raises NotAllowed."""
    with transaction.atomic(using=OFFICE):
        Feed.objects.filter(volunteer=_herself(actor, now=now)).delete()


def _herself(actor: Actor | None, *, now: datetime) -> Volunteer:
    if actor is None:
        raise NotAllowed(Can.OWN_FEED)
    rows = Volunteer.objects.select_for_update().filter(
        account_id=str(actor.account), organisation_id=str(actor.organisation)
    )
    found = rows.first()
    if found is None:
        raise NotAllowed(Can.OWN_FEED)
    require(actor, Can.OWN_FEED, Thing(organisation=found.organisation_id, account=found.account_id), now=now)
    return found
