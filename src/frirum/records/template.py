"""Texts that people sign or read: which holds now, and what it said before (BO7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from frirum.records.models import TemplateVersion
from frirum.rules.languages import said
from frirum.rules.requirement import Kind


@dataclass(frozen=True, slots=True)
class TextFacts:
    """One version of a text; `federation` names where it is inherited from, empty when it is one's own."""

    id: int
    number: int
    kind: Kind
    body: dict[str, str]
    since: datetime
    federation: str = ""

    def body_in(self, language: str, *, first: str) -> str:
        """What it says, in one language or else the organisation's `first`."""
        return said(self.body, language, first=first)


def current_texts(organisation_id: int, *, now: datetime) -> dict[Kind, TextFacts]:
    """The text that holds now for each kind: the organisation's own, or else its federation's."""
    rows = (
        TemplateVersion.objects.filter(
            Q(template__organisation_id=organisation_id) | Q(template__federation__members=organisation_id),
            template__retired_at=None,
            published_at__lte=now,
        )
        .select_related("template__federation")
        .order_by("template__federation_id", "number")
    )
    held: dict[Kind, TextFacts] = {}
    for row in rows:
        kind = Kind(row.template.kind)
        before, facts = held.get(kind), _facts(row)
        if before is None or before.federation == facts.federation or not facts.federation:
            held[kind] = facts
    return held


def inherited(organisation_id: int, kind: Kind, *, now: datetime) -> bool:
    """Whether a federation of the organisation's has a text of this kind."""
    return TemplateVersion.objects.filter(
        template__kind=kind, template__federation__members=organisation_id, published_at__lte=now
    ).exists()


def versions_of(organisation_id: int, kind: Kind) -> list[TextFacts]:
    """Every version of the organisation's own text, the latest first."""
    rows = TemplateVersion.objects.filter(template__organisation_id=organisation_id, template__kind=kind)
    return [_facts(row) for row in rows.select_related("template__federation").order_by("-number")]


def _facts(row: TemplateVersion) -> TextFacts:
    federation = row.template.federation
    name = "" if federation is None else federation.name
    return TextFacts(row.pk, row.number, Kind(row.template.kind), row.body, row.published_at, name)
