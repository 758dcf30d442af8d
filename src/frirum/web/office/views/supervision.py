"""Supervision in the office: offer times, cancel one, say who came (ST8, ST9)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import supervision as deeds
from frirum.queries.supervision import SupervisionFacts, could_come, held, offered
from frirum.queries.supervision import supervision as one_time
from frirum.rules.access import Can
from frirum.rules.supervision import Kind
from frirum.rules.wording import NotInOrder
from frirum.web.doors import Caller, door
from frirum.web.office.forms.supervision import AloneForm, GroupForm
from frirum.web.office.here import NOT_IN_ORDER, onward, page
from frirum.web.office.sentences import show
from frirum.web.opening_words import span
from frirum.web.supervision_words import FORMS, KINDS

CAN = Can.EDIT_SUPERVISION
SHOWN_BACK = timedelta(days=200)
"""A term and a little: so far back the page lists what was held."""


@dataclass(frozen=True, slots=True)
class Row:
    """One time in words."""

    facts: SupervisionFacts
    when: str
    what: str
    form: str
    group: bool
    names: str
    begun: bool


@door(CAN)
def supervision(request: Caller, organisation: str) -> HttpResponse:
    """What is offered, who has booked, and what was held."""
    now, here = clock.now(), request.organisation.id
    past = [_row(one, request, now=now) for one in held(here, since=now - SHOWN_BACK, now=now)]
    facts = {
        "ahead": [_row(one, request, now=now) for one in offered(here, now=now)],
        "unsaid": [row for row in past if row.facts.unsaid],
        "past": [row for row in past if row.facts.taken and not row.facts.unsaid],
    }
    return page(request, "supervision", facts)


@door(CAN, methods=("GET", "POST"))
def alone(request: Caller, organisation: str) -> HttpResponse:
    """Offer times for one person each."""
    return _offered(request, AloneForm(request.POST or None, initial={"minutes": 45, "times": 1}))


@door(CAN, methods=("GET", "POST"))
def group(request: Caller, organisation: str) -> HttpResponse:
    """Offer a gathering."""
    return _offered(request, GroupForm(request.POST or None, initial={"minutes": 120, "places": 10}))


@door(CAN, methods=("GET", "POST"))
def cancel(request: Caller, organisation: str, time: str) -> HttpResponse:
    """Ask once, then cancel a time."""
    now = clock.now()
    row = _row(_found(request, time), request, now=now)
    if request.method != "POST":
        return page(request, "supervision_cancel", {"row": row})
    deeds.cancel(request.actor, request.organisation.id, time, now=now)
    return onward(request, _("The time is cancelled."), "supervision", organisation=organisation)


@door(CAN, methods=("GET", "POST"))
def who_came(request: Caller, organisation: str, time: str) -> HttpResponse:
    """Say who was there; the day and the form are kept, nothing else."""
    now, here = clock.now(), request.organisation.id
    found = _found(request, time)
    if request.method == "POST":
        deeds.say_who_came(request.actor, here, time, came=request.POST.getlist("came"), now=now)
        return onward(request, _("Noted. It counts for each of them."), "supervision", organisation=organisation)
    booked = {one.ref for one in found.taken}
    facts = {
        "row": _row(found, request, now=now),
        "others": [one for one in could_come(here) if one.ref not in booked],
    }
    return page(request, "supervision_who_came", facts)


def _offered(request: Caller, form: AloneForm | GroupForm) -> HttpResponse:
    here = request.organisation
    wish = form.offer(here.zone) if request.method == "POST" else None
    if wish is not None:
        times = form.cleaned_data.get("times", 1)
        try:
            deeds.offer(request.actor, here.id, wish, times=times, now=clock.now())
        except NotInOrder as refused:
            show(form, refused.faults)
        else:
            return onward(
                request, _("It can be booked now, in the volunteers’ room."), "supervision", organisation=here.slug
            )
    return page(
        request,
        "supervision_offer",
        {"form": form, "group": form.kind is Kind.GROUP},
        status=NOT_IN_ORDER if form.errors else 200,
    )


def _found(request: Caller, time: str) -> SupervisionFacts:
    found = one_time(request.organisation.id, time)
    if found is None:
        raise Http404
    return found


def _row(one: SupervisionFacts, request: Caller, *, now: datetime) -> Row:
    language, zone = get_language() or "en", request.organisation.zone
    return Row(
        facts=one,
        when=span(one.offer.starts_at, one.offer.ends_at, zone=zone, language=language, now=now),
        what=str(KINDS[one.offer.kind]),
        form=str(FORMS[one.offer.form]),
        group=one.offer.kind is Kind.GROUP,
        names=", ".join(taken.name for taken in one.taken if taken.attended is not False),
        begun=one.offer.starts_at <= now,
    )
