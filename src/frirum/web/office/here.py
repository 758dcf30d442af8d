"""Where in the office we are: the organisation and line of the address, the day there, and the way on."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from frirum.queries.line import LineFacts
from frirum.rules.access import Can, holds
from frirum.web.doors import Caller

SEE_OTHER = 303
NOT_IN_ORDER = 422


def line_here(request: Caller, organisation: str) -> LineFacts:
    """The line of the address, if it is this organisation's; else "not there" (AZ3)."""
    if request.line.organisation_slug != organisation:
        raise Http404
    return request.line


def today(request: Caller, *, now: datetime) -> date:
    """Which day it is where the organisation is."""
    return now.astimezone(ZoneInfo(request.organisation.zone)).date()


def page(request: Caller, template: str, facts: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
    """One page of the office."""
    here = {
        "organisation": request.organisation,
        "may_edit": holds(request.actor, Can.EDIT_OPENING),
        "may_promise": holds(request.actor, Can.EDIT_ORGANISATION),
    }
    return render(request, f"office/{template}.html", {**here, **facts}, status=status)


def onward(request: HttpRequest, done: str, to: str, **names: str | int) -> HttpResponse:
    """Say what was done, on the page that comes next (Post/Redirect/Get)."""
    messages.success(request, done)
    return HttpResponseRedirect(reverse(f"office:{to}", kwargs=names), status=SEE_OTHER)
