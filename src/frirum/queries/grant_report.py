"""Reports to grant givers, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from frirum.records.models import GrantReport
from frirum.rules.grant_report import Block, Report


@dataclass(frozen=True, slots=True)
class Kept:
    """A report that was written, and when last."""

    ref: str
    report: Report
    changed_at: datetime


def reports_of(organisation_id: int) -> list[Kept]:
    """Every report of the organisation, the one that was written on last first."""
    return [_kept(one) for one in GrantReport.objects.filter(organisation_id=organisation_id).order_by("-changed_at")]


def report_of(organisation_id: int, ref: str) -> Kept | None:
    """One report, or None."""
    found = GrantReport.objects.filter(organisation_id=organisation_id, ref=ref).first()
    return None if found is None else _kept(found)


def _kept(row: GrantReport) -> Kept:
    report = Report(
        title=row.title,
        giver=row.giver,
        case_number=row.case_number,
        amount=row.amount,
        currency=row.currency,
        purpose=row.purpose,
        first_month=row.first_month,
        last_month=row.last_month,
        language=row.language,
        blocks=tuple(Block(**one) for one in row.blocks),
    )
    return Kept(row.ref, report, row.changed_at)
