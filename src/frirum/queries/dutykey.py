"""The share that unlocks a duty key's blob, for the duty it belongs to and nobody else (SEALING, Duty key)."""

from __future__ import annotations

from frirum.records.models import DutyKey


def share_of(duty_id: int, key_ref: str) -> bytes | None:
    """The share of one's own living key; None when the key is dead, or not hers (AZ3)."""
    row = DutyKey.objects.filter(ref=key_ref, duty_id=duty_id, duty__ended_at=None).first()
    return None if row is None or row.share is None else bytes(row.share)
