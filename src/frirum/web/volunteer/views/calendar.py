"""Her calendar: a private address that any calendar can read, made anew on wish, and dead with access (BO4).

What a calendar learns is when, and one neutral word: calendars show themselves on lock screens and to whoever shares
them. RFC 5545; the address is a secret, so it is never kept by a cache, and never told twice.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import icalendar
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frirum import clock
from frirum.actions.feed import end_feed, new_feed
from frirum.queries.feed import FeedFacts, feed_called, has_feed
from frirum.rules.access import Can
from frirum.web import errors
from frirum.web.doors import Caller, door
from frirum.web.refusals import Refusal
from frirum.web.volunteer.here import onward, page
from frirum.web.volunteer.views.shifts import herself

READ_AGAIN = timedelta(hours=1)
OVER = Refusal(
    "feed_over",
    404,
    gettext_lazy(
        "This calendar address does not open anything any more. If you are a volunteer, make a new one on your page "
        "and take this one out of your calendar."
    ),
)


@door(Can.OWN_FEED, methods=("GET", "POST"))
def calendar(request: Caller, organisation: str) -> HttpResponse:
    """What a calendar address is; a new one is shown this once, because only its hash is kept."""
    who, address = herself(request), ""
    if request.method == "POST":
        secret = new_feed(request.actor, now=clock.now())
        address = request.build_absolute_uri(reverse("volunteer:feed", kwargs={"secret": secret}))
    return page(request, "calendar", {"address": address, "there": has_feed(who.id)})


@door(Can.OWN_FEED, methods=("POST",))
def end(request: Caller, organisation: str) -> HttpResponse:
    """Let the address open nothing any more."""
    herself(request)
    end_feed(request.actor, now=clock.now())
    return onward(request, _("The address opens nothing any more."), "calendar", organisation=organisation)


@door(Can.READ_FEED)
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """What a calendar reads; a clear sentence for a person who opens an address that is over."""
    now = clock.now()
    found = feed_called(secret, now=now)
    if found is None:
        return errors.page(request, OVER)
    with translation.override(found.language):
        written = as_calendar(found, now=now)
    return HttpResponse(written, content_type="text/calendar; charset=utf-8")


def as_calendar(found: FeedFacts, *, now: datetime) -> bytes:
    """The calendar itself: every entry is called the same, and says neither where nor with whom."""
    made = icalendar.Calendar()
    made.add("prodid", "-//Frirum//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("refresh-interval", READ_AGAIN, parameters={"value": "DURATION"})
    made.add("x-published-ttl", READ_AGAIN)
    for entry in found.entries:
        event = icalendar.Event()
        event.add("uid", entry.ref)
        event.add("dtstamp", now)
        event.add("dtstart", entry.starts_at)
        event.add("dtend", entry.ends_at)
        event.add("summary", _("Shift"))
        event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
        event.add("class", "PRIVATE")
        made.add_component(event)
    return bytes(made.to_ical())
