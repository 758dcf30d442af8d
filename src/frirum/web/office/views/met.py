"""Writing down what a volunteer has met, and taking back what was written by mistake."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import fulfilment as deeds
from frirum.queries.requirement import requirement_of
from frirum.rules.access import Can
from frirum.rules.requirement import RECORDED, Kind
from frirum.rules.wording import NotInOrder
from frirum.web.doors import Caller, door
from frirum.web.gate_words import name_of
from frirum.web.office.forms.volunteer import MetForm
from frirum.web.office.here import NOT_IN_ORDER, onward, page, today
from frirum.web.office.sentences import show
from frirum.web.office.views.volunteers import called, volunteer_here

CAN = Can.RECORD_MET


@door(CAN, methods=("GET", "POST"))
def met(request: Caller, organisation: str, volunteer: str, kind: str) -> HttpResponse:
    """Write down that something was met: its day, and little more."""
    found = volunteer_here(request, volunteer)
    asked = requirement_of(request.organisation.id, Kind(kind)) if kind in set(RECORDED) else None
    if asked is None or found.erased:
        raise Http404
    now = clock.now()
    day = today(request, now=now)
    form = MetForm(request.POST or None, asked=asked, this_year=day.year, initial={"on": day})
    done = form.done() if request.method == "POST" else None
    if done is not None:
        try:
            deeds.record(request.actor, found.ref, done, now=now)
        except NotInOrder as refused:
            show(form, refused.faults)
        else:
            return onward(request, _("Written down."), "volunteer", organisation=organisation, volunteer=found.ref)
    facts = {"volunteer": found, "name": called(found), "what": name_of(kind), "form": form, "kind": kind}
    return page(request, "met", facts, status=NOT_IN_ORDER if form.errors else 200)


@door(CAN, methods=("POST",))
def strike(request: Caller, organisation: str, volunteer: str, kind: str, done: int) -> HttpResponse:
    """Take back what was written down by mistake."""
    deeds.strike(request.actor, volunteer, done, now=clock.now())
    return onward(request, _("That is taken back."), "volunteer", organisation=organisation, volunteer=volunteer)
