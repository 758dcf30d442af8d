"""Who stands behind a cookie, and where an account is logged in (SA14, WS2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from frirum.records.login import key_hash, login_hash
from frirum.records.models import Login
from frirum.rules.login import ends_at, over


@dataclass(frozen=True, slots=True)
class LoginFacts:
    """One log-in. `strong`: a second factor was given; `hash`: what a duty remembers of it."""

    ref: str
    hash: bytes
    account_id: int | None
    strong: bool
    data: str
    started_at: datetime
    seen_at: datetime
    ends_at: datetime


def login(key: str, *, now: datetime) -> LoginFacts | None:
    """The log-in that the cookie `__Host-s` opens, or None when there is none or it is over (SA10).

    Whoever lets somebody in by it asks for `strong` and `account_id` (SA3).
    """
    row = Login.objects.filter(key_hash=key_hash(key)).first()
    if row is None or over(row.started_at, row.seen_at, strong=row.strong, now=now):
        return None
    return _facts(row)


def login_lasts(ref: str, *, now: datetime) -> bool:
    """Whether the log-in with this public id still lasts: what a live line asks every minute (WS10)."""
    row = Login.objects.filter(ref=ref, account__is_active=True).first()
    return row is not None and not over(row.started_at, row.seen_at, strong=row.strong, now=now)


def logins_of(account_id: int, *, now: datetime) -> list[LoginFacts]:
    """Where this account is logged in now, the latest first: times only, no address and no browser (SA14)."""
    rows = Login.objects.filter(account_id=account_id).order_by("-seen_at")
    return [_facts(row) for row in rows if not over(row.started_at, row.seen_at, strong=row.strong, now=now)]


def _facts(row: Login) -> LoginFacts:
    return LoginFacts(
        ref=row.ref,
        hash=login_hash(row.ref),
        account_id=row.account_id,
        strong=row.strong,
        data=row.data,
        started_at=row.started_at,
        seen_at=row.seen_at,
        ends_at=ends_at(row.started_at, row.seen_at, strong=row.strong),
    )
