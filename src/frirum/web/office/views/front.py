"""The office's front page: what needs her, today's shift, what lies ahead; then the lines, and where everything is."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from frirum import clock
from frirum.queries.door import door_of
from frirum.queries.line import LineFacts
from frirum.queries.office import lines_of, offices_of
from frirum.queries.opening import week_of
from frirum.rules.access import Can, holds
from frirum.rules.admission import SHUT, DoorState
from frirum.rules.rights import GRANTS
from frirum.web.doors import Caller, door
from frirum.web.doorway import Doorway, doorway
from frirum.web.office.ahead_words import MOST_SHOWN, asks, gates_closing, holes_ahead, shifts_today
from frirum.web.office.here import page, today
from frirum.web.office.needs import needs_of
from frirum.web.office.places import places_for
from frirum.web.office.week_words import week_words
from frirum.web.opening_words import date_in_words


@dataclass(frozen=True, slots=True)
class LineCard:
    """One line on the front page."""

    line: LineFacts
    week: list[str]
    says: Doorway
    open_now: bool
    closed_early: bool


@door(Can.OPEN_OFFICE)
def choose(request: Caller) -> HttpResponse:
    """Which office, when somebody belongs to several; else straight in."""
    mine = {one.organisation_id for one in request.account.memberships if Can.OPEN_OFFICE in GRANTS[one.role]}
    offices = offices_of(mine)
    if len(offices) == 1:
        return HttpResponseRedirect(reverse("office:front", kwargs={"organisation": offices[0].slug}))
    return render(request, "office/choose.html", {"offices": offices})


@door(Can.OPEN_OFFICE)
def front(request: Caller, organisation: str) -> HttpResponse:
    """What needs her, what is today, and what lies ahead."""
    now = clock.now()
    facts = {
        "day": date_in_words(today(request, now=now), language=get_language() or "en"),
        "needs": needs_of(request, now=now),
        "lines": [_card(line, request, now=now) for line in lines_of(request.organisation.id)],
        "places": places_for(request),
    }
    return page(request, "front", {**facts, **_ahead(request, now=now)})


def _ahead(request: Caller, *, now: datetime) -> dict[str, object]:
    """What a coordinator looks ahead to; an administrator, who plans nothing, sees none of it."""
    if not holds(request.actor, Can.EDIT_PLAN):
        return {}
    holes, gates, to_ask = holes_ahead(request, now=now), gates_closing(request, now=now), asks(request, now=now)
    return {
        "coordinates": True,
        "shifts": shifts_today(request, now=now),
        "holes": holes[:MOST_SHOWN],
        "more_holes": max(len(holes) - MOST_SHOWN, 0),
        "gates": gates[:MOST_SHOWN],
        "more_gates": max(len(gates) - MOST_SHOWN, 0),
        "asks": to_ask[:MOST_SHOWN],
        "more_asks": max(len(to_ask) - MOST_SHOWN, 0),
    }


def _card(line: LineFacts, request: Caller, *, now: datetime) -> LineCard:
    seen = door_of(line, now=now)
    language = get_language() or "en"
    week = week_of(line.id, today=today(request, now=now))
    return LineCard(
        line=line,
        week=week_words(week.periods),
        says=doorway(seen, line, language=language, now=now),
        open_now=seen.state not in SHUT,
        closed_early=seen.state is DoorState.CLOSED_EARLY,
    )
