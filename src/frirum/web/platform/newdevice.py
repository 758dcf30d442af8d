"""A lost authenticator at five to eight: a link by mail, her own passphrase, and a new device in a minute (SA3, SA15)."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import newdevice
from frirum.actions.invitation import Made
from frirum.queries.newdevice import may_let_in
from frirum.records.models import Account
from frirum.rules.rights import Can
from frirum.web.address import address_of
from frirum.web.doors import Caller, door
from frirum.web.platform.adapter import require_patience
from frirum.web.platform.people import link_of
from frirum.web.throttle import THROTTLE


@door(Can.NEW_DEVICE, methods=("GET", "POST"))
def new_device(request: Caller, organisation: str) -> HttpResponse:
    """Choose who lost her second factor; the link goes to her own mail and is not shown, unless it cannot be sent."""
    now, here = clock.now(), request.organisation
    if request.method != "POST":
        people = may_let_in(request.actor, here.id, now=now)
        return render(request, "platform/new_device.html", {"organisation": here, "people": people})
    made = newdevice.ask(request.actor, request.POST.get("person", ""), organisation_id=here.id, now=now)
    link = link_of(request, made)
    mailed = _tell(made, link, organisation=here.name)
    # Without mail it is handed over by hand, and her passphrase is the second proof; without one it leads nowhere.
    shown = "" if mailed or not newdevice.asks_for_passphrase(made.secret, now=now) else link
    return render(
        request,
        "platform/new_device.html",
        {"organisation": here, "done": True, "mailed": mailed, "link": shown, "people": []},
    )


def let_in(request: HttpRequest, secret: str) -> HttpResponse:
    """Use such a link: with her passphrase, if she has one; then on to setting up."""
    now = clock.now()
    email = newdevice.asks_for_passphrase(secret, now=now)
    given = request.POST.get("passphrase", "")
    wrong = ""
    if email and given:
        try:
            require_patience(request, email)
        except ValidationError as wait:
            given, wrong = "", wait.messages[0]
    if email and not given:
        return render(request, "platform/new_device_proof.html", {"secret": secret, "wrong": wrong})
    try:
        account_id = newdevice.use(secret, given, now=now)
    except newdevice.WrongPassphrase:
        wrong = _("That is not your passphrase.")
        return render(request, "platform/new_device_proof.html", {"secret": secret, "wrong": wrong}, status=422)
    if email:
        THROTTLE.succeeded(email, address_of(request))
    account = Account.objects.get(pk=account_id)
    to = reverse("platform:set_up")
    return HttpResponseRedirect(perform_login(request, Login(user=account, redirect_url=to)).url)


def _tell(made: Made, link: str, *, organisation: str) -> bool:
    """Mail the link in her language; False when this installation sends no mail or the server did not take it (ML1)."""
    language = Account.objects.values_list("language", flat=True).get(email=made.email)
    with translation.override(language):
        subject = _("Your new device")
        text = render_to_string("platform/new_device.txt", {"link": link, "organisation": organisation})
    try:
        return EmailMessage(subject, text, to=[made.email]).send() > 0
    except OSError:
        return False
