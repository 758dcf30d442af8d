"""Whether figures are published, and how long single contacts are kept (CS3)."""

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import figure_settings as deeds
from frirum.queries.quarter import published
from frirum.rules.access import Can
from frirum.rules.wording import NotInOrder
from frirum.web.doors import Caller, door
from frirum.web.office.forms.figure_settings import FigureSettingsForm
from frirum.web.office.here import NOT_IN_ORDER, onward, page, today
from frirum.web.office.sentences import show


@door(Can.PUBLISH_FIGURES, methods=("GET", "POST"))
def figure_settings(request: Caller, organisation: str) -> HttpResponse:
    """Read and change the choice."""
    here, now = request.organisation, clock.now()
    found = published(here.id, today=today(request, now=now))
    before = {"public": found.choice.public, "keep_months": found.choice.keep_months}
    form = FigureSettingsForm(request.POST or None, initial=before)
    if request.method == "POST" and form.is_valid():
        try:
            deeds.choose(request.actor, here.id, form.choice(), now=now)
        except NotInOrder as refused:
            show(form, refused.faults)
        else:
            return onward(request, _("Your choice is saved."), "figure_settings", organisation=here.slug)
    facts = {"form": form, "found": found, "address": _address(request)}
    return page(request, "figure_settings", facts, status=NOT_IN_ORDER if form.errors else 200)


def _address(request: Caller) -> str:
    """Where everybody reads the figures: on the visitors' host, if it is another."""
    path = reverse("visitor:figures", kwargs={"organisation": request.organisation.slug})
    host = settings.FRIRUM_VISITOR_HOST or request.get_host()
    return f"{request.scheme}://{host}{path}"
