"""Doors: every address names the right it needs; nobody comes in but through a door (AZ1).

A door asks who it is, finds the line or organisation of the address, demands a log-in with a second factor for
everything that is not public (SA3), and turns a refusal of any floor below into a sentence. It is the first question,
never the last: a deed asks again about the very row it changes.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from frirum.queries.account import AccountFacts, account_facts, actor_in
from frirum.queries.line import LineFacts, line
from frirum.queries.organisation import OrganisationFacts, of_line, organisation
from frirum.rules.access import Actor, Can, NotAllowed, holds
from frirum.rules.rights import EVERYONE
from frirum.web import logins, noes
from frirum.web.pledge_first import asked_first
from frirum.web.refusals import LOGGED_OUT, WRONG_METHOD, refusal_of

BODY_LIMIT = 64 * 1024

type View = Callable[..., HttpResponse]


class NotUnderstood(Exception):
    """The body is not what this address takes: too big, not JSON, or with other fields (AZ9)."""


@dataclass(frozen=True, slots=True)
class Door:
    """What a door was hung for; `half` also opens to who is still setting up her account, `file` takes one file (UP1)."""

    can: Can
    methods: tuple[str, ...]
    json: bool
    half: bool
    file: bool

    @property
    def allowed(self) -> tuple[str, ...]:
        return (*self.methods, "HEAD") if "GET" in self.methods else self.methods


class Caller(HttpRequest):
    """A request that came through a door; what its address does not name is not set."""

    door: Door
    line: LineFacts
    organisation: OrganisationFacts
    actor: Actor  # behind a door that everybody may pass nobody is asked, and this is None
    account: AccountFacts
    left: int  # seconds until the log-in ends if nothing more is done (SA11)


def door(
    can: Can,
    *,
    methods: tuple[str, ...] = ("GET",),
    json: bool = False,
    half: bool = False,
    file: bool = False,
) -> Callable[[View], View]:
    """Let a view be reached by whoever holds `can`, with these methods; `json` decides how a no is said."""
    hung = Door(can, methods, json, half, file)

    def hang(view: View) -> View:
        @functools.wraps(view)
        def behind(request: HttpRequest, **names: Any) -> HttpResponse:
            caller = cast(Caller, request)
            caller.door = hung
            return _through(hung, view, caller, names)

        behind.door = hung  # type: ignore[attr-defined]
        return behind

    return hang


def body[T](request: HttpRequest, shape: type[T]) -> T:
    """The JSON body as `shape`, a msgspec.Struct that forbids unknown fields; raises NotUnderstood (AZ9)."""
    sent = request.body
    if len(sent) > BODY_LIMIT:
        raise NotUnderstood
    try:
        return msgspec.json.decode(sent or b"{}", type=shape)
    except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as reason:
        raise NotUnderstood from reason


def _through(hung: Door, view: View, caller: Caller, names: Mapping[str, Any]) -> HttpResponse:
    if caller.method not in hung.allowed:
        return noes.say(caller, WRONG_METHOD, hung.allowed, json=hung.json)
    try:
        if hung.can not in EVERYONE and not _known(caller, hung):
            return noes.log_in(caller) if not hung.json else noes.say(caller, LOGGED_OUT, json=True)
        _find(caller, names)
        _ask(caller, hung)
        if hung.can not in EVERYONE and not hung.json and (first := asked_first(caller, caller.account)) is not None:
            return first
        with timezone.override(_zone(caller)):
            return view(caller, **names)
    except Http404:
        if not hung.json:
            raise
        return noes.say(caller, refusal_of(NotAllowed(hung.can)), json=True)
    except Exception as trouble:
        refusal = refusal_of(trouble)
        if refusal is None:
            raise
        return noes.say(caller, refusal, hung.allowed, json=hung.json)


def _known(caller: Caller, hung: Door) -> bool:
    """Whether somebody is logged in with a second factor, or is still setting hers up behind a `half` door (SA3)."""
    user = getattr(caller, "user", None)
    if user is None or not user.is_authenticated:
        return False
    caller.account = account_facts(user)
    caller.left = logins.seconds_left(caller)
    return logins.strong(caller) or (hung.half and not caller.account.set_up)


def _find(caller: Caller, names: Mapping[str, Any]) -> None:
    """Find what the address names; a wrong name is "not there" (AZ3)."""
    if "line" in names:
        found = line(names["line"])
        if found is None:
            raise Http404
        caller.line = found
        caller.organisation = of_line(found)
    elif "organisation" in names:
        whose = organisation(names["organisation"])
        if whose is None:
            raise Http404
        caller.organisation = whose


def _ask(caller: Caller, hung: Door) -> None:
    """Ask the table of rights; raises NotAllowed."""
    caller.actor = None  # type: ignore[assignment]
    if hung.can in EVERYONE:
        return
    here = getattr(caller, "organisation", None)
    at = getattr(caller, "line", None)
    caller.actor = actor_in(
        caller.account,
        here.id if here else None,
        line_id=at.id if at else None,
        login_hash=logins.hash_of(caller),
    )
    if not holds(caller.actor, hung.can):
        raise NotAllowed(hung.can)


def _zone(caller: Caller) -> str | None:
    """The time zone in which this page tells times: the named organisation's, or the first of hers."""
    if hasattr(caller, "organisation"):
        return caller.organisation.zone
    held = caller.account.memberships if hasattr(caller, "account") else ()
    return held[0].zone if held else None
