"""One-click sign-in for the demo's people, and where its bare address leads. Elsewhere these addresses are 404."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from frirum.queries.account import account_facts
from frirum.queries.demo import demo_account, demo_line
from frirum.records.models import Account
from frirum.rules.rights import Can
from frirum.web.doors import Caller, door

DOMAIN = "demo.invalid"  # a name that no mail can reach (RFC 2606); only these accounts can be signed in to


@door(Can.SIGN_IN, methods=("GET", "POST"))
def sign_in(request: Caller, name: str) -> HttpResponse:
    """Be this person, after one click on the page; a GET changes nothing here either (ADR 14)."""
    if settings.FRIRUM_MODE != "demo":
        raise Http404
    account = demo_account(f"{name}@{DOMAIN}")
    if account is None:
        raise Http404
    if request.method != "POST":
        return render(request, "platform/demo.html", {"name": _alias(account)})
    # No stage asks for a factor here: the click stands for both of them.
    record_authentication(request, account, "mfa", type="demo")
    get_adapter().login(request, account)
    return redirect(_place_of(account))


@door(Can.SIGN_IN)
def front(request: Caller) -> HttpResponse:
    """Whoever opens the address that a demo is ready at comes to the visitor's page."""
    line = demo_line()
    if settings.FRIRUM_MODE != "demo" or line is None:
        raise Http404
    return redirect("visitor:landing", line=line)


def _alias(account: Account) -> str:
    return next((held.alias for held in account_facts(account).memberships), account.email)


def _place_of(account: Account) -> str:
    """Where this person works: the office, else the desk, else her own page."""
    facts = account_facts(account)
    if facts.in_office:
        return "office:choose"
    return "desk:choose" if facts.at_desk else "platform:home"
