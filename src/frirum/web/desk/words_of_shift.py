"""Sentences about the shift itself: its end, and the time it counted."""

from __future__ import annotations

from django.utils.translation import gettext as _


def shift() -> dict[str, str]:
    """Those sentences by name."""
    return {
        "worked": _("You were here for {time}. Thank you."),
    }
