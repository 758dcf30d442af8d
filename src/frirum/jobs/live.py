"""The clockwork of the live store: leases, lost helpers, talks that end by themselves, closing time, erasure."""

from __future__ import annotations

from datetime import datetime

from frirum.actions import conversation, duty, erasure, vigil
from frirum.queries.account import revoked_accounts
from frirum.queries.door import opening_state
from frirum.queries.line import line_by_id
from frirum.queries.live import lines_with_talks


def each_two_seconds(*, now: datetime) -> None:
    """Replay what the office revoked: idempotent, so that a crash in between loses nothing (SA13)."""
    for account in revoked_accounts():
        duty.end_of_account(account, now=now)


def each_five_seconds(*, now: datetime) -> None:
    """Look after those who fell silent and doors that close."""
    closes = closing_times(now=now)
    duty.end_of_lease(now=now)
    vigil.watch_helpers(now=now)
    vigil.tell_closing(closes, now=now)
    erasure.end_stale(closes, now=now)


def each_ten_seconds(*, now: datetime) -> None:
    """Erase what is due."""
    erasure.erase_due(now=now)


def at_start(*, now: datetime) -> None:
    """Before anybody is let in: what is due is erased, what was revoked is closed (SEALING "The live file")."""
    each_two_seconds(now=now)
    each_five_seconds(now=now)
    each_ten_seconds(now=now)


def closing_times(*, now: datetime) -> dict[int, datetime | None]:
    """When the door of each line with talks closes, or closed; None where it never does."""
    found: dict[int, datetime | None] = {}
    for line_id, began_at in lines_with_talks().items():
        line = line_by_id(line_id)
        if line is None:
            found[line_id] = now
            continue
        state = opening_state(line, now=now)
        found[line_id] = state.closes_at if state.opened_at else vigil_closed(line_id, began_at, now=now)
    return found


def vigil_closed(line_id: int, began_at: datetime, *, now: datetime) -> datetime | None:
    """When a door that is shut now was last shut, as seen from the oldest talk on it."""
    line = line_by_id(line_id)
    closed = None if line is None else opening_state(line, now=began_at).closes_at
    return closed if closed is not None and closed <= now else now


del conversation
