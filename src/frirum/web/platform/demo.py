"""One-click sign-in for the demo's people. These addresses exist only in a demo: elsewhere they are 404."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from frirum.queries.demo import demo_account
from frirum.rules.rights import Can
from frirum.web.doors import Caller, door

DOMAIN = "demo.invalid"  # a name that no mail can reach (RFC 2606); only these accounts can be signed in to


@door(Can.SIGN_IN, methods=("GET", "POST"))
def sign_in(request: Caller, name: str) -> HttpResponse:
    """Be this person, after one click."""
    if settings.FRIRUM_MODE != "demo":
        raise Http404
    account = demo_account(f"{name}@{DOMAIN}")
    if account is None:
        raise Http404
    if request.method != "POST":
        return render(request, "platform/demo.html", {"name": name})
    # No stage asks for a factor here: the click stands for both of them.
    record_authentication(request, account, "mfa", type="demo")
    get_adapter().login(request, account)
    return redirect("platform:home")
