"""A log-in: the staff session, which only its hash is kept of (SA2, SA10)."""

from __future__ import annotations

from django.http import HttpRequest

STRONG = "strong"  # in the session: a second factor was given in this log-in


def strong(request: HttpRequest) -> bool:
    """Whether this log-in gave a second factor (SA3)."""
    return bool(request.session.get(STRONG))
