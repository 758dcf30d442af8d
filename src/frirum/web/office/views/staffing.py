"""How a line is staffed: the plan's numbers and seats, and the organisations that run the line together (CS4)."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import partner as partners
from frirum.actions import shift as deeds
from frirum.queries.line import LineFacts
from frirum.queries.plan import plan_of, qualifications_of, run_by
from frirum.rules.access import Can
from frirum.rules.plan import MOST_SEATS
from frirum.rules.wording import NotInOrder
from frirum.web.doors import Caller, door
from frirum.web.office.forms.plan import SPARE, PlanForm, begins
from frirum.web.office.here import NOT_IN_ORDER, onward, page
from frirum.web.office.plan_here import plan_here
from frirum.web.office.sentences import sentence, show


@door(Can.EDIT_PLAN, methods=("GET", "POST"))
def staffing(request: Caller, organisation: str, plan: str) -> HttpResponse:
    """The numbers and the seats, as a form."""
    here, now = plan_here(request, plan, own=True), clock.now()
    form = _form(request, here)
    wish = form.wish() if request.method == "POST" else None
    if wish is not None:
        try:
            deeds.set_plan(request.actor, here.id, wish, now=now)
        except NotInOrder as refused:
            show(form, refused.faults)
        else:
            done = _("The plan is saved. Shifts to come get these seats when you make the shifts.")
            return onward(request, done, "plan", organisation=organisation, plan=plan)
    facts = {"line": here, "form": form, "seats": form.seats()}
    return page(request, "staffing", facts, status=NOT_IN_ORDER if form.errors else 200)


@door(Can.EDIT_ORGANISATION, methods=("GET", "POST"))
def together(request: Caller, organisation: str, plan: str) -> HttpResponse:
    """Who runs the line, and one more."""
    here, now = plan_here(request, plan, own=True), clock.now()
    written, no = request.POST.get("partner", ""), ""
    if request.method == "POST":
        try:
            partners.add(request.actor, here.id, written, now=now)
        except NotInOrder as refused:
            no = sentence(refused.faults[0])
        else:
            done = _("The organisation runs the line with you now. Its volunteers can sit at the desk.")
            return onward(request, done, "together", organisation=organisation, plan=plan)
    facts = {"line": here, "partners": run_by(here.id)[1:], "written": written, "no": no}
    return page(request, "together", facts, status=NOT_IN_ORDER if no else 200)


@door(Can.EDIT_ORGANISATION, methods=("GET", "POST"))
def apart(request: Caller, organisation: str, plan: str, partner: str) -> HttpResponse:
    """Ask once, then run the line without this organisation."""
    here = plan_here(request, plan, own=True)
    if request.method != "POST":
        return page(request, "apart", {"line": here, "partner": partner})
    partners.remove(request.actor, here.id, partner, now=clock.now())
    done = _("The organisation does not run the line any more. Its volunteers have left the shifts to come.")
    return onward(request, done, "together", organisation=organisation, plan=plan)


def _form(request: Caller, here: LineFacts) -> PlanForm:
    facts = plan_of(here.id)
    many = len(facts.seats) if facts.there else 3
    return PlanForm(
        request.POST or None,
        initial=begins(facts),
        organisations=[(one.id, one.name) for one in run_by(here.id)],
        qualifications=qualifications_of(here.id),
        rows=min(many + SPARE, MOST_SEATS),
    )
