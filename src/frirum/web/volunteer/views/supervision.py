"""Her own supervision: times she can book, and the one she has (ST8, ST9)."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import supervision as deeds
from frirum.queries.supervision import Time, held_for, times_for
from frirum.queries.volunteer import volunteer_of
from frirum.rules.access import Can, NotAllowed
from frirum.rules.supervision import Kind, WhyNot
from frirum.web.doors import Caller, door
from frirum.web.opening_words import moment, span
from frirum.web.supervision_words import FORMS, KINDS
from frirum.web.volunteer.here import onward, page

CAN = Can.BOOK_SUPERVISION


@dataclass(frozen=True, slots=True)
class Row:
    """One time in words; `shift` says that she has a shift of her own then."""

    ref: str
    when: str
    what: str
    led_by: str
    shift: str
    places: int | None  # left, of a gathering
    full: bool
    cancelled: bool
    begun: bool


@door(CAN)
def supervision(request: Caller, organisation: str) -> HttpResponse:
    """What can be booked, what is hers, and where she has been."""
    now, here = clock.now(), request.organisation
    herself = _herself(request)
    times = times_for(herself, here.id, now=now)
    facts = {
        "mine": [_row(one, request, now=now) for one in times if one.hers],
        "free": [_row(one, request, now=now) for one in times if not one.hers],
        "past": [_row(one, request, now=now) for one in held_for(herself, here.id, now=now)[:6]],
    }
    return page(request, "supervision", facts)


@door(CAN, methods=("POST",))
def book(request: Caller, organisation: str, time: str) -> HttpResponse:
    """Take a place."""
    now = clock.now()
    try:
        deeds.book(request.actor, _herself(request), time, now=now)
    except deeds.CannotBook as refused:
        return onward(request, str(_NOT_BOOKED[refused.why]()), "supervision", organisation=organisation)
    [booked] = [one for one in times_for(_herself(request), request.organisation.id, now=now) if one.ref == time]
    when = _row(booked, request, now=now).when
    return onward(request, _("It is yours: %(when)s") % {"when": when}, "supervision", organisation=organisation)


@door(CAN, methods=("POST",))
def take_back(request: Caller, organisation: str, time: str) -> HttpResponse:
    """Give a place back; no reason is asked."""
    try:
        deeds.take_back(request.actor, _herself(request), time, now=clock.now())
    except deeds.CannotTakeBack:
        said = _("It has begun already, so it stays as it is.")
    else:
        said = _("You have given the time back. Somebody else can have it now.")
    return onward(request, said, "supervision", organisation=organisation)


_NOT_BOOKED = {
    WhyNot.FULL: lambda: _("Somebody was a moment faster. Choose another time."),
    WhyNot.CANCELLED: lambda: _("This time was cancelled. Choose another one."),
    WhyNot.OVER: lambda: _("This time has begun already. Choose another one."),
    WhyNot.BOOKED: lambda: _("You have booked this time already."),
    WhyNot.NOT_BOOKED: lambda: _("You have not booked this time."),
}


def _herself(request: Caller) -> int:
    found = volunteer_of(request.account.id, request.organisation.id)
    if found is None:
        raise NotAllowed(CAN)
    return found.id


def _row(one: Time, request: Caller, *, now: datetime) -> Row:
    language, zone = get_language() or "en", request.organisation.zone
    starts = one.offer.starts_at
    return Row(
        ref=one.ref,
        when=span(starts, one.offer.ends_at, zone=zone, language=language, now=now),
        what=f"{KINDS[one.offer.kind]}, {FORMS[one.offer.form]}",
        led_by=one.led_by,
        shift=moment(one.shift[0], zone=zone, language=language, now=now) if one.shift else "",
        places=one.free if one.offer.kind is Kind.GROUP else None,
        full=one.why_not is WhyNot.FULL,
        cancelled=one.cancelled,
        begun=starts <= now,
    )
