"""The on-call list of a line: who is called, in which order, and what happened when they were (ST10)."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import oncall as deeds
from frirum.queries.callin import asked_in
from frirum.queries.escalation import worries_on
from frirum.queries.oncall import Place, candidates_for, places_of
from frirum.rules.access import Can
from frirum.rules.wording import NotInOrder
from frirum.web.doors import Caller, door
from frirum.web.office.forms.oncall import PhoneForm, PlaceForm
from frirum.web.office.here import NOT_IN_ORDER, line_here, onward, page
from frirum.web.office.sentences import show

CAN = Can.EDIT_ON_CALL


@door(CAN, methods=("GET", "POST"))
def on_call(request: Caller, organisation: str, line: str) -> HttpResponse:
    """The list in its order, a form for one more, and the log of the last day."""
    here = line_here(request, organisation)
    candidates = candidates_for(here.id)
    form = PlaceForm(request.POST or None, candidates=candidates)
    if request.method == "POST" and form.is_valid():
        who, phone = form.cleaned_data["account"], form.cleaned_data["phone"]
        try:
            deeds.add(request.actor, here.id, who, phone=phone, now=clock.now())
        except NotInOrder as refused:
            show(form, refused.faults)
        else:
            name = next(one.alias for one in candidates if one.account == who)
            done = _("%(name)s is on the list, last.") % {"name": name}
            return onward(request, done, "on_call", organisation=organisation, line=line)
    facts = {
        "line": here,
        "places": places_of(here.id),
        "form": form,
        "candidates": candidates,
        "worries": worries_on(here.id),
        "asked_in": asked_in(here.id),
    }
    return page(request, "on_call", facts, status=NOT_IN_ORDER if form.errors else 200)


@door(CAN, methods=("GET", "POST"))
def phone(request: Caller, organisation: str, line: str, place: int) -> HttpResponse:
    """Another number for text messages, or none."""
    here = line_here(request, organisation)
    found = _found(here.id, place)
    form = PhoneForm(request.POST or None, initial={"phone": found.phone})
    if request.method == "POST" and form.is_valid():
        try:
            deeds.change_phone(request.actor, here.id, place, phone=form.cleaned_data["phone"], now=clock.now())
        except NotInOrder as refused:
            show(form, refused.faults)
        else:
            return onward(request, _("The number is saved."), "on_call", organisation=organisation, line=line)
    facts = {"line": here, "place": found, "form": form}
    return page(request, "on_call_phone", facts, status=NOT_IN_ORDER if form.errors else 200)


@door(CAN, methods=("POST",))
def move(request: Caller, organisation: str, line: str, place: int) -> HttpResponse:
    """Call somebody earlier or later."""
    here = line_here(request, organisation)
    deeds.move(request.actor, here.id, place, up=request.POST.get("to") == "up", now=clock.now())
    return onward(request, _("The order is changed."), "on_call", organisation=organisation, line=line)


@door(CAN, methods=("GET", "POST"))
def remove(request: Caller, organisation: str, line: str, place: int) -> HttpResponse:
    """Ask once, then take her off the list."""
    here = line_here(request, organisation)
    found = _found(here.id, place)
    if request.method != "POST":
        return page(request, "on_call_remove", {"line": here, "place": found})
    deeds.remove(request.actor, here.id, place, now=clock.now())
    done = _("%(name)s is no longer called.") % {"name": found.alias}
    return onward(request, done, "on_call", organisation=organisation, line=line)


def _found(line_id: int, place: int) -> Place:
    found = next((one for one in places_of(line_id) if one.id == place), None)
    if found is None:
        raise Http404
    return found
