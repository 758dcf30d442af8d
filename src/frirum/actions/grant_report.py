"""Deeds on reports to grant givers (CS7)."""

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from frirum.actions.office import locked
from frirum.records.models import GrantReport
from frirum.rules import grant_report, wording
from frirum.rules.access import Actor, Can, NotAllowed
from frirum.rules.grant_report import Report

CAN = Can.MAKE_REPORT


@transaction.atomic
def write(
    actor: Actor | None, organisation_id: int, ref: str | None, report: Report, *, today: date, now: datetime
) -> str:
    """Keep a report, a new one without `ref`; answers with its ref. Raises NotAllowed or NotInOrder."""
    organisation = locked(actor, organisation_id, CAN, now=now)
    tidy = grant_report.tidy(report)
    wording.require(grant_report.faults(tidy, today=today))
    kept = GrantReport(organisation=organisation, made_at=now) if ref is None else _of(organisation_id, ref)
    for field, value in asdict(tidy).items():
        setattr(kept, field, list(value) if field == "blocks" else value)
    kept.changed_at = now
    kept.save()
    return kept.ref


@transaction.atomic
def remove(actor: Actor | None, organisation_id: int, ref: str, *, now: datetime) -> None:
    """Take a report away; raises NotAllowed."""
    locked(actor, organisation_id, CAN, now=now)
    _of(organisation_id, ref).delete()


def _of(organisation_id: int, ref: str) -> GrantReport:
    found = GrantReport.objects.filter(organisation_id=organisation_id, ref=ref).first()
    if found is None:
        raise NotAllowed(CAN)
    return found
