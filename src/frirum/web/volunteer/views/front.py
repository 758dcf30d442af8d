"""Her own front page: where she stands, and what comes next."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from frirum import clock
from frirum.queries.seat import lines_of
from frirum.queries.slip import uncoded_of
from frirum.rules.access import Can
from frirum.web.doors import Caller, door
from frirum.web.volunteer.here import page


@door(Can.OWN_LIFE)
def choose(request: Caller) -> HttpResponse:
    """Where, when she is a volunteer in several organisations; else straight in."""
    places = request.account.volunteer_in
    if len(places) == 1:
        return HttpResponseRedirect(reverse("volunteer:front", kwargs={"organisation": places[0].organisation_slug}))
    return render(request, "volunteer/choose.html", {"places": places})


@door(Can.OWN_LIFE)
def front(request: Caller, organisation: str) -> HttpResponse:
    """Where she stands, and what comes next."""
    lines = lines_of({request.organisation.id})
    facts = {"left": uncoded_of(request.account.id, now=clock.now()), "line": lines[0].slug if lines else ""}
    return page(request, "front", facts)
