"""A line and its organisation as plain facts, held in memory until the office changes something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from frirum.records.bell import About, Ring, listen
from frirum.records.models import Line


@dataclass(frozen=True, slots=True)
class LineFacts:
    """What the edges need to know about one line and who answers for it."""

    id: int
    ref: str
    slug: str
    name: str
    organisation_id: int
    organisation_ref: str
    organisation_slug: str
    organisation_name: str
    country: str
    zone: str
    language: str
    website: str
    neutral_url: str
    controller: str
    controller_contact: str
    when_we_tell: dict[str, str]
    for_whom: dict[str, str]
    answers_in: tuple[str, ...]
    page_title: str
    capacity: int
    talks_each: int
    last_admission_minutes: int
    closed_early_until: datetime | None
    partners: tuple[int, ...] = ()  # other organisations whose volunteers sit at its desk (CS4)

    @property
    def run_by(self) -> tuple[int, ...]:
        """Every organisation that runs the line; the one that answers for it first."""
        return (self.organisation_id, *self.partners)


_by_slug: dict[str, LineFacts] = {}
_by_id: dict[int, LineFacts] = {}
_forgotten = 0  # how often: what was read before the last time is not remembered after it


def line(slug: str) -> LineFacts | None:
    """The line behind this address, or None. Unknown names are not remembered (they have no end)."""
    known = _by_slug.get(slug)
    return known if known is not None else _read(slug=slug)


def line_by_id(ident: int) -> LineFacts | None:
    """The line with this number, or None."""
    known = _by_id.get(ident)
    return known if known is not None else _read(id=ident)


def forget() -> None:
    """Forget every line, so that the next question reads the records again."""
    global _forgotten
    _forgotten += 1
    _by_slug.clear()
    _by_id.clear()


def _read(**which: object) -> LineFacts | None:
    before = _forgotten
    row = Line.objects.select_related("organisation").filter(**which).first()
    if row is None:
        return None
    facts = _facts(row)
    if before == _forgotten:
        _by_slug[facts.slug] = facts
        _by_id[facts.id] = facts
    return facts


def _facts(row: Line) -> LineFacts:
    who = row.organisation
    return LineFacts(
        id=row.pk,
        ref=row.ref,
        slug=row.slug,
        name=row.name,
        organisation_id=who.pk,
        organisation_ref=who.ref,
        organisation_slug=who.slug,
        organisation_name=who.name,
        country=who.country,
        zone=who.zone,
        language=who.language,
        website=who.website,
        neutral_url=who.neutral_url,
        controller=who.controller,
        controller_contact=who.controller_contact,
        when_we_tell=dict(who.when_we_tell),
        for_whom=dict(row.for_whom),
        answers_in=tuple(row.answers_in),
        page_title=row.page_title,
        capacity=row.capacity,
        talks_each=row.talks_each,
        last_admission_minutes=row.last_admission_minutes,
        closed_early_until=row.closed_early_until,
        partners=tuple(row.partners.order_by("pk").values_list("organisation_id", flat=True)),
    )


def _when_rung(rings: list[Ring]) -> None:
    if any(ring.about is About.OFFICE for ring in rings):
        forget()


listen(_when_rung)
