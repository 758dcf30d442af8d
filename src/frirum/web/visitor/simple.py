"""The simple page: the same talk with scripts switched off, as forms and a streamed frame (AN9)."""

from __future__ import annotations

import uuid
from contextlib import suppress

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from frirum import clock
from frirum.actions import conversation
from frirum.actions.conversation import AlreadyTalking, NoSuchTalk, QueueIsFull, SegmentHasMoved, VisitIsBlocked
from frirum.actions.plain import TalkIsPaused
from frirum.queries.door import door_of
from frirum.queries.talk import MyTalk
from frirum.records.sealing import CannotOpen
from frirum.rules.access import Can
from frirum.rules.conversation import State
from frirum.rules.feeling import Feeling
from frirum.rules.text import NotAMessage, why_not
from frirum.web.doors import Caller, door
from frirum.web.refusals import REFUSALS
from frirum.web.visitor import locked
from frirum.web.visitor.cookie import Token, give, new_token, token_of
from frirum.web.visitor.forms import BeginForm, draft_of
from frirum.web.visitor.landing import first_page, other_help
from frirum.web.visitor.page import Draft, Page, page_for, show
from frirum.web.visitor.patience import PACES, require_patience
from frirum.web.visitor.refused import TooFast, TooManyFromHere
from frirum.web.visitor.script import hers, my_talk

SEE_OTHER = 303
NOT_NOW = 409
FULL = _("Many are waiting right now, so we cannot promise to reach you. Look again in a while.")
# Why a text cannot be sent, so that a child understands (UP4).
SENTENCES = {
    NotAMessage.EMPTY: _("The box is empty. One word is enough."),
    NotAMessage.TOO_LONG: _("This is very long. Send it in two parts, please. Your words are still in the box."),
    NotAMessage.NUL: _("There is a symbol in your text that we cannot send. Write it again without that symbol."),
}


@door(Can.VISIT, methods=("POST",))
def begin(request: Caller, line: str) -> HttpResponse:
    """The first words: into the queue, the cookie, and on to the talk. A no shows the words again."""
    now, page = clock.now(), page_for(request, request.line)
    form, draft, token = BeginForm.read(request), draft_of(request), token_of(request) or new_token()
    wrong = why_not(draft.text)
    its_door = door_of(request.line, now=now)
    if wrong is not None or not its_door.admits:
        notice = SENTENCES[wrong] if wrong and its_door.admits else ""
        return first_page(request, request.line, its_door, now=now, notice=notice, draft=draft, status=NOT_NOW)
    try:
        require_patience(request, token, now=now)
        locked.begin(request.line, token, form.first_words(page.language), now=now)
        talk = require_talk(request, token)
        locked.say(request.line, token, talk, draft.text, form=talk.ref, now=now)
    except AlreadyTalking:
        return the_talk(request, page, token, draft, _("You have a talk open already. Your words are in the box."))
    except VisitIsBlocked:
        return show("blocked", page, request.line, status=403, other_help=other_help(request.line, page.language))
    except (QueueIsFull, TooManyFromHere) as no:
        full = FULL if isinstance(no, QueueIsFull) else REFUSALS["TooManyFromHere"].say  # said in the page's language
        return first_page(request, request.line, its_door, now=now, notice=full, draft=draft, status=NOT_NOW)
    answer = HttpResponseRedirect(page.address("talk"), status=SEE_OTHER)
    give(answer, token)
    return answer


@door(Can.VISIT)
def talk(request: Caller, line: str) -> HttpResponse:
    """The talk on the simple page; after its end the page that says goodbye; without a talk the first page."""
    page, token = page_for(request, request.line), token_of(request)
    found = my_talk(request, token)
    if token is None or found is None:
        return HttpResponseRedirect(page.address(""), status=SEE_OTHER)
    if found.state == State.ENDED:
        return HttpResponseRedirect(page.address("after"), status=SEE_OTHER)
    return the_talk(request, page, token, Draft())


