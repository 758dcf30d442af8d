"""What her script asks by POST: JSON in, JSON out (docs/protocol.md, "Deeds by POST")."""

from __future__ import annotations

import secrets
from typing import Annotated, Literal

import msgspec
from django.http import HttpResponse, JsonResponse

from frirum import clock
from frirum.actions import conversation
from frirum.actions.conversation import Key, NoSuchTalk
from frirum.actions.knock import knock
from frirum.queries import talk as talks
from frirum.queries.door import door_of
from frirum.queries.talk import MyTalk
from frirum.records.wrapping import new_share
from frirum.rules.access import Can
from frirum.rules.conversation import State
from frirum.rules.envelope import COMMITMENT_SIZE, NotAnEnvelope, from_text, to_text
from frirum.rules.label import NotALabel, label, neutral_label
from frirum.web.doors import Caller, NotUnderstood, body, door
from frirum.web.visitor.cookie import Token, expire, give, new_token, require_form, token_of
from frirum.web.visitor.patience import PACES, require_patience
from frirum.web.visitor.refused import DoorIsClosed

type Language = Literal["sv", "nb", "da", "fi", "en"]
type Ref = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{22}$")]
type Step = Annotated[int, msgspec.Meta(ge=1, le=5)]


class Begin(msgspec.Struct, forbid_unknown_fields=True):
    """She sends her first words: what must be known before they are said, sealed, over the line."""

    language: Language
    kc: str
    ref: Ref
    label: str = ""
    feeling: Step | None = None


class Segment(msgspec.Struct, forbid_unknown_fields=True):
    """A new segment after number `after`."""

    after: int
    kc: str


class Feeling(msgspec.Struct, forbid_unknown_fields=True):
    """One of the two taps."""

    when: Literal["before", "after"]
    value: Step


class Nothing(msgspec.Struct, forbid_unknown_fields=True):
    """An empty object."""


@door(Can.VISIT, methods=("POST",), json=True)
def begin(request: Caller, line: str) -> HttpResponse:
    """Into the queue; sets the cookie if none came."""
    sent, now = body(request, Begin), clock.now()
    its_door = door_of(request.line, now=now)
    if not its_door.admits:
        knock(request.line, its_door.state, now=now)
        raise DoorIsClosed
    token, share = token_of(request) or new_token(), new_share()
    require_patience(request, token, now=now)
    begun = conversation.begin(
        request.line,
        ref=sent.ref,
        token_hash=token.hash,
        language=sent.language,
        label=label_or_neutral(sent.label),
        feeling=sent.feeling,
        kc=commitment(sent.kc),
        wrapped=None,
        share=share,
        now=now,
    )
    answer = JsonResponse(
        {
            "c": begun.ref,
            "seg": begun.segment,
            "token": token.form,
            "share": to_text(share),
            "organisation": request.line.organisation_ref,
            "line": request.line.ref,
            "keys": [key_out(key) for key in begun.keys],
        }
    )
    give(answer, token)
    return answer


@door(Can.VISIT, methods=("POST",), json=True)
def mine(request: Caller, line: str) -> HttpResponse:
    """The running talk of this browser, or {}: how the landing page finds it (SEALING, Cookies)."""
    body(request, Nothing)
    token = token_of(request)
    talk = None if token is None else talks.of_token(token.hash)
    if token is None or talk is None or talk.state == State.ENDED or talk.line_id != request.line.id:
        return JsonResponse({})
    return JsonResponse(
        {
            "c": talk.ref,
            "state": talk.state,
            "seg": talk.segment,
            "kc": to_text(talk.kc),
            "plain": talk.plain,
            "token": token.form,
            "share": None if talk.share is None else to_text(talk.share),
            "organisation": request.line.organisation_ref,
            "line": request.line.ref,
            "keys": [],
        }
    )


@door(Can.VISIT, methods=("POST",), json=True)
def segment(request: Caller, line: str) -> HttpResponse:
    """A new segment with a K made in this tab, only if `after` is still in use."""
    sent, token, now = body(request, Segment), hers(request), clock.now()
    PACES.require(token, now=now)
    number, keys = conversation.begin_segment(
        token.hash, after=sent.after, kc=commitment(sent.kc), wrapped=None, now=now
    )
    return JsonResponse({"seg": number, "keys": [key_out(key) for key in keys]})


@door(Can.VISIT, methods=("POST",), json=True)
def feeling(request: Caller, line: str) -> HttpResponse:
    """One of the two taps (ST2)."""
    sent, token = body(request, Feeling), hers(request)
    PACES.require(token, now=clock.now())
    conversation.set_feeling(token.hash, when=sent.when, value=sent.value, now=clock.now())
    return JsonResponse({})


@door(Can.VISIT, methods=("POST",), json=True)
def end(request: Caller, line: str) -> HttpResponse:
    """She ends her talk; the cookie changes, so that no browser keeps the page in memory (QE3, QE4)."""
    body(request, Nothing)
    token = hers(request)
    erase_at = conversation.end_by_visitor(token.hash, now=clock.now())
    answer = JsonResponse({"erase": erase_at.isoformat()})
    give(answer, token, over=True)
    return answer


@door(Can.VISIT, methods=("POST",), json=True)
def leave(request: Caller, line: str) -> HttpResponse:
    """The beacon of the quick exit: no body, no answer, the cookie is gone (QE2, QE3)."""
    answer = HttpResponse(status=204)
    token = token_of(request)
    if token is not None:
        conversation.leave_in_a_hurry(token.hash, now=clock.now())
        expire(answer)
    return answer


def hers(request: Caller) -> Token:
    """The token of a request whose script knows its MAC. Raises NoSuchTalk, NotHerForm."""
    token = token_of(request)
    if token is None:
        raise NoSuchTalk
    require_form(request, token)
    return token


def my_talk(request: Caller, token: Token | None) -> MyTalk | None:
    """The talk of this cookie on this line, running or ended."""
    talk = None if token is None else talks.of_token(token.hash)
    return talk if talk is not None and talk.line_id == request.line.id else None


def commitment(text: str) -> bytes:
    """kc as bytes. Raises NotUnderstood unless it is exactly 32 of them."""
    try:
        kc = from_text(text)
    except NotAnEnvelope:
        raise NotUnderstood from None
    if len(kc) != COMMITMENT_SIZE:
        raise NotUnderstood
    return kc


def label_or_neutral(written: str) -> str:
    """The label as kept; without one a neutral word, drawn by chance (AL2, AN1). Raises NotUnderstood."""
    try:
        return (label(written) if written else neutral_label(secrets.randbelow(1 << 16))).written()
    except NotALabel:
        raise NotUnderstood from None


def key_out(key: Key) -> dict[str, str]:
    """A duty key as her script reads it."""
    return {"key": key.ref, "pub": to_text(key.public)}
