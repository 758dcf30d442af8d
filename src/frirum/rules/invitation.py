"""Invitations: to one organisation, in one role, once, within three days (SA16)."""

from datetime import datetime, timedelta

VALID = timedelta(hours=72)
"""So long an invitation can be used."""

NEW_DEVICE_VALID = timedelta(hours=1)
"""So long the link is good that lets somebody set up a new device in place of a lost one."""


def usable(expires_at: datetime, used_at: datetime | None, *, now: datetime) -> bool:
    """Whether an invitation still opens the door; at the very end it does not."""
    return used_at is None and now < expires_at
