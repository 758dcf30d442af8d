"""Pausing, coming back and leaving: her own steps, without a reason (ST11)."""

from datetime import date

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions.volunteer import move, pause_at_most
from frirum.rules.access import Can
from frirum.rules.volunteer import By, State, steps
from frirum.rules.wording import Flaw, NotInOrder
from frirum.web.doors import Caller, door
from frirum.web.opening_words import date_in_words
from frirum.web.volunteer.here import NOT_IN_ORDER, SEE_OTHER, onward, page, today
from frirum.web.volunteer.herself import herself
from frirum.web.volunteer_words import about_state

CAN = Can.OWN_LIFE


class PauseForm(forms.Form):
    """Until when."""

    back_by = forms.DateField(
        label=gettext_lazy("Back by"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"],
        error_messages={
            "required": gettext_lazy("Choose a date, or write it like 2026-12-24."),
            "invalid": gettext_lazy("Choose a date, or write it like 2026-12-24."),
        },
    )


@door(CAN, methods=("GET", "POST"))
def life(request: Caller, organisation: str) -> HttpResponse:
    """What she can decide herself; a pause is sent from here."""
    now = clock.now()
    her = herself(request)
    latest = pause_at_most(request.organisation.id, today=today(request, now=now))
    form = PauseForm(request.POST or None, label_suffix="", initial={"back_by": latest})
    if request.method == "POST" and form.is_valid():
        try:
            move(request.actor, her.ref, State.PAUSED, back_by=form.cleaned_data["back_by"], now=now)
        except NotInOrder as refused:
            form.add_error("back_by", _why(refused, latest))
        else:
            return onward(
                request,
                _("You are on a pause. Rest well; your place here is kept."),
                "front",
                organisation=organisation,
            )
    facts = {
        "her": her,
        "about": about_state(her.state),
        "until": _day(her.back_by) if her.back_by else "",
        "latest": _day(latest),
        "form": form,
        **{f"may_{one.value}": one in steps(her.state, by=By.HERSELF) for one in State},
    }
    return page(request, "life", facts, status=NOT_IN_ORDER if form.errors else 200)


@door(CAN, methods=("POST",))
def come_back(request: Caller, organisation: str) -> HttpResponse:
    """The pause is over."""
    move(request.actor, herself(request).ref, State.ACTIVE, now=clock.now())
    return onward(request, _("Welcome back."), "front", organisation=organisation)


@door(CAN, methods=("GET", "POST"))
def leave(request: Caller, organisation: str) -> HttpResponse:
    """Ask once and say what happens with her data; then she has left."""
    her = herself(request)
    applying = State.WITHDRAWN in steps(her.state, by=By.HERSELF)
    if request.method != "POST":
        roles = {one.role.value for one in request.account.memberships if one.organisation_id == her.organisation_id}
        return page(request, "leave", {"her": her, "applying": applying, "other_roles": roles - {"volunteer"}})
    to = State.WITHDRAWN if applying else State.LEFT
    move(request.actor, her.ref, to, now=clock.now())
    return HttpResponseRedirect(reverse("platform:goodbye"), status=SEE_OTHER)


def _day(day: date) -> str:
    return date_in_words(day, language=get_language() or "en", inside=True)


def _why(refused: NotInOrder, latest: date) -> str:
    if refused.faults[0].flaw is Flaw.IN_THE_PAST:
        return _("This day has passed. Choose a later one.")
    return _("A pause can last until %(day)s at most.") % {"day": _day(latest)}
