"""Asking for help from the desk: on-call is called, answers, is done; the back-up steps in or not (ST4, ST10)."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse

from frirum import clock
from frirum.actions import callin, escalation
from frirum.queries.escalation import group_of
from frirum.rules.access import Can
from frirum.web.desk import shapes
from frirum.web.desk.here import duty_of
from frirum.web.doors import Caller, body, door


@door(Can.CALL_ON_CALL, methods=("POST",), json=True)
def on_call(request: Caller, line: str) -> HttpResponse:
    """Ask on-call, about a talk or about none; the first of the list is called at once."""
    said, group = body(request, shapes.OnCallBody), group_of(request.line.id)
    worry = escalation.call(duty_of(request), said.c, urgency=said.urgency, group=group, now=clock.now())
    return JsonResponse({"worry": worry})


@door(Can.ANSWER_ON_CALL, methods=("POST",), json=True)
def on_call_answer(request: Caller, line: str) -> HttpResponse:
    """Say that one is here, or cannot; from the desk."""
    said, group = body(request, shapes.WorryAnswerBody), group_of(request.line.id)
    escalation.answer(request.actor, said.worry, yes=said.yes, group=group, now=clock.now())
    return JsonResponse({})


@door(Can.CALL_ON_CALL, methods=("POST",), json=True)
def on_call_over(request: Caller, line: str) -> HttpResponse:
    """The worry is over."""
    escalation.close(duty_of(request), body(request, shapes.WorryBody).worry, now=clock.now())
    return JsonResponse({})


@door(Can.ANSWER_CALL_IN, methods=("POST",), json=True)
def call_in(request: Caller, line: str) -> HttpResponse:
    """The back-up steps in and gets whoever waits longest, or says "not now"."""
    said = body(request, shapes.CallInBody)
    return JsonResponse({"c": callin.answer(duty_of(request), yes=said.yes, now=clock.now())})
