"""The pledge: everybody with a log-in reads and signs it here, in each organisation of hers (ST11)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions.signature import NotTheTextNow, sign
from frirum.queries.pledge import pledges_of
from frirum.rules.rights import Can
from frirum.web.doors import Caller, door
from frirum.web.handbook_html import handbook_html

SEE_OTHER = 303
LONGEST_NUMBER = 19  # digits that a row's number may have


@door(Can.SIGN_PLEDGE)
def pledges(request: Caller) -> HttpResponse:
    """What waits for her name, and what she has signed."""
    language = get_language() or "en"
    found = pledges_of(request.account, now=clock.now())
    shown = [
        (one, handbook_html(one.text.body_in(language, first=one.first_language), base="", pages=())) for one in found
    ]
    facts = {"pledges": shown, "waits": any(one.signed_at is None for one in found), "onward": _onward(request)}
    return render(request, "platform/pledges.html", facts)


@door(Can.SIGN_PLEDGE, methods=("POST",))
def sign_one(request: Caller, organisation: str) -> HttpResponse:
    """Sign the version that she read."""
    number = request.POST.get("version", "")
    version = int(number) if number.isascii() and number.isdigit() and len(number) < LONGEST_NUMBER else 0
    here = f"{reverse('platform:pledges')}?next={_onward(request)}"
    try:
        sign(request.actor, request.organisation.id, version, now=clock.now())
    except NotTheTextNow:
        messages.error(request, _("A new version came while you were reading. Nothing is signed yet; read this one."))
        return HttpResponseRedirect(here, status=SEE_OTHER)
    messages.success(request, _("It is signed. Thank you."))
    waits = any(one.signed_at is None for one in pledges_of(request.account, now=clock.now()))
    return HttpResponseRedirect(here if waits else _onward(request), status=SEE_OTHER)


def _onward(request: Caller) -> str:
    """Where she was going: one of our own pages, or her account."""
    wish = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(wish, allowed_hosts=None) and wish.startswith("/")
    return wish if ours else reverse("platform:home")


@door(Can.SIGN_IN)
def goodbye(request: Caller) -> HttpResponse:
    """After somebody has left: her log-in may be gone by now, so everybody may read it."""
    return render(request, "platform/goodbye.html")
