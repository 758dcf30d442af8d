"""The evening's beginning and end: checking in to a shift, and out of it (ST4, ST5, BO10)."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, JsonResponse

from frirum import clock
from frirum.actions import duty as duties
from frirum.actions.checkin import check_in as checks_in
from frirum.actions.checkout import check_out as checks_out
from frirum.queries.checkin import check_in_of, gates_at
from frirum.queries.contactcard import card_of
from frirum.queries.desk import duty_on
from frirum.records.facts import thing_of_line
from frirum.rules.access import Can, require
from frirum.rules.followup import HEAVIEST, LIGHTEST
from frirum.rules.leftline import LONGEST
from frirum.web import logins
from frirum.web.desk import shapes
from frirum.web.desk.here import duty_of
from frirum.web.doors import Caller, body, door
from frirum.web.gate_words import words_of


@door(Can.OPEN_DESK, methods=("POST",), json=True)
def check_in(request: Caller, line: str) -> HttpResponse:
    """Check in to the shift that is now."""
    said, now, here = body(request, shapes.CheckInBody), clock.now(), request.line
    duties.require_desk_hours(here.id, now=now)  # before the right is asked: the hours have a sentence of their own
    require(request.actor, Can.GO_ON_DUTY, thing_of_line(here.organisation_id, here.id, now=now), now=now)
    ref = checks_in(
        request.account.id,
        request.account.alias_on(here),
        here,
        login_hash=logins.of(request).hash,
        seat_id=said.seat,
        on_call=said.on_call,
        alone=said.alone,
        now=now,
    )
    return JsonResponse({"duty": ref})


@door(Can.CHANGE_DUTY, methods=("POST",), json=True)
def check_out(request: Caller, line: str) -> HttpResponse:
    """Leave the shift, and what one wants to leave with it."""
    said = body(request, shapes.CheckOutBody)
    minutes = checks_out(duty_of(request), line=said.line, heavy=said.heavy, wants_call=said.call, now=clock.now())
    return JsonResponse({"minutes": minutes})


def evening_of(request: Caller) -> dict[str, Any]:
    """What the desk's page shows of the evening: the gate, the check-in, the card, and the way out."""
    here, now = request.line, clock.now()
    gates = gates_at(request.account.id, here.id, now=now)
    mine = duty_on(here.id, request.account.id)
    coming = None if mine is not None else check_in_of(request.account.id, here.id, here.organisation_id, now=now)
    return {
        "closed": [] if gates.may_check_in or mine is not None else [words_of(one) for one in gates.closed],
        "ending": [words_of(one) for one in gates.ending],
        "check_in": coming,
        "in_shift": coming is not None or (mine is not None and mine.shift_id is not None),
        "card": card_of(here.organisation_id),
        "steps": range(LIGHTEST, HEAVIEST + 1),
        "longest_line": LONGEST,
    }
