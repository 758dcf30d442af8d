"""What an organisation asks of its volunteers, its terms, and the texts that hold now."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from frirum.records.models import Organisation, Requirement, Term
from frirum.records.template import current_texts
from frirum.rules import requirement as rules
from frirum.rules.gate import House, Text
from frirum.rules.period import Period, Span
from frirum.rules.requirement import Gate, Kind


def requirements_of(organisation_id: int) -> tuple[rules.Requirement, ...]:
    """Everything that is asked, in the order of a volunteer's life."""
    return rules.in_order(_asked(row) for row in Requirement.objects.filter(organisation_id=organisation_id))


def requirement_of(organisation_id: int, kind: Kind) -> rules.Requirement | None:
    """What is asked of this kind, or None when it is not."""
    row = Requirement.objects.filter(organisation_id=organisation_id, kind=kind).first()
    return None if row is None else _asked(row)


def terms_of(organisation_id: int) -> tuple[Span, ...]:
    """The organisation's terms, the first first."""
    rows = Term.objects.filter(organisation_id=organisation_id).order_by("first_day")
    return tuple(Span(first, last) for first, last in rows.values_list("first_day", "last_day"))


def house_of(organisation_id: int, *, now: datetime) -> House:
    """All that the gates need to know of the organisation."""
    zone = ZoneInfo(Organisation.objects.values_list("zone", flat=True).get(pk=organisation_id))
    texts = current_texts(organisation_id, now=now)
    return House(
        requirements=requirements_of(organisation_id),
        terms=terms_of(organisation_id),
        texts={kind: Text(text.id, text.since.astimezone(zone).date()) for kind, text in texts.items()},
    )


def _asked(row: Requirement) -> rules.Requirement:
    return rules.Requirement(Kind(row.kind), Gate(row.gates), Period(row.period), row.terms, row.pk)
