"""The office's front page: what there is, each with one next step."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from frirum import clock
from frirum.queries.block import asked_in
from frirum.queries.directory import directory_of
from frirum.queries.door import door_of
from frirum.queries.handbook import titles_of
from frirum.queries.line import LineFacts
from frirum.queries.office import lines_of, offices_of
from frirum.queries.opening import week_of
from frirum.queries.reply import replies_of
from frirum.rules.access import Can, holds
from frirum.rules.admission import SHUT, DoorState
from frirum.rules.rights import GRANTS
from frirum.web.doors import Caller, door
from frirum.web.doorway import Doorway, doorway
from frirum.web.office.here import page, today
from frirum.web.office.week_words import week_words


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
    """What there is, and what to do next."""
    now = clock.now()
    day, here = today(request, now=now), request.organisation
    entries = directory_of(here.id)
    facts = {
        "lines": [_card(line, request, now=now) for line in lines_of(here.id)],
        "asked": asked_in(here.id, now=now) if holds(request.actor, Can.SETTLE_BLOCK) else [],
        "entries": len(entries),
        "unchecked": sum(entry.check_again(today=day) for entry in entries),
        "replies": len(replies_of(here.id)),
        "pages": len(titles_of(here.id)),
    }
    return page(request, "front", facts)


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
