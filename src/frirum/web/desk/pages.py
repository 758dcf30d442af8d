"""The desk page, and choosing which line to sit at."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from frirum import clock
from frirum.queries.desk import duty_on
from frirum.queries.handbook import titles_of
from frirum.queries.oncall import contact_line
from frirum.queries.seat import lines_of
from frirum.records.facts import thing_of_line
from frirum.rules.access import Can, may
from frirum.rules.crisis import EMERGENCY, ForWhom, number_for, numbers
from frirum.rules.languages import said
from frirum.rules.rights import Role
from frirum.web.desk.beside import help_rows, reply_rows
from frirum.web.desk.coding import panel_form
from frirum.web.desk.duties import login_ends_in
from frirum.web.desk.evening import evening_of
from frirum.web.desk.phases import phases
from frirum.web.desk.texts import texts
from frirum.web.doors import Caller, door


@door(Can.OPEN_DESK)
def choose(request: Caller) -> HttpResponse:
    """Choose a line, or go straight to the only one."""
    here = {one.organisation_id for one in request.account.memberships if one.role is Role.VOLUNTEER}
    lines = lines_of(here)
    if len(lines) == 1:
        return HttpResponseRedirect(reverse("desk:desk", args=[lines[0].slug]))
    rows = [
        {"name": one.name, "organisation": one.organisation, "address": reverse("desk:desk", args=[one.slug])}
        for one in lines
    ]
    return render(request, "desk/choose.html", {"language": get_language(), "lines": rows})


@door(Can.OPEN_DESK)
def desk(request: Caller, line: str) -> HttpResponse:
    """The page she works at; outside the desk's hours, when it opens (SA10)."""
    here, now = request.line, clock.now()
    thing = thing_of_line(here.organisation_id, here.id, now=now)
    if not may(request.actor, Can.OPEN_DESK, thing, now=now) and not (_on_duty(request) or _elsewhere(request)):
        return render(request, "desk/resting.html", {"language": get_language(), "line": here})
    return render(request, "desk/desk.html", _context(request))


def _on_duty(request: Caller) -> bool:
    return request.actor.duty is not None


def _elsewhere(request: Caller) -> bool:
    """Whether she is on duty in another browser: this one has neither the line nor the key of that duty."""
    return not _on_duty(request) and duty_on(request.line.id, request.account.id) is not None


def _context(request: Caller) -> dict[str, Any]:
    here, language = request.line, get_language() or request.line.language
    evening = evening_of(request)
    return {
        **evening,
        "language": language,
        "title": here.page_title,
        "line": here,
        "alias": request.account.alias_on(here),
        "here": reverse("desk:desk", args=[here.slug]),
        "login_url": reverse("account_login"),
        "facts": {**_facts(request, language), "shift": evening["in_shift"]},
        "texts": texts(),
        "coding": panel_form(request),
        "replies": reply_rows(here.organisation_id),
        "phases": phases(),
        "handbook": titles_of(here.organisation_id),
        "directory": help_rows(here.organisation_id, first=here.language),
        "emergency": EMERGENCY,
        "child": number_for(here.country, ForWhom.CHILDREN),
        "numbers": [one for one in numbers(here.country) if one is not EMERGENCY],
        "when_we_tell": said(here.when_we_tell, language, first=here.language),
    }


def _facts(request: Caller, language: str) -> dict[str, Any]:
    """What the scripts need to know; no name but her own alias, nothing of any visitor (AN3)."""
    here = request.line
    scheme = "wss" if request.is_secure() else "ws"
    return {
        "line": here.slug,
        "root": reverse("desk:desk", args=[here.slug]),
        "live": f"{scheme}://{request.get_host()}{reverse('desk:desk', args=[here.slug])}live",
        "token": get_token(request),
        "language": language,
        "zone": here.zone,
        "title": here.page_title,
        "on_duty": _on_duty(request),
        "elsewhere": _elsewhere(request),
        "login_ends_in": login_ends_in(request),
        "next_step": {"emergency": EMERGENCY.number, "contact": contact_line(here.organisation_id)},
    }
