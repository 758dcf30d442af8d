"""The clockwork of the live store: leases, lost helpers, talks that end by themselves, closing time, erasure."""

from __future__ import annotations

from datetime import datetime

from frirum.actions import duty, erasure, vigil
from frirum.queries.account import revoked_accounts
from frirum.queries.door import opening_state
from frirum.queries.line import line_by_id
from frirum.queries.live import lines_with_talks


def revoke(*, now: datetime) -> None:
    """Replay what the office revoked: idempotent, so that a crash in between loses nothing (SA13)."""
    for account in revoked_accounts(now=now):
        duty.end_of_account(account, now=now)


def keep_watch(*, now: datetime) -> None:
    """Look after those who fell silent and doors that close."""
    closes = closing_times(now=now)
    duty.end_of_lease(now=now)
    vigil.watch_helpers(now=now)
    vigil.tell_closing(closes, now=now)
    erasure.end_stale(closes, now=now)


def erase(*, now: datetime) -> None:
    """Erase what is due."""
    erasure.erase_due(now=now)


def closing_times(*, now: datetime) -> dict[int, datetime | None]:
    """When the door of each line with talks closes, or was closed; None where it never does."""
    return {line_id: _closing(line_id, since, now=now) for line_id, since in lines_with_talks().items()}


def _closing(line_id: int, since: datetime, *, now: datetime) -> datetime | None:
    line = line_by_id(line_id)
    if line is None:
        return now
    state = opening_state(line, now=now)
    if state.opened_at is not None:
        return state.closes_at
    # The door is shut: when it shut is what it said when the oldest talk began.
    return opening_state(line, now=since).closes_at or now
