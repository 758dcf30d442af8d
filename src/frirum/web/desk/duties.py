"""Her own presence at the desk: on, break, off; her key; staying logged in; closing the door early."""

from __future__ import annotations

from django.http import Http404, HttpResponse, JsonResponse

from frirum import clock
from frirum.actions import backroom
from frirum.actions import duty as deeds
from frirum.actions import line as lines
from frirum.actions.checkin import without_shift
from frirum.queries.dutykey import share_of
from frirum.records.facts import thing_of_line
from frirum.rules.access import Can, require
from frirum.rules.duty import DutyState
from frirum.rules.envelope import UNCOMPRESSED_POINT, NotAnEnvelope, from_text, to_text
from frirum.web import logins
from frirum.web.desk import shapes
from frirum.web.desk.here import duty_of
from frirum.web.doors import Caller, NotUnderstood, body, door

BECOMES = {"break": DutyState.BREAK, "no_more": DutyState.NO_MORE, "back": DutyState.ON}


@door(Can.OPEN_DESK, methods=("POST",), json=True)
def duty(request: Caller, line: str) -> HttpResponse:
    """Go on duty, pause, say "no more tonight", come back, or go off."""
    said, now = body(request, shapes.DutyBody), clock.now()
    if said.do == "on":
        here = request.line
        deeds.require_desk_hours(here.id, now=now)  # before the right is asked: the hours have a sentence of their own
        thing = thing_of_line(here.organisation_id, here.id, now=now)
        require(request.actor, Can.GO_ON_DUTY, thing, now=now)
        alias = request.account.alias_on(here)
        login_hash = logins.of(request).hash
        ref = without_shift(request.account.id, alias, here, seat=said.seat, login_hash=login_hash, now=now)
        return JsonResponse({"duty": ref})
    mine = duty_of(request)
    if said.do == "off":
        deeds.go_off(mine, now=now)
    else:
        deeds.change(mine, BECOMES[said.do], now=now)
    return JsonResponse({"duty": said.do})


@door(Can.CHANGE_DUTY, methods=("POST",), json=True)
def key(request: Caller, line: str) -> HttpResponse:
    """Take the public half of a key made in this browser, and give the share that its blob rests under."""
    public = _bytes(body(request, shapes.KeyBody).pub)
    if public[0] != UNCOMPRESSED_POINT:
        raise NotUnderstood
    ref, share = deeds.make_key(duty_of(request), public, now=clock.now())
    return JsonResponse({"key": ref, "share": to_text(share)})


@door(Can.CHANGE_DUTY, methods=("POST",), json=True)
def share(request: Caller, line: str) -> HttpResponse:
    """Give the share again after a reload, to the live duty log-in only; a dead key is not there."""
    found = share_of(duty_of(request), body(request, shapes.ShareBody).key)
    if found is None:
        raise Http404
    return JsonResponse({"share": to_text(found)})


@door(Can.BACKROOM_SAY, methods=("POST",), json=True)
def segment(request: Caller, line: str) -> HttpResponse:
    """Begin a new segment of the backroom, when nobody can open the old one."""
    said = body(request, shapes.SegmentBody)
    kc = _bytes(said.kc)
    return JsonResponse({"seg": backroom.begin_segment(duty_of(request), after=said.after, kc=kc, now=clock.now())})


@door(Can.OPEN_DESK, methods=("POST",), json=True)
def stay(request: Caller, line: str) -> HttpResponse:
    """Stay logged in: the door has noted that she is here; say how long it lasts now (SA11)."""
    body(request, shapes.Nothing)
    return JsonResponse({"login_ends_in": login_ends_in(request)})


@door(Can.CLOSE_EARLY, methods=("POST",), json=True)
def close_early(request: Caller, line: str) -> HttpResponse:
    """Close the door for the rest of this opening period, or let the hours decide again (AB8)."""
    said, now = body(request, shapes.CloseEarlyBody), clock.now()
    if said.on:
        lines.close_early(request.actor, request.line.id, can=Can.CLOSE_EARLY, now=now)
    else:
        lines.reopen(request.actor, request.line.id, can=Can.CLOSE_EARLY, now=now)
    return JsonResponse({})


def login_ends_in(request: Caller) -> int:
    """Seconds until this log-in ends if nothing more is done in it (SA10)."""
    return max(0, int((logins.of(request).ends_at - clock.now()).total_seconds()))


def _bytes(text: str) -> bytes:
    try:
        return from_text(text)
    except NotAnEnvelope as reason:
        raise NotUnderstood from reason
