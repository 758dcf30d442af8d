"""Coding a talk: in the desk's panel by JSON, and the same form as a plain page, also the morning after (AL3)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import coding as deeds
from frirum.queries.slip import OneSlip, chosen_for, slip_of, slips_of
from frirum.records.line import line_by_id
from frirum.rules.access import Can
from frirum.rules.coding import NotCodable, Problem, begin
from frirum.web import coding
from frirum.web.desk import shapes
from frirum.web.desk.words_of_label import called
from frirum.web.doors import Caller, body, door

SEE_OTHER, NOT_IN_ORDER = 303, 422


@door(Can.CODE_TALK)
def slips(request: Caller, line: str) -> HttpResponse:
    """What she has left to code, and what she may still correct."""
    rows = [_row(one) for one in slips_of(request.account.id, now=clock.now()) if line_by_id(one.line_id)]
    left = [one for one in rows if not one["coded"]]
    done = [one for one in rows if one["coded"]]
    return render(request, "desk/slips.html", {"left": left, "done": done, "line": request.line})


@door(Can.CODE_TALK, methods=("GET", "POST"))
def slip(request: Caller, line: str, slip: str) -> HttpResponse:
    """One talk's coding form as a page."""
    now = clock.now()
    found = _hers(request, slip, now=now)
    chosen, version, status = chosen_for(slip), None, 200
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        chosen, version = coding.read(request.POST), coding.version_in(request.POST)
        try:
            deeds.code(request.actor, slip, chosen, version=version, now=now)
        except NotCodable as refused:
            problems, status = refused.problems, NOT_IN_ORDER
        else:
            messages.success(request, _("Saved. Nothing leads from it to the talk or to you."))
            return HttpResponseRedirect(reverse("desk:slips", args=[line]), status=SEE_OTHER)
    language = get_language() or "en"
    form = coding.form_of(found.organisation_id, chosen, language, version=version, problems=problems)
    facts = {"coding": form, "slip": _row(found), "wrong": bool(problems), "list": line}
    return render(request, "desk/slip.html", facts, status=status)


@door(Can.CODE_TALK, json=True)
def chosen(request: Caller, line: str, slip: str) -> HttpResponse:
    """What the form of one slip starts from, for the panel."""
    _hers(request, slip, now=clock.now())
    return JsonResponse({"chosen": coding.chosen_in(chosen_for(slip))})


@door(Can.CODE_TALK, methods=("POST",), json=True)
def code(request: Caller, line: str) -> HttpResponse:
    """Code the talk of one slip from the panel; what is wrong is said beside its field, and nothing is saved."""
    said = body(request, shapes.CodeBody)
    sent = QueryDict(mutable=True)
    for name, values in said.chosen.items():
        sent.setlist(name, values)
    try:
        deeds.code(request.actor, said.slip, coding.read(sent), version=said.version, now=clock.now())
    except NotCodable as refused:
        return JsonResponse({"wrong": {one.field: coding.sentence(one) for one in refused.problems}})
    return JsonResponse({"coded": said.slip})


def panel_form(request: Caller) -> coding.Form:
    """The empty form that the desk's page brings along."""
    return coding.form_of(request.line.organisation_id, begin(), get_language() or "en")


def _hers(request: Caller, ref: str, *, now: datetime) -> OneSlip:
    found = slip_of(request.account.id, ref, now=now)
    if found is None:
        raise Http404
    return found


def _row(one: OneSlip) -> dict[str, Any]:
    line = line_by_id(one.line_id)
    return {
        "ref": one.ref,
        "name": called(one.label),
        "at": one.ended_at,
        "line": line,
        "coded": one.coded,
        "until": one.until,
    }
