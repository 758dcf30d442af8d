"""What time brings to coding: noon for what nobody coded, and the end of single contacts (CS3)."""

from __future__ import annotations

from datetime import datetime

from frirum.actions import coding, contact


def sweep(*, now: datetime) -> None:
    """Let go of slips whose time is over."""
    coding.sweep(now=now)


def forget(*, now: datetime) -> None:
    """Erase single contacts that are older than the organisation keeps them; their counts stay."""
    contact.erase_old(now=now)
