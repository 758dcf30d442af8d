"""What she does about shifts: take a seat, say that she can't come, answer who looks for a stand-in, watch a line."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import signup, standin
from frirum.actions import watch as watching
from frirum.actions.signup import NotHerSeat, SeatIsNotFree
from frirum.actions.standin import NobodyIsLookedFor, ShiftHasBegun
from frirum.queries.line import line
from frirum.queries.standin import search_called
from frirum.rules.access import Can
from frirum.rules.standin import Answer, Way
from frirum.web.doors import Caller, door
from frirum.web.refusals import refusal_of
from frirum.web.volunteer.here import SEE_OTHER, onward
from frirum.web.volunteer.seats import why
from frirum.web.volunteer.views.shifts import shift_here

LONGEST_NUMBER = 4


@door(Can.SIGN_UP, methods=("POST",))
def sign_up(request: Caller, organisation: str, shift: str) -> HttpResponse:
    """Take a seat."""
    shift_here(request, shift)

    def act() -> str:
        signup.sign_up(request.actor, shift, seat=_position(request), now=clock.now())
        return _("The seat is yours.")

    return _done(request, shift, act)


@door(Can.SIGN_UP, methods=("POST",))
def cannot_come(request: Caller, organisation: str, shift: str) -> HttpResponse:
    """She can't come; no reason is asked."""
    shift_here(request, shift)

    def act() -> str:
        way = standin.cannot_come(request.actor, shift, now=clock.now())
        if way is Way.SIGN_OFF:
            return _("Thank you for saying so in time. The seat is free for somebody else.")
        return _("Thank you for saying so. We are asking everybody who could stand in.")

    return _done(request, shift, act)


@door(Can.SIGN_UP, methods=("POST",))
def can_come(request: Caller, organisation: str, shift: str) -> HttpResponse:
    """She can come after all."""
    shift_here(request, shift)

    def act() -> str:
        standin.can_come(request.actor, shift, now=clock.now())
        return _("Good. The seat is yours, and nobody is asked any more.")

    return _done(request, shift, act)


@door(Can.SIGN_UP, methods=("POST",))
def stand_in(request: Caller, organisation: str, shift: str) -> HttpResponse:
    """Answer whether she can stand in."""
    shift_here(request, shift)
    search, yes = request.POST.get("search", ""), request.POST.get("answer") == "yes"

    def act() -> str:
        said = standin.answer(request.actor, search, yes=yes, now=clock.now())
        return _thanks(said, search)

    return _done(request, shift, act)


@door(Can.SIGN_UP, methods=("POST",))
def watch(request: Caller, organisation: str) -> HttpResponse:
    """Begin or stop watching a line."""
    found, on = line(request.POST.get("line", "")), request.POST.get("on") == "yes"
    if found is None:
        raise Http404
    watching.watch(request.actor, found.id, on=on, now=clock.now())
    done = _("You will be told when a shift is short or cancelled.") if on else _("You will not be told any more.")
    return onward(request, done, "shifts", organisation=organisation)


def _thanks(said: Answer, search_ref: str) -> str:
    if said is Answer.YES:
        return _("Thank you. The seat is yours.")
    if said is Answer.NO:
        return _("Thank you for answering. Somebody else is asked too.")
    search = search_called(search_ref)
    if search is not None and search.state == "found":
        return _("Somebody was faster. Thank you for being willing.")
    return _("Nobody is needed any more. Thank you for being willing.")


def _done(request: Caller, shift: str, act: Callable[[], str]) -> HttpResponse:
    """Do it and come back to the shift; a no is said there in words, and nothing was changed."""
    names = {"organisation": request.organisation.slug, "shift": shift}
    try:
        return onward(request, act(), "shift", **names)
    except SeatIsNotFree as refused:
        messages.error(request, _("You did not get this seat. %(why)s") % {"why": why(refused.why)})
    except (NotHerSeat, ShiftHasBegun, NobodyIsLookedFor) as refused:
        refusal = refusal_of(refused)
        assert refusal is not None
        messages.error(request, str(refusal.say))
    return HttpResponseRedirect(reverse("volunteer:shift", kwargs=names), status=SEE_OTHER)


def _position(request: Caller) -> int:
    """Which seat; one that there is not where it was no number."""
    sent = request.POST.get("seat", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) <= LONGEST_NUMBER else -1
