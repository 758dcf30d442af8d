"""Her own hours, month by month: shifts, supervision and training together (ST11)."""

from django.http import HttpResponse

from frirum import clock
from frirum.queries.engagement import asked_hours, engagement_of
from frirum.queries.volunteer import volunteer_of
from frirum.rules.access import Can, NotAllowed
from frirum.rules.engagement import Month, Source, Standing
from frirum.web.doors import Caller, door
from frirum.web.engagement_words import SOURCES, hours_words, month_words
from frirum.web.volunteer.here import page


@door(Can.OWN_LIFE)
def hours(request: Caller, organisation: str) -> HttpResponse:
    """What she gave, and that few hours now and then are nothing to be ashamed of."""
    here, now = request.organisation, clock.now()
    herself = volunteer_of(request.account.id, here.id)
    given = engagement_of(herself.id, zone=here.zone, now=now) if herself is not None else None
    if given is None:
        raise NotAllowed(Can.OWN_LIFE)
    (_now, this), (_before, last) = given.months[0], given.months[1]
    facts = {
        "months": [_told(month) for month, _standing in given.months],
        "asked": asked_hours(here.id),
        "enough": this is Standing.ENOUGH,
        "low": last is Standing.LOW,
    }
    return page(request, "hours", facts)


def _told(month: Month) -> dict[str, object]:
    parts = [f"{SOURCES[one]} {hours_words(month.minutes[one])}" for one in Source if month.minutes.get(one)]
    return {"name": month_words(month.first), "hours": hours_words(month.total), "parts": parts}
