"""What the line says of itself, and what the organisation promises."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions.line import describe, promise
from frirum.queries.office import promises_of
from frirum.rules.access import Can
from frirum.rules.wording import NotInOrder
from frirum.web.doors import Caller, door
from frirum.web.office.forms.fields import per_language
from frirum.web.office.forms.line import LineForm, PromiseForm, promised, shown
from frirum.web.office.here import NOT_IN_ORDER, line_here, onward, page
from frirum.web.office.sentences import show


@door(Can.EDIT_OPENING, methods=("GET", "POST"))
def line_facts(request: Caller, organisation: str, line: str) -> HttpResponse:
    """Name, for whom, languages, how many."""
    here = line_here(request, organisation)
    form = LineForm(request.POST or None, initial=shown(here))
    plan = form.plan() if request.method == "POST" else None
    if plan is not None:
        try:
            describe(request.actor, here.id, plan, now=clock.now())
        except NotInOrder as refused:
            show(form, refused.faults)
        else:
            return onward(request, _("The line is saved. Visitors see it now."), "front", organisation=organisation)
    facts = {"line": here, "form": form, "for_whom": per_language(form, "for_whom")}
    return page(request, "line", facts, status=NOT_IN_ORDER if form.errors else 200)


@door(Can.EDIT_ORGANISATION, methods=("GET", "POST"))
def promises(request: Caller, organisation: str) -> HttpResponse:
    """When we would tell anyone, and where the quick exit leads (EX8)."""
    here = request.organisation.id
    kept = promises_of(here)
    form = PromiseForm(request.POST or None, initial=promised(kept.when_we_tell, kept.neutral_url))
    if request.method == "POST" and form.is_valid():
        url = form.cleaned_data["neutral_url"] or ""
        try:
            promise(request.actor, here, when_we_tell=form.texts(), neutral_url=url, now=clock.now())
        except NotInOrder as refused:
            show(form, refused.faults)
        else:
            return onward(
                request, _("The promises are saved. Visitors read them now."), "front", organisation=organisation
            )
    facts = {"form": form, "when_we_tell": per_language(form, "when_we_tell")}
    return page(request, "promises", facts, status=NOT_IN_ORDER if form.errors else 200)
