"""What is done to a talk from the desk: one POST, one deed, one answer (docs/protocol.md)."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse

from frirum import clock
from frirum.actions import block as blocking
from frirum.actions import conversation, handover, queue, stepping_in
from frirum.actions import danger as judging
from frirum.actions import phase as ticking
from frirum.queries.door import door_of
from frirum.rules.access import Can
from frirum.web.desk import shapes
from frirum.web.desk.here import duty_of
from frirum.web.doors import Caller, body, door


@door(Can.TAKE, methods=("POST",), json=True)
def take(request: Caller, line: str) -> HttpResponse:
    """Take the one who is named, or whoever waits longest (AZ10)."""
    asked = body(request, shapes.MaybeTalkBody)
    return JsonResponse({"c": queue.take(duty_of(request), asked.c, now=clock.now())})


@door(Can.UNDO_TAKE, methods=("POST",), json=True)
def undo(request: Caller, line: str) -> HttpResponse:
    """Give back a talk taken less than five seconds ago."""
    queue.undo_take(duty_of(request), body(request, shapes.TalkBody).c, now=clock.now())
    return JsonResponse({})


@door(Can.END, methods=("POST",), json=True)
def end(request: Caller, line: str) -> HttpResponse:
    """End the talk one holds."""
    conversation.end_by_helper(duty_of(request), body(request, shapes.TalkBody).c, now=clock.now())
    return JsonResponse({})


@door(Can.JUDGE_DANGER, methods=("POST",), json=True)
def danger(request: Caller, line: str) -> HttpResponse:
    """Judge danger (AL4), and whether she is under 18 and it still goes on (CS3)."""
    said = body(request, shapes.DangerBody)
    judging.judge(duty_of(request), said.c, danger=said.danger, young=said.young, now=clock.now())
    return JsonResponse({})


@door(Can.TICK_PHASE, methods=("POST",), json=True)
def phase(request: Caller, line: str) -> HttpResponse:
    """Tick or clear a phase (AL1)."""
    said = body(request, shapes.PhaseBody)
    ticking.tick(duty_of(request), said.c, said.phase, on=said.on, now=clock.now())
    return JsonResponse({})


@door(Can.ASK_COLLEAGUE, methods=("POST",), json=True)
def ask(request: Caller, line: str) -> HttpResponse:
    """Ask a colleague to read along or take over."""
    said = body(request, shapes.AskBody)
    asking = handover.ask(duty_of(request), said.c, to=said.to, wish=said.wish, agreed=said.agreed, now=clock.now())
    return JsonResponse({"asking": asking})


@door(Can.JOIN, methods=("POST",), json=True)
def answer(request: Caller, line: str) -> HttpResponse:
    """Answer a colleague's question."""
    said = body(request, shapes.AnswerBody)
    return JsonResponse({"c": handover.answer(duty_of(request), said.asking, yes=said.yes, now=clock.now())})


@door(Can.ASK_COLLEAGUE, methods=("POST",), json=True)
def unask(request: Caller, line: str) -> HttpResponse:
    """Take one's own question back."""
    handover.unask(duty_of(request), body(request, shapes.AskingBody).asking, now=clock.now())
    return JsonResponse({})


@door(Can.STEP_IN, methods=("POST",), json=True)
def step_in(request: Caller, line: str) -> HttpResponse:
    """Open one's seat, or take over from a helper whose line is lost (ST4)."""
    said = body(request, shapes.MaybeTalkBody)
    return JsonResponse({"c": stepping_in.step_in(duty_of(request), said.c, now=clock.now())})


@door(Can.READ_ALONG, methods=("POST",), json=True)
def leave(request: Caller, line: str) -> HttpResponse:
    """Stop reading along."""
    handover.leave(duty_of(request), body(request, shapes.TalkBody).c, now=clock.now())
    return JsonResponse({})


@door(Can.ASK_BLOCK, methods=("POST",), json=True)
def block(request: Caller, line: str) -> HttpResponse:
    """Ask to keep a disturber out for this opening period; nobody asks why (AB3)."""
    said, now = body(request, shapes.TalkBody), clock.now()
    closes_at = door_of(request.line, now=now).closes_at
    return JsonResponse({"block": blocking.ask(duty_of(request), said.c, closes_at=closes_at, now=now)})


@door(Can.AGREE_TO_BLOCK, methods=("POST",), json=True)
def block_answer(request: Caller, line: str) -> HttpResponse:
    """Agree to a colleague's block, or not."""
    said = body(request, shapes.BlockAnswerBody)
    blocking.answer(duty_of(request), said.block, yes=said.yes, now=clock.now())
    return JsonResponse({})


@door(Can.UNDO_BLOCK, methods=("POST",), json=True)
def block_undo(request: Caller, line: str) -> HttpResponse:
    """Take a block back."""
    blocking.undo(duty_of(request), body(request, shapes.BlockBody).block, now=clock.now())
    return JsonResponse({})