@door(Can.VISIT, methods=("POST",))
def say(request: Caller, line: str) -> HttpResponse:
    """Say what is in the box. Whatever hinders it, her words are shown again (UX delivery 5)."""
    page, token, draft = page_for(request, request.line), hers(request), draft_of(request)
    wrong = why_not(draft.text)
    try:
        found = require_talk(request, token)
        notice = SENTENCES[wrong] if wrong else say_it(request, token, found, draft)
    except NoSuchTalk:
        return over(request, page, draft)
    if notice:
        return the_talk(request, page, token, draft, notice)
    return HttpResponseRedirect(page.address("talk"), status=SEE_OTHER)


@door(Can.VISIT, methods=("POST",))
def segment(request: Caller, line: str) -> HttpResponse:
    """Continue here, without scripts, a talk that was begun in another page."""
    page, token = page_for(request, request.line), hers(request)
    PACES.require(token, now=clock.now())
    with suppress(SegmentHasMoved):  # another tab was quicker: the page shows how it stands
        locked.carry_on(request.line, token, require_talk(request, token), now=clock.now())
    return HttpResponseRedirect(page.address("talk"), status=SEE_OTHER)


@door(Can.VISIT, methods=("POST",))
def end(request: Caller, line: str) -> HttpResponse:
    """She ends her talk (QE3)."""
    page, token = page_for(request, request.line), hers(request)
    conversation.end_by_visitor(token.hash, now=clock.now())
    answer = HttpResponseRedirect(page.address("after"), status=SEE_OTHER)
    give(answer, token, over=True)
    return answer


@door(Can.VISIT, methods=("POST",))
def feeling(request: Caller, line: str) -> HttpResponse:
    """The tap after the talk (ST2); anything else than one of the five changes nothing."""
    page, token = page_for(request, request.line), hers(request)
    PACES.require(token, now=clock.now())
    value = request.POST.get("value", "")
    if value in {str(int(step)) for step in Feeling}:
        conversation.set_feeling(token.hash, when="after", value=int(value), now=clock.now())
    return HttpResponseRedirect(page.address("after", felt="1"), status=SEE_OTHER)


def the_talk(request: Caller, page: Page, token: Token, draft: Draft, notice: Promise | str = "") -> HttpResponse:
    """The page of a running talk: its frame and its box; or a button, when K is in another page's hands."""
    found = require_talk(request, token)
    slow = request.GET.get("still") == "1"
    return show(
        "talk" if found.plain else "carry_on",
        page,
        request.line,
        status=NOT_NOW if notice else 200,
        talk_token=token.form,
        client=str(uuid.uuid4()),
        notice=notice,
        draft=draft,
        slow=slow,
        frame_url=page.address("frame", still="1") if slow else page.address("frame"),
        still_url=page.address("talk", still="1"),
    )


def say_it(request: Caller, token: Token, found: MyTalk, draft: Draft) -> Promise | str:
    """Say it; empty when it was said, else why not."""
    try:
        PACES.require(token, now=clock.now())
        locked.say(request.line, token, found, draft.text, form=request.POST.get("client", ""), now=clock.now())
    except (CannotOpen, SegmentHasMoved):
        return _("The talk has moved to another tab. Your words are in the box.")
    except TooFast:
        return REFUSALS["TooFast"].say
    except TalkIsPaused:
        return _("The talk is paused right now. Your words are in the box.")
    return ""


def over(request: Caller, page: Page, draft: Draft) -> HttpResponse:
    """The talk ended meanwhile: a page that says so and keeps her words to copy."""
    said = _("The talk has ended, so this was not sent.")
    help_ = other_help(request.line, page.language)
    return show("trouble", page, request.line, status=NOT_NOW, sentence=said, draft=draft, other_help=help_)


def require_talk(request: Caller, token: Token) -> MyTalk:
    """Her running talk. Raises NoSuchTalk."""
    found = my_talk(request, token)
    if found is None or found.state == State.ENDED:
        raise NoSuchTalk
    return found
