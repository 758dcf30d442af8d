"""Her shifts: what she sits in, what she is asked, and every coming shift with each seat's state and reason."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from frirum import clock
from frirum.queries.gates import gates_of
from frirum.queries.line import line_by_id
from frirum.queries.plan import ShiftFacts, lines_run_by, shift_called, shifts_held, shifts_of
from frirum.queries.standin import asked_of
from frirum.queries.volunteer import VolunteerFacts, volunteer_of
from frirum.queries.watch import watched_by
from frirum.rules.access import Can
from frirum.rules.gate import Stand
from frirum.rules.requirement import Gate
from frirum.web.doors import Caller, door
from frirum.web.gate_words import words_of
from frirum.web.volunteer.here import page, today
from frirum.web.volunteer.seats import shown

WEEKS = 4
AHEAD = timedelta(weeks=WEEKS)
FURTHEST = timedelta(days=400)
HELD_AHEAD = timedelta(days=200)


@door(Can.SEE_PLAN)
def shifts(request: Caller, organisation: str) -> HttpResponse:
    """Her own shifts first, then four weeks of the plan from today or from a chosen day."""
    now, who, here = clock.now(), herself(request), request.organisation
    first = _first_day(request, now=now)
    start = max(datetime.combine(first, datetime.min.time(), ZoneInfo(here.zone)), now)
    end = datetime.combine(first + AHEAD, datetime.min.time(), ZoneInfo(here.zone))
    lines = lines_run_by(here.id)
    coming = sorted((one for line in lines for one in shifts_of(line, start=start, end=end)), key=_when)
    mine = shifts_held(who.id, start=now, end=now + HELD_AHEAD)
    asked = [one.shift for one in asked_of(who.id, now=now)]
    seen = shown(who, {one.id: one for one in [*coming, *mine, *asked]}.values(), zone=here.zone, now=now)
    watched = watched_by(who.id)
    facts = {
        "mine": seen.rows(mine),
        "asked": seen.rows(asked),
        "coming": seen.rows(coming),
        "missing": missing(who, today(request, now=now), now=now),
        "several": len(lines) > 1,
        "lines": [{"slug": at.slug, "name": at.name, "on": at.id in watched} for at in map(line_by_id, lines) if at],
        "earlier": first - AHEAD if first > today(request, now=now) else None,
        "later": first + AHEAD if first + AHEAD < today(request, now=now) + FURTHEST else None,
    }
    return page(request, "shifts", facts)


@door(Can.SEE_PLAN)
def shift(request: Caller, organisation: str, shift: str) -> HttpResponse:
    """One shift: who sits where, and what she can do about it."""
    now, who = clock.now(), herself(request)
    found = shift_here(request, shift)
    seen = shown(who, [found], zone=request.organisation.zone, now=now)
    facts = {"shift": seen.row(found), "missing": missing(who, today(request, now=now), now=now)}
    return page(request, "shift", facts)


@door(Can.OWN_ACCOUNT)
def go(request: Caller, shift: str) -> HttpResponse:
    """From a mail that names nobody to the page it is about: the shift, or the office for who coordinates."""
    found = shift_called(shift)
    if found is None or found.state == "draft":
        raise Http404
    for place in request.account.volunteer_in:
        if found.line_id in lines_run_by(place.organisation_id):
            names = {"organisation": place.organisation_slug, "shift": shift}
            return HttpResponseRedirect(reverse("volunteer:shift", kwargs=names))
    if not request.account.in_office:
        raise Http404
    return HttpResponseRedirect("/office/")


def herself(request: Caller) -> VolunteerFacts:
    """The volunteer she is here; "not there" for who is none (AZ3)."""
    found = volunteer_of(request.account.id, request.organisation.id)
    if found is None:
        raise Http404
    return found


def shift_here(request: Caller, ref: str) -> ShiftFacts:
    """The shift of the address, if her organisation runs its line and it is published; else "not there" (AZ3)."""
    found = shift_called(ref)
    if found is None or found.state == "draft" or found.line_id not in lines_run_by(request.organisation.id):
        raise Http404
    return found


def missing(who: VolunteerFacts, on: date, *, now: datetime) -> list[str]:
    """What keeps her from taking shifts, a sentence each; empty when nothing does."""
    judged = gates_of(who.id, on=on, now=now)
    if judged.may_sign_up:
        return []
    return [words_of(one) for one in judged.verdicts if one.state is Stand.MISSING and one.gates is Gate.SIGN_UP]


def _first_day(request: Caller, *, now: datetime) -> date:
    """The first day that is shown: the chosen one, if it makes sense, else today."""
    here = today(request, now=now)
    try:
        chosen = date.fromisoformat(request.GET.get("from", ""))
    except ValueError:
        return here
    return chosen if here < chosen < here + FURTHEST else here


def _when(one: ShiftFacts) -> datetime:
    return one.starts_at
