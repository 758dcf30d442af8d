"""Who works in an organisation, and who is invited."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from frirum.records.models import Invitation, Membership
from frirum.rules.rights import Role


@dataclass(frozen=True, slots=True)
class Person:
    """One person of an organisation with all her roles there."""

    ref: str
    account_id: int
    alias: str
    email: str
    roles: tuple[Role, ...]
    since: datetime
    set_up: bool


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation that can still be used."""

    id: int
    alias: str
    email: str
    role: Role
    expires_at: datetime


def people_of(organisation_id: int) -> list[Person]:
    """Everybody who has access now, by alias."""
    held: dict[int, list[Membership]] = defaultdict(list)
    rows = Membership.objects.filter(organisation_id=organisation_id, revoked_at=None).select_related("account")
    for row in rows.order_by("id"):
        held[row.account_id].append(row)
    people = [_person(rows) for rows in held.values()]
    return sorted(people, key=lambda person: person.alias.casefold())


def invited_to(organisation_id: int, *, now: datetime) -> list[Invited]:
    """Every invitation that still opens the door, the one that ends first first."""
    rows = Invitation.objects.filter(
        organisation_id=organisation_id, used_at=None, expires_at__gt=now, renews_factor=False
    )
    return [
        Invited(row.pk, row.alias, row.email, Role(row.role), row.expires_at) for row in rows.order_by("expires_at")
    ]


def _person(rows: list[Membership]) -> Person:
    account = rows[0].account
    return Person(
        ref=account.ref,
        account_id=account.pk,
        alias=rows[0].alias,
        email=account.email,
        roles=tuple(Role(row.role) for row in rows),
        since=min(row.since for row in rows),
        set_up=account.set_up_at is not None,
    )
