"""Asking to become a volunteer, without a log-in: what is asked, what follows, and a short form (ST11)."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions.application import TooManyWaiting, apply
from frirum.queries.organisation import contact_of
from frirum.queries.requirement import requirements_of
from frirum.rules.access import Can
from frirum.rules.requirement import Kind
from frirum.web.address import address_of
from frirum.web.doors import Caller, door
from frirum.web.language import asked_language
from frirum.web.refusals import REFUSALS
from frirum.web.volunteer.asked_words import asked_words
from frirum.web.volunteer.forms.apply import ApplyForm
from frirum.web.volunteer.here import NOT_IN_ORDER, SEE_OTHER, today
from frirum.web.volunteer.patience import APPLICATIONS

TOO_MANY, CONFLICT = 429, 409


@door(Can.APPLY, methods=("GET", "POST"))
def application(request: Caller, organisation: str) -> HttpResponse:
    """What it means, and the form."""
    asked = requirements_of(request.organisation.id)
    least = next((one.number("least") for one in asked if one.kind is Kind.AGE), None)
    form = ApplyForm(request.POST or None, least_age=least, initial={"language": get_language() or "en"})
    status = 200
    if request.method == "POST":
        status = _sent(request, form)
        if status == SEE_OTHER:
            there = reverse("volunteer:applied", kwargs={"organisation": organisation})
            language = asked_language(request)
            return HttpResponseRedirect(f"{there}?lang={language}" if language else there, status=SEE_OTHER)
    facts = {"organisation": request.organisation, "form": form, "asked": asked_words(asked)}
    return render(request, "volunteer/apply.html", facts, status=status)


@door(Can.APPLY)
def applied(request: Caller, organisation: str) -> HttpResponse:
    """It has arrived; what follows."""
    facts = {"organisation": request.organisation, "contact": contact_of(request.organisation.id)}
    return render(request, "volunteer/applied.html", facts)


def _sent(request: Caller, form: ApplyForm) -> int:
    """Write it down, and answer with how it went; what is wrong stands in the form, and what was written stays."""
    if not form.is_valid():
        return NOT_IN_ORDER
    if form.from_a_machine:  # it reads the same answer, and nothing is written down
        return SEE_OTHER
    now = clock.now()
    if APPLICATIONS.wait(address_of(request), now=now) > 0:
        form.add_error(None, _("Several have written from the same network just now. Wait a minute and send it again."))
        return TOO_MANY
    try:
        apply(request.organisation.id, form.application(), today=today(request, now=now), now=now)
    except TooManyWaiting:
        form.add_error(None, str(REFUSALS["TooManyWaiting"].say))
        return CONFLICT
    return SEE_OTHER
