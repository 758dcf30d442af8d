"""Beginning, keeping and ending log-ins; every way one ends also ends the duties it carried (SA13, WS10)."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import QuerySet

from frirum.actions import duty
from frirum.records.bell import About, ring
from frirum.records.login import key_hash, login_hash
from frirum.records.models import Login
from frirum.records.store import OFFICE, new_ref
from frirum.rules.login import over


def keep(key: str, *, account_id: int | None, strong: bool, data: str, new: bool, now: datetime) -> bool:
    """Write a log-in down; False when a new key is taken already, or an old one is gone.

    Who logs in begins a new log-in: a new public id and a new time, though the browser stays.
    """
    with transaction.atomic(using=OFFICE):
        row = Login.objects.select_for_update().filter(key_hash=key_hash(key)).first()
        if new:
            if row is None:
                Login.objects.create(
                    key_hash=key_hash(key), account_id=account_id, strong=strong, data=data, started_at=now, seen_at=now
                )
            return row is None
        if row is None:
            return False
        if row.account_id != account_id:
            _end_duties(row, now=now)
            row.ref, row.account_id, row.started_at = new_ref(), account_id, now
        row.strong, row.data, row.seen_at = strong, data, now
        row.save()
        return True


def change_key(old: str, new: str) -> bool:
    """Give a log-in another key: after logging in, and after proving oneself again (SA2)."""
    return bool(Login.objects.filter(key_hash=key_hash(old)).update(key_hash=key_hash(new)))


def seen(ref: str, *, now: datetime) -> None:
    """Something was done in this log-in: its idle time begins anew (SA10).

    What counts is a request, and the desk's page sends `stay` only while somebody types or clicks there (SA11). A live
    line alone keeps no log-in: its pulse is answered by a page that nobody sits at.
    """
    Login.objects.filter(ref=ref, seen_at__lt=now).update(seen_at=now)


def end(key: str, *, now: datetime) -> None:
    """End the log-in that this key opens."""
    _end(Login.objects.filter(key_hash=key_hash(key)), now=now)


def end_own(account_id: int, ref: str, *, now: datetime) -> bool:
    """End one of one's own log-ins (SA14); False when there is none such."""
    return _end(Login.objects.filter(account_id=account_id, ref=ref), now=now) > 0


def end_all(account_id: int, *, now: datetime, but: str = "") -> int:
    """End every log-in of an account, except the one with this public id; returns how many."""
    return _end(Login.objects.filter(account_id=account_id).exclude(ref=but), now=now)


def sweep(*, now: datetime) -> int:
    """Remove every log-in that has ended by itself, and end its duties; for the clockwork. Returns how many."""
    gone = [
        row.pk
        for row in Login.objects.only("id", "started_at", "seen_at", "strong")
        if over(row.started_at, row.seen_at, strong=row.strong, now=now)
    ]
    return _end(Login.objects.filter(pk__in=gone), now=now)


def _end(rows: QuerySet[Login], *, now: datetime) -> int:
    with transaction.atomic(using=OFFICE):
        ended = list(rows.select_for_update())
        Login.objects.filter(pk__in=[row.pk for row in ended]).delete()
        for row in ended:
            _end_duties(row, now=now)
    return len(ended)


def _end_duties(row: Login, *, now: datetime) -> None:
    if row.account_id is not None:
        transaction.on_commit(partial(_told, row.account_id, login_hash(row.ref), now), using=OFFICE)


def _told(account_id: int, hashed: bytes, now: datetime) -> None:
    duty.end_of_login.soon(hashed, now=now)
    ring(About.ACCESS, account_id)
