"""The demo's plan: this term's shifts, with some people in the next ones, and a door that opens whoever is there."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from frirum.actions import shift, term
from frirum.actions.signup import assign
from frirum.config import demo_organisation
from frirum.records.models import Shift, Volunteer
from frirum.rules.access import Actor
from frirum.rules.plan import PlanWish
from frirum.rules.term import Term

WEEKS = 8
HELD = 6
"""So many shifts have somebody in them; then come the holes that a coordinator looks for."""


def make(coordinator: Actor, organisation_id: int, line_id: int, *, now: datetime) -> None:
    """A term of eight weeks from today, published; its first two days have people in them."""
    zone = ZoneInfo(demo_organisation.ORGANISATION["zone"])
    today = now.astimezone(zone).date()
    season = "Vår" if today.month < 7 else "Höst"
    wish = Term(f"{season} {today.year}", today, today + timedelta(weeks=WEEKS))
    made = term.add(coordinator, organisation_id, wish, now=now)
    shift.set_plan(coordinator, line_id, PlanWish(minimum=0), now=now)
    # Seen from last night, so that the shift that runs now is there too.
    early = datetime(today.year, today.month, today.day, tzinfo=zone) - timedelta(minutes=1)
    shift.make_shifts(coordinator, line_id, made, now=early)
    shift.publish(coordinator, line_id, made, now=now)
    _take_turns(coordinator, organisation_id, line_id, now=now)


def _take_turns(coordinator: Actor, organisation_id: int, line_id: int, *, now: datetime) -> None:
    """Bo and Cleo sit in each, so that their links lead to a seat at any hour of the first days; the others take turns."""
    rows = Volunteer.objects.filter(organisation_id=organisation_id, state="active").order_by("number")
    bo, cleo, *others = rows.values_list("ref", flat=True)
    coming = Shift.objects.filter(line_id=line_id, ends_at__gt=now).order_by("starts_at")
    for turn, ref in enumerate(coming.values_list("ref", flat=True)[:HELD]):
        between = others[turn % 3 - 1] if turn % 3 else None  # each third time nobody: a hole in the very next ones
        for seat, volunteer in enumerate((bo, between, cleo)):
            if volunteer is not None:
                assign(coordinator, ref, seat=seat, volunteer_ref=volunteer, now=now)
