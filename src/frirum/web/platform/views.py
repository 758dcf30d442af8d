"""One's own account: what it holds, how one logs in, where one is logged in."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import get_totp_secret
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import account as deeds
from frirum.actions import login as logins_deeds
from frirum.actions.invitation import accept
from frirum.actions.newdevice import is_for_new_device
from frirum.queries.login import logins_of
from frirum.queries.newdevice import is_on_call
from frirum.queries.oncall import on_call_at
from frirum.queries.own import ways_of
from frirum.records.models import Account
from frirum.rules.rights import Can
from frirum.web import logins
from frirum.web.doors import Caller, door
from frirum.web.passphrases import made_up
from frirum.web.platform import newdevice
from frirum.web.platform.factors import Factors, picture
from frirum.web.platform.people_forms import Alias, Language, Welcome


@door(Can.OWN_ACCOUNT, half=True)
def home(request: Caller) -> HttpResponse:
    """One's own account; while it is being set up, only that."""
    if not logins.strong(request):
        return redirect("platform:set_up")
    now = clock.now()
    here = logins.of(request)
    return render(
        request,
        "platform/home.html",
        {
            "account": request.account,
            "ways": ways_of(request.account.id),
            "logins": logins_of(request.account.id, now=now),
            "here": here.ref,
            "on_call_at": [
                one for one in request.account.memberships if is_on_call(request.account.id, one.organisation_id)
            ],
            "on_call_lines": on_call_at(request.account.id),
            "language_form": Language(initial={"language": request.account.language}, label_suffix=""),
            "aliases": [(m, Alias(initial={"alias": m.alias}, label_suffix="")) for m in request.account.memberships],
        },
    )


@door(Can.OWN_ACCOUNT, half=True)
def set_up(request: Caller) -> HttpResponse:
    """Choose how to log in from now on: a passkey, or a passphrase with an app (SA3)."""
    if logins.strong(request):
        return redirect("platform:home")
    return render(request, "platform/set_up.html", {"ways": ways_of(request.account.id), "suggested": made_up()})


@door(Can.OWN_ACCOUNT, half=True)
def qr(request: Caller) -> HttpResponse:
    """The QR code of the app that is being set up, as a picture with an address of its own (HD2)."""
    user = Account.objects.get(pk=request.account.id)
    if Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        raise Http404
    return HttpResponse(picture(Factors().build_totp_url(user, get_totp_secret())), content_type="image/svg+xml")


@door(Can.OWN_ACCOUNT, methods=("GET", "POST"))
@reauthentication_required(app="allauth.mfa")  # type: ignore[untyped-decorator]
def codes(request: Caller) -> HttpResponse:
    """Ten new recovery codes, shown once (SA5)."""
    told: list[str] = []
    if request.method == "POST":
        told = deeds.new_recovery_codes(request.account.id, now=clock.now())
    return render(request, "platform/codes.html", {"codes": told, "ways": ways_of(request.account.id)})


@door(Can.OWN_ACCOUNT, methods=("POST",))
def language(request: Caller) -> HttpResponse:
    """Choose the language of the staff's pages."""
    form = Language(request.POST)
    if form.is_valid():
        deeds.change_language(request.account.id, form.cleaned_data["language"])
    return redirect("platform:home")


@door(Can.OWN_ACCOUNT, methods=("POST",))
def alias(request: Caller) -> HttpResponse:
    """Choose the name one goes by."""
    form = Alias(request.POST)
    if not form.is_valid():
        messages.error(request, str(form.errors["alias"][0]))
    else:
        for membership in request.account.memberships:
            deeds.change_alias(request.account.id, membership.organisation_id, form.cleaned_data["alias"])
        messages.success(
            request, _("From your next duty on you are called %(name)s.") % {"name": form.cleaned_data["alias"]}
        )
    return redirect("platform:home")


@door(Can.OWN_SESSIONS, methods=("POST",))
def end_login(request: Caller) -> HttpResponse:
    """End one log-in of one's own, or all others (SA14)."""
    here, ref = logins.of(request), request.POST.get("login", "")
    if ref == "others":
        logins_deeds.end_all(request.account.id, but=here.ref, now=clock.now())
        messages.success(request, _("All your other log-ins have ended."))
    elif ref != here.ref and logins_deeds.end_own(request.account.id, ref, now=clock.now()):
        messages.success(request, _("That log-in has ended."))
    return redirect("platform:home")


@door(Can.OWN_SESSIONS, methods=("POST",), json=True)
def stay(request: Caller) -> HttpResponse:
    """Stay logged in: the one click before a timeout (SA11)."""
    now = clock.now()
    logins_deeds.seen(logins.of(request).ref, now=now)
    left = logins.of(request).ends_at - now
    return HttpResponse(f'{{"left":{int(left.total_seconds())}}}', content_type="application/json")


@door(Can.SIGN_IN, methods=("GET", "POST"))
def welcome(request: Caller) -> HttpResponse:
    """An invitation is used here: its secret comes by POST, never in an address that somebody logs (SA16)."""
    form = Welcome(request.POST or None, label_suffix="")
    if request.method != "POST" or not form.is_valid():
        return render(request, "platform/welcome.html", {"form": form})
    if is_for_new_device(form.cleaned_data["secret"]):
        return newdevice.let_in(request, form.cleaned_data["secret"])
    who = request.user.pk if request.user.is_authenticated else None
    account_id = accept(form.cleaned_data["secret"], logged_in=who, now=clock.now())
    if who is not None:
        return redirect("platform:home")
    account = Account.objects.get(pk=account_id)
    return HttpResponseRedirect(
        perform_login(request, Login(user=account, redirect_url=reverse("platform:set_up"))).url
    )
