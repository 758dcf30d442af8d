"""An organisation's terms, and a term of one line as the office sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from frirum.records.models import Line, Shift
from frirum.records.models import Term as Row
from frirum.records.plan import ShiftFacts, read_shifts
from frirum.records.standing import what_changes
from frirum.rules.shift import Changes
from frirum.rules.term import Term


@dataclass(frozen=True, slots=True)
class TermFacts:
    """One term, with how many of one line's shifts lie in it, and how many of them are drafts."""

    id: int
    name: str
    first_day: date
    last_day: date
    shifts: int
    drafts: int

    @property
    def as_rule(self) -> Term:
        """The term as the rules see it."""
        return Term(self.name, self.first_day, self.last_day)


def terms_of(organisation_id: int, *, line_id: int | None = None) -> list[TermFacts]:
    """The organisation's terms, the first first; shifts of one line are counted, or those of all its lines."""
    those = Q(shifts__line_id=line_id) if line_id is not None else Q(shifts__isnull=False)
    rows = Row.objects.filter(organisation_id=organisation_id).annotate(
        many=Count("shifts", filter=those), drafts=Count("shifts", filter=those & Q(shifts__state="draft"))
    )
    return [
        TermFacts(one.pk, one.name, one.first_day, one.last_day, one.many, one.drafts)
        for one in rows.order_by("first_day")
    ]


def shifts_in_term(line_id: int, term_id: int, *, drafts: bool = True) -> list[ShiftFacts]:
    """The shifts of one line in one term, by time; a partner sees no drafts."""
    rows = Shift.objects.filter(line_id=line_id, term_id=term_id)
    return read_shifts(rows if drafts else rows.exclude(state="draft"))


def would_change(line_id: int, term_id: int, *, now: datetime) -> Changes:
    """What making the term's shifts would do now; nothing is changed."""
    line = Line.objects.select_related("organisation").get(pk=line_id)
    return what_changes(line, Row.objects.get(pk=term_id, organisation_id=line.organisation_id), now=now)
