"""Which plan an office page is about: a line that the organisation runs, alone or with others (CS4)."""

from __future__ import annotations

from django.http import Http404

from frirum.queries.line import LineFacts, line
from frirum.queries.plan import ShiftFacts, shift_called
from frirum.queries.term import TermFacts, terms_of
from frirum.web.doors import Caller


def plan_here(request: Caller, slug: str, *, own: bool = False) -> LineFacts:
    """The line of the address; "not there" unless this organisation runs it, or with `own` answers for it (AZ3)."""
    found = line(slug)
    if found is None or request.organisation.id not in (found.run_by[:1] if own else found.run_by):
        raise Http404
    return found


def is_own(request: Caller, here: LineFacts) -> bool:
    """Whether this organisation answers for the line; else it is a partner there."""
    return here.organisation_id == request.organisation.id


def term_here(here: LineFacts, term: int) -> TermFacts:
    """The term of the address, if it is one of the line's organisation."""
    for one in terms_of(here.organisation_id, line_id=here.id):
        if one.id == term:
            return one
    raise Http404


def shift_here(request: Caller, here: LineFacts, ref: str) -> ShiftFacts:
    """The shift of the address, if it is this line's; a partner sees no drafts."""
    found = shift_called(ref)
    if found is None or found.line_id != here.id or (found.state == "draft" and not is_own(request, here)):
        raise Http404
    return found
