"""One shift in the office: who sits where, who could, the note for check-in, cancelling."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import shift as deeds
from frirum.actions.signup import SeatIsNotFree, assign, take_off
from frirum.queries.fairness import own_called, own_people
from frirum.queries.line import LineFacts
from frirum.queries.plan import ShiftFacts, shift_called
from frirum.rules.access import Can
from frirum.rules.seat import ShiftState
from frirum.rules.wording import NotInOrder
from frirum.web.doors import Caller, body, door
from frirum.web.office.here import NOT_IN_ORDER, SEE_OTHER, onward, page
from frirum.web.office.plan_here import is_own, plan_here, shift_here
from frirum.web.office.plan_words import Row, row_of
from frirum.web.refusals import refusal_of

CAN = Can.EDIT_PLAN
BECOMES = {"publish": ShiftState.PUBLISHED, "cancel": ShiftState.CANCELLED, "bring_back": ShiftState.PUBLISHED}


class CellBody(msgspec.Struct, forbid_unknown_fields=True):
    """Who is to sit on a seat; nobody frees it."""

    seat: Annotated[int, msgspec.Meta(ge=0, le=99)]
    who: Annotated[str, msgspec.Meta(max_length=200)]


@door(CAN)
def shift(request: Caller, organisation: str, plan: str, shift: str) -> HttpResponse:
    """The shift with its seats."""
    here = plan_here(request, plan)
    return _shown(request, here, shift_here(request, here, shift), now=clock.now())


@door(CAN, methods=("POST",))
def seat(request: Caller, organisation: str, plan: str, shift: str) -> HttpResponse:
    """Put one of one's own people on a seat, or free it."""
    here, now = plan_here(request, plan), clock.now()
    found, sent = shift_here(request, here, shift), request.POST
    at = int(sent.get("seat", "")) if sent.get("seat", "").isdecimal() else -1
    if "free" in sent:
        take_off(request.actor, found.ref, seat=at, now=now)
        messages.success(request, _("The seat is free again."))
    else:
        no = _put(request, found.ref, at, sent.get("who", ""), now=now)
        if no:
            messages.error(request, no)
        else:
            messages.success(request, _("The seat is taken."))
    return HttpResponseRedirect(_address(request, here, found.ref), status=SEE_OTHER)


@door(CAN, methods=("POST",), json=True)
def cell(request: Caller, organisation: str, plan: str, shift: str) -> HttpResponse:
    """The same for the grid: who sits there afterwards, or why not."""
    here, said, now = plan_here(request, plan), body(request, CellBody), clock.now()
    found = shift_here(request, here, shift)
    if not said.who.strip():
        take_off(request.actor, found.ref, seat=said.seat, now=now)
    else:
        no = _put(request, found.ref, said.seat, said.who, now=now)
        if no:
            return JsonResponse({"no": "seat", "say": no}, status=409)
    row = _row(request, here, found.ref, now=now)
    after = next((one for one in row.cells if one.seat == said.seat), None)
    return JsonResponse({"who": after.who if after else "", "own": bool(after and after.own)})


@door(CAN, methods=("POST",))
def state(request: Caller, organisation: str, plan: str, shift: str) -> HttpResponse:
    """Publish the shift, cancel it, or bring it back."""
    here = plan_here(request, plan, own=True)
    to = BECOMES.get(request.POST.get("to", ""), ShiftState.DRAFT)
    deeds.move_to(request.actor, here.id, shift, to, now=clock.now())
    said = {
        ShiftState.PUBLISHED: _("The shift is published."),
        ShiftState.CANCELLED: _("The shift is cancelled."),
    }
    return onward(request, said.get(to, ""), "shift", organisation=organisation, plan=plan, shift=shift)


@door(CAN, methods=("POST",))
def note(request: Caller, organisation: str, plan: str, shift: str) -> HttpResponse:
    """Write the note that everybody reads at check-in."""
    here, now, written = plan_here(request, plan, own=True), clock.now(), request.POST.get("note", "")
    try:
        deeds.set_note(request.actor, here.id, shift, written, now=now)
    except NotInOrder:
        facts = {"written": written, "too_long": deeds.LONGEST_NOTE}
        return _shown(request, here, shift_here(request, here, shift), now=now, **facts)
    return onward(request, _("The note is saved."), "shift", organisation=organisation, plan=plan, shift=shift)


def _put(request: Caller, ref: str, seat: int, written: str, *, now: datetime) -> str:
    """Put whoever was written on the seat; the sentence that says why not, or nothing."""
    who = own_called(request.organisation.id, written)
    if who is None:
        return _("Choose one of your own volunteers from the list.")
    try:
        assign(request.actor, ref, seat=seat, volunteer_ref=who.ref, now=now)
    except SeatIsNotFree as refused:
        refusal = refusal_of(refused)
        return f"{who.name}: {refusal.say if refusal else ''}"
    return ""


def _row(request: Caller, here: LineFacts, ref: str, *, now: datetime) -> Row:
    found = shift_called(ref)
    assert found is not None
    return row_of(found, here, request.organisation.id, language=get_language() or "en", now=now)


def _address(request: Caller, here: LineFacts, ref: str) -> str:
    names = {"organisation": request.organisation.slug, "plan": here.slug, "shift": ref}
    return reverse("office:shift", kwargs=names)


def _shown(request: Caller, here: LineFacts, found: ShiftFacts, *, now: datetime, **more: object) -> HttpResponse:
    facts = {
        "line": here,
        "own": is_own(request, here),
        "shift": found,
        "row": row_of(found, here, request.organisation.id, language=get_language() or "en", now=now),
        "people": own_people(request.organisation.id),
        "written": found.note,
    }
    return page(request, "shift", {**facts, **more}, status=NOT_IN_ORDER if more else 200)
