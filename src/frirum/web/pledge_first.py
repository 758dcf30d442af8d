"""Whoever has a log-in is asked for the pledge when she comes in, once in each log-in; only a gate can ask for more (ST11)."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from frirum import clock
from frirum.queries.account import AccountFacts
from frirum.queries.pledge import unsigned
from frirum.web import logins

ASKED = "pledge_asked"  # in the session: this log-in was asked
OWN = "/account/"  # one's own pages stay reachable, the pledge among them
SEE_OTHER = 303


def asked_first(request: HttpRequest, account: AccountFacts) -> HttpResponse | None:
    """To the pledge, when one waits and this log-in has not been asked; None lets her go on."""
    if request.method != "GET" or request.path_info.startswith(OWN):
        return None
    if not logins.strong(request) or request.session.get(ASKED):
        return None
    request.session[ASKED] = True
    if not unsigned(account, now=clock.now()):
        return None
    return HttpResponseRedirect(f"{reverse('platform:pledges')}?next={quote(request.path)}", status=SEE_OTHER)
