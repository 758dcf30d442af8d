"""What somebody with a log-in has signed, and what waits for her name (ST11, BO7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from frirum.queries.account import AccountFacts
from frirum.queries.template import TextFacts, current_texts
from frirum.records.models import Organisation, Signature
from frirum.rules.requirement import Kind


@dataclass(frozen=True, slots=True)
class Pledge:
    """The pledge of one organisation of hers as it reads now, and when she signed it, if she has."""

    organisation_id: int
    organisation_slug: str
    organisation_name: str
    first_language: str
    text: TextFacts
    signed_at: datetime | None
    signed_before: bool  # an earlier version


def pledges_of(account: AccountFacts, *, now: datetime) -> list[Pledge]:
    """The pledge of every organisation she works in that has one, by name."""
    wanted = {one.organisation_id for one in account.memberships}
    here = Organisation.objects.filter(pk__in=wanted).order_by("name")
    found = [_pledge(account.id, where, now=now) for where in here]
    return [one for one in found if one is not None]


def unsigned(account: AccountFacts, *, now: datetime) -> bool:
    """Whether a pledge waits for her name anywhere."""
    return any(one.signed_at is None for one in pledges_of(account, now=now))


def signed_text(account_id: int, organisation_id: int, version_id: int) -> datetime | None:
    """When she signed or read this version, if that still holds."""
    rows = Signature.objects.filter(
        account_id=account_id, organisation_id=organisation_id, version_id=version_id, withdrawn_at=None
    )
    return rows.values_list("at", flat=True).first()


def _pledge(account_id: int, where: Organisation, *, now: datetime) -> Pledge | None:
    text = current_texts(where.pk, now=now).get(Kind.PLEDGE)
    if text is None:
        return None
    before = Signature.objects.filter(
        account_id=account_id, organisation=where, version__template__kind=Kind.PLEDGE, withdrawn_at=None
    )
    return Pledge(
        where.pk,
        where.slug,
        where.name,
        where.language,
        text,
        signed_text(account_id, where.pk, text.id),
        before.exclude(version_id=text.id).exists(),
    )
