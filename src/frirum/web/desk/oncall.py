"""The pages of somebody on call: what waits for her answer, "I am here", and being told in this browser (ST10, ML2)."""

from __future__ import annotations

from typing import Annotated

import msgspec
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import escalation
from frirum.actions import oncall as deeds
from frirum.queries.escalation import group_of, line_of_call, waits_for, worry
from frirum.queries.oncall import devices_of, is_on_call
from frirum.rules.access import Can, holds
from frirum.rules.crisis import EMERGENCY
from frirum.rules.oncall import LONGEST_ENDPOINT
from frirum.web.assets import shelf
from frirum.web.desk.shapes import Body
from frirum.web.doors import Caller, body, door
from frirum.web.headers import Kind

WORKER = "frirum/oncall/worker.js"

type Half = Annotated[str, msgspec.Meta(min_length=20, max_length=100, pattern="^[A-Za-z0-9_-]+$")]


class DeviceBody(Body):
    """Where a browser takes web push, and the two halves of its key, as it gives them."""

    endpoint: Annotated[str, msgspec.Meta(max_length=LONGEST_ENDPOINT)]
    p256dh: Half
    auth: Half


@door(Can.ANSWER_ON_CALL)
def mine(request: Caller, line: str) -> HttpResponse:
    """Whether she is on call here, who asks for her now, and in how many browsers she is told."""
    here = request.line
    facts = {
        "line": here,
        "listed": is_on_call(here.id, request.account.id),
        "waiting": [one for one in waits_for(request.account.id) if one.line_id == here.id],
        "push_key": settings.PUSH_PUBLIC_KEY,
        "devices": len(devices_of(request.account.id)),
    }
    answer = render(request, "desk/on_call_mine.html", facts)
    if facts["listed"] and facts["push_key"]:
        answer.kind = Kind.WITH_WORKER  # type: ignore[attr-defined]
    return answer


@door(Can.ANSWER_ON_CALL)
def find(request: Caller, worry: str) -> HttpResponse:
    """The address in a message names no line (ML1); whoever was called is led on from it."""
    line = line_of_call(worry, request.account.id)
    if line is None:
        raise Http404
    return HttpResponseRedirect(reverse("desk:on_call_called", args=[line.slug, worry]))


@door(Can.ANSWER_ON_CALL, methods=("GET", "POST"))
def called(request: Caller, line: str, worry: str) -> HttpResponse:
    """One clear button, "I am here"; nothing of what it is about stands on this page."""
    if request.method == "POST":
        yes = request.POST.get("answer") == "yes"
        group = group_of(request.line.id)
        try:
            escalation.answer(request.actor, worry, yes=yes, group=group, now=clock.now())
        except escalation.AnsweredAlready:
            messages.info(request, _("Somebody has answered already, or it is over. Thank you for looking."))
        return HttpResponseRedirect(reverse("desk:on_call_called", args=[line, worry]))
    return _asked(request, worry)


@door(Can.ANSWER_ON_CALL, methods=("POST",), json=True)
def device(request: Caller, line: str) -> HttpResponse:
    """Tell her in this browser too."""
    said = body(request, DeviceBody)
    deeds.add_device(
        request.actor,
        request.line.id,
        endpoint=said.endpoint,
        public=said.p256dh,
        secret=said.auth,
        hosts=settings.FRIRUM_PUSH_HOSTS,
        now=clock.now(),
    )
    return JsonResponse({})


@door(Can.ANSWER_ON_CALL, methods=("POST",))
def forget_device(request: Caller, line: str) -> HttpResponse:
    """Tell her in no browser any more."""
    deeds.forget_devices(request.account.id)
    messages.success(request, _("You are told by mail only now."))
    return HttpResponseRedirect(reverse("desk:on_call_mine", args=[line]))


@door(Can.SIGN_IN)
def worker(request: Caller) -> HttpResponse:
    """The script that shows a notice while no page is open; it stands above all pages of the desk."""
    text = (shelf() / WORKER).read_text(encoding="utf-8")
    answer = HttpResponse(text, content_type="text/javascript; charset=utf-8")
    answer.kind = Kind.WORKER  # type: ignore[attr-defined]
    return answer


def _asked(request: Caller, ref: str) -> HttpResponse:
    found = worry(request.line.id, ref)
    call = None if found is None else found.call_of(request.account.id)
    if found is None or call is None:
        raise Http404
    facts = {
        "line": request.line,
        "worry": found,
        "answer": call.answer,
        "sits": holds(request.actor, Can.GO_ON_DUTY),
        "emergency": EMERGENCY.number,
    }
    return render(request, "desk/on_call_called.html", facts)
