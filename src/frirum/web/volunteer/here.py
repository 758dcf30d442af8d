"""Where in the volunteer's room we are: her organisation, the day there, and the way on."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from frirum.web.doors import Caller

SEE_OTHER = 303
NOT_IN_ORDER = 422


def today(request: Caller, *, now: datetime) -> date:
    """Which day it is where the organisation is."""
    return now.astimezone(ZoneInfo(request.organisation.zone)).date()


def page(request: Caller, template: str, facts: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
    """One page of the room."""
    here = {"organisation": request.organisation, "alias": request.account.alias_in(request.organisation.id)}
    return render(request, f"volunteer/{template}.html", {**here, **facts}, status=status)


def onward(request: HttpRequest, done: str, to: str, **names: str | int) -> HttpResponse:
    """Say what was done, on the page that comes next (Post/Redirect/Get)."""
    messages.success(request, done)
    return HttpResponseRedirect(reverse(f"volunteer:{to}", kwargs=names), status=SEE_OTHER)
