"""Slips as plain data: what one volunteer has left to code, and what she may still correct."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from frirum.records.models import CodingSlip

if TYPE_CHECKING:
    from frirum.rules.coding import Coded


@dataclass(frozen=True, slots=True)
class OneSlip:
    """A talk that ended and waits to be coded, or that its coder may still correct."""

    ref: str
    organisation_id: int
    line_id: int
    account_id: int | None
    label: str
    ended_at: datetime
    coded: bool
    until: datetime


def slips_on(line_id: int) -> list[OneSlip]:
    """Every slip of a line, the oldest first; whose is whose, the hub decides."""
    return [_slip(row) for row in CodingSlip.objects.filter(line_id=line_id).order_by("ended_at", "pk")]


def slips_of(account_id: int, *, now: datetime) -> list[OneSlip]:
    """What somebody has left to code, or may still correct, on every line."""
    rows = CodingSlip.objects.filter(account_id=account_id, until__gt=now).order_by("ended_at", "pk")
    return [_slip(row) for row in rows]


def uncoded_of(account_id: int, *, now: datetime) -> int:
    """How many talks somebody has left to code."""
    return CodingSlip.objects.filter(account_id=account_id, until__gt=now, coded_at=None).count()


def slip_of(account_id: int, ref: str, *, now: datetime) -> OneSlip | None:
    """One slip, if it is hers and not over."""
    row = CodingSlip.objects.filter(account_id=account_id, ref=ref, until__gt=now).first()
    return None if row is None else _slip(row)


def chosen_for(ref: str) -> Coded:
    """What the form of a slip starts from: what was coded before, or else what was judged during the talk."""
    # Read by whoever codes first; that slips lie there is told to desks from the start on.
    from frirum.queries.contact import coded_as
    from frirum.rules.coding import begin

    row = CodingSlip.objects.filter(ref=ref).first()
    if row is None:
        return begin()
    return coded_as(row.contact_key) or begin(row.danger, young_and_ongoing=row.young_and_ongoing)


def _slip(row: CodingSlip) -> OneSlip:
    return OneSlip(
        row.ref,
        row.organisation_id,
        row.line_id,
        row.account_id,
        row.label,
        row.ended_at,
        row.coded_at is not None,
        row.until,
    )
