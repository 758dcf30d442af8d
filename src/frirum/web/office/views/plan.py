"""The plan: which line, a term by week with who sits where, and how it is spread."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import get_language

from frirum import clock
from frirum.queries.fairness import fairness_of, own_people
from frirum.queries.line import LineFacts, line_by_id
from frirum.queries.plan import lines_run_by, plan_of
from frirum.queries.term import TermFacts, shifts_in_term, terms_of
from frirum.rules.access import Can, holds
from frirum.rules.term import term_of
from frirum.web.doors import Caller, door
from frirum.web.office.here import page, today
from frirum.web.office.plan_here import is_own, plan_here, term_here
from frirum.web.office.plan_words import weeks_of

CAN = Can.EDIT_PLAN


@door(CAN)
def plans(request: Caller, organisation: str) -> HttpResponse:
    """Which line's plan, when there are several; else straight to it."""
    lines = [one for one in map(line_by_id, lines_run_by(request.organisation.id)) if one is not None]
    if len(lines) == 1:
        return HttpResponseRedirect(
            reverse("office:plan", kwargs={"organisation": organisation, "plan": lines[0].slug})
        )
    return page(request, "plans", {"lines": lines})


@door(CAN)
def plan(request: Caller, organisation: str, plan: str) -> HttpResponse:
    """The term that is now; what to do first where there is none."""
    here, now = plan_here(request, plan), clock.now()
    terms = terms_of(here.organisation_id, line_id=here.id)
    current = term_of([one.as_rule for one in terms], today(request, now=now))
    found = next((one for one in terms if one.as_rule == current), None)
    return _shown(request, here, found, terms, now=now)


@door(CAN)
def term(request: Caller, organisation: str, plan: str, term: int) -> HttpResponse:
    """One term."""
    here = plan_here(request, plan)
    terms = terms_of(here.organisation_id, line_id=here.id)
    return _shown(request, here, term_here(here, term), terms, now=clock.now())


@door(CAN)
def fairness(request: Caller, organisation: str, plan: str, term: int) -> HttpResponse:
    """How the term's shifts are spread among the organisation's own people, and on what base."""
    here = plan_here(request, plan)
    found = term_here(here, term)
    spread, people = fairness_of(request.organisation.id, here.id, found.id, zone=here.zone)
    rows = [
        {"name": people[number].name, "share": one}
        for one in spread.shares
        if (number := int(str(one.volunteer))) in people
    ]
    return page(request, "fairness", {"line": here, "term": found, "rows": rows, "spread": spread})


def _shown(
    request: Caller, here: LineFacts, found: TermFacts | None, terms: list[TermFacts], *, now: datetime
) -> HttpResponse:
    own = is_own(request, here)
    shifts = shifts_in_term(here.id, found.id, drafts=own) if found else []
    weeks = weeks_of(shifts, here, request.organisation.id, language=get_language() or "en", now=now)
    facts = {
        "line": here,
        "own": own,
        "term": found,
        "terms": terms,
        "weeks": weeks,
        "holes": sum(week.holes for week in weeks),
        "seats": max((len(row.cells) for week in weeks for row in week.rows), default=0),
        "drafts": sum(row.state == "draft" for week in weeks for row in week.rows),
        "people": own_people(request.organisation.id),
        "minimum": plan_of(here.id).minimum,
        "planned": plan_of(here.id).there,
        "may_share": holds(request.actor, Can.EDIT_ORGANISATION),
        "token": get_token(request),
    }
    return page(request, "term", facts)
