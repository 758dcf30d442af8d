"""The hours that each volunteer gave, month by month: something to ask about kindly, never a list of guilt (ST11)."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpResponse

from frirum import clock
from frirum.queries.engagement import Given, asked_hours, engagement_in
from frirum.rules.access import Can
from frirum.rules.engagement import Standing
from frirum.web.doors import Caller, door
from frirum.web.engagement_words import hours_words, month_words
from frirum.web.office.here import page, today

A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Row:
    """One volunteer: this month, and the months before it."""

    name: str
    ref: str
    now: str
    before: list[tuple[str, str, bool]]  # the month, its hours, whether they were few


@door(Can.SEE_VOLUNTEERS)
def engagement(request: Caller, organisation: str) -> HttpResponse:
    """Everybody who takes shifts, by name."""
    now, here = clock.now(), request.organisation
    everybody = engagement_in(here.id, zone=here.zone, now=now)
    shown = Paginator(everybody, A_PAGE).get_page(request.GET.get("page"))
    rows = [_row(one) for one in shown]
    facts = {
        "rows": rows,
        "shown": shown,
        "low": sum(_low(one) for one in everybody),
        "hours": asked_hours(here.id),
        "months": _months(request, now=now) if rows else [],
    }
    return page(request, "engagement", facts)


def _row(one: Given) -> Row:
    this, *before = one.months
    told = [(month_words(month.first), hours_words(month.total), stood is Standing.LOW) for month, stood in before]
    return Row(one.name, one.ref, hours_words(this[0].total), told[:3])


def _low(one: Given) -> bool:
    """Whether last month was less than what is asked for."""
    return one.months[1][1] is Standing.LOW


def _months(request: Caller, *, now: datetime) -> list[str]:
    day = today(request, now=now)
    return [month_words(day)]
