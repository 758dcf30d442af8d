"""The clockwork of the live store: leases, lost helpers, talks that end by themselves, closing time, erasure."""

from __future__ import annotations

from datetime import datetime

from frirum.actions import block, duty, erasure, vigil
from frirum.queries.account import revoked_accounts
from frirum.queries.live import closing_times


def revoke(*, now: datetime) -> None:
    """Replay what the office revoked: idempotent, so that a crash in between loses nothing (SA13)."""
    for account in revoked_accounts(now=now):
        duty.end_of_account(account, now=now)


def keep_watch(*, now: datetime) -> None:
    """Look after those who fell silent and doors that close."""
    closes = closing_times(now=now)
    duty.end_of_lease(now=now)
    duty.end_of_shift(now=now)
    vigil.watch_helpers(now=now)
    vigil.tell_closing(closes, now=now)
    erasure.end_stale(closes, now=now)


def erase(*, now: datetime) -> None:
    """Erase what is due."""
    erasure.erase_due(now=now)


def lapse(*, now: datetime) -> None:
    """Let questions about a block that nobody answered be void, so that no talk stands still for ever (AB3)."""
    block.lapse(now=now)
