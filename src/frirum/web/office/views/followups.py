"""Who would like a call after a shift; what was said there stays there."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import followup as deeds
from frirum.queries.followup import heaviness_of, wishes_of
from frirum.rules.access import Can
from frirum.web.doors import Caller, door
from frirum.web.office.here import onward, page


@door(Can.FOLLOW_UP)
def follow_ups(request: Caller, organisation: str) -> HttpResponse:
    """Everybody who would like a call, and how heavy the month was without names."""
    now, here = clock.now(), request.organisation.id
    said = heaviness_of(here, now=now)
    facts = {"wishes": wishes_of(here, now=now), "steps": said, "answers": sum(many for _, many in said)}
    return page(request, "follow_ups", facts)


@door(Can.FOLLOW_UP, methods=("POST",))
def called(request: Caller, organisation: str, wish: int) -> HttpResponse:
    """She has been called: what she said is erased."""
    deeds.called(request.actor, request.organisation.id, wish, now=clock.now())
    return onward(request, _("Good. What was noted about it is erased."), "follow_ups", organisation=organisation)
