"""The clockwork of asking for help: calls that fall due, worries that outlived the desk, the back-up called in."""

from __future__ import annotations

from datetime import datetime

from frirum.actions import callin, escalation
from frirum.queries.callin import longest_waits
from frirum.queries.escalation import group_of, lines_calling


def fall_due(*, now: datetime) -> None:
    """Pass over whoever has not answered in time and call the next; close what stands open after the debrief (ST10)."""
    groups = {line_id: group_of(line_id) for line_id in lines_calling()}
    if groups:
        escalation.fall_due(groups, now=now)
    escalation.close_over(now=now)


def call_in(*, now: datetime) -> None:
    """Ask the back-up where people wait too long or the regulars are full (ST4)."""
    waits = longest_waits()
    if waits:
        callin.ask_back_ups(waits, now=now)
