"""Her own front page: where she stands, what lets her take shifts, and what comes next."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frirum import clock
from frirum.queries.gates import gates_of
from frirum.queries.own_shifts import OwnShift, own_shifts
from frirum.queries.volunteer import volunteer_of
from frirum.rules.access import Can
from frirum.web.doors import Caller, door
from frirum.web.opening_words import span
from frirum.web.volunteer.here import page, today
from frirum.web.volunteer.next_step import Step, next_step, rows_of
from frirum.web.volunteer_words import state_name

CAN = Can.OWN_LIFE
SHOWN = 3  # shifts ahead


@door(CAN)
def choose(request: Caller) -> HttpResponse:
    """Where, when she is a volunteer in several organisations; else straight in."""
    places = request.account.volunteer_in
    if len(places) == 1:
        return HttpResponseRedirect(reverse("volunteer:front", kwargs={"organisation": places[0].organisation_slug}))
    return render(request, "volunteer/choose.html", {"places": places})


@door(CAN)
def front(request: Caller, organisation: str) -> HttpResponse:
    """Where she stands, and what comes next."""
    now = clock.now()
    her = volunteer_of(request.account.id, request.organisation.id)
    if her is None:
        return page(request, "front", {})
    gates = gates_of(her.id, on=today(request, now=now), now=now)
    rows = rows_of(gates, organisation)
    shifts = Step(reverse("volunteer:shifts", kwargs={"organisation": organisation}), _("Choose a shift"))
    facts = {
        "her": her,
        "state": state_name(her.state),
        "open": gates.may_sign_up and gates.may_check_in,
        "may_sign_up": gates.may_sign_up,
        "rows": rows,
        "next_step": next_step(rows, shifts=shifts if gates.may_sign_up else None),
        "shifts": [(one, _when(request, one)) for one in own_shifts(her.id, most=SHOWN, now=now)],
    }
    return page(request, "front", facts)


def _when(request: Caller, one: OwnShift) -> str:
    zone, language = request.organisation.zone, get_language() or "en"
    return span(one.starts_at, one.ends_at, zone=zone, language=language, now=clock.now())
