"""The ways out: the quick exit, and the page after a talk."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import conversation
from frirum.queries.door import door_of
from frirum.rules.access import Can
from frirum.rules.conversation import EndReason, State
from frirum.web.doors import Caller, door
from frirum.web.opening_words import next_opening, time_of_day
from frirum.web.visitor import script
from frirum.web.visitor.cookie import expire, token_of
from frirum.web.visitor.landing import other_help
from frirum.web.visitor.page import page_for, show

FOUND = 302


@door(Can.VISIT)
def by_link(request: Caller, line: str) -> HttpResponse:
    """The link "Leave now": the talk ends, the cookie dies, and a neutral page follows (QE1, QE5).

    Only a request that carries her cookie changes anything; SameSite=Strict keeps other sites' links from bringing it.
    """
    answer = HttpResponseRedirect(request.line.neutral_url, status=FOUND)
    token = token_of(request)
    if token is not None:
        conversation.leave_in_a_hurry(token.hash, now=clock.now())
        expire(answer)
    return answer


def leave(request: HttpRequest, line: str) -> HttpResponse:
    """The exit's address: a link for everybody, a beacon from the script."""
    return (script.leave if request.method == "POST" else by_link)(request, line=line)


leave.door = by_link.door  # type: ignore[attr-defined]


@door(Can.VISIT)
def after(request: Caller, line: str) -> HttpResponse:
    """After the talk: thanks, how she feels, other help, when it is erased (ST2, UX visitor 10)."""
    now, page, token = clock.now(), page_for(request, request.line), token_of(request)
    talk = script.my_talk(request, token)
    if talk is not None and talk.state != State.ENDED:
        return HttpResponseRedirect(page.address("talk"), status=303)
    its_door, zone = door_of(request.line, now=now), request.line.zone
    felt = request.GET.get("felt") == "1"
    with translation.override(page.language):
        return show(
            "after",
            page,
            request.line,
            why=why(talk.end_reason) if talk else _("This talk is over, and nothing of it is left here."),
            erased_at=time_of_day(talk.erase_at, zone=zone, language=page.language) if talk and talk.erase_at else "",
            opens_words="" if its_door.admits else next_opening(its_door, zone=zone, language=page.language, now=now),
            asks_feeling=talk is not None and not felt,
            notice=_("Thank you for telling us.") if felt else "",
            talk_token=token.form if token else "",
            other_help=other_help(request.line, page.language),
        )


def why(reason: str) -> str:
    """Why the talk ended, in words."""
    return {
        EndReason.BY_VISITOR: _("You ended the talk."),
        EndReason.GAVE_UP_WAITING: _("You are not waiting in line any more. You can come back."),
        EndReason.LOST: _("You were away for a while, so the talk ended. You can come back."),
        EndReason.NOBODY_PRESENT: _("The talk ended because nobody was here for a long time."),
        EndReason.CLOSING: _("We are closed now, so the talk has ended."),
        EndReason.BLOCKED: _("We have ended this talk."),
    }.get(EndReason(reason), _("The talk has ended."))
