"""How her own data is handled: read, consented to where it rests on that, and taken back without penalty (ST11)."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions.signature import NothingToTakeBack, NotTheTextNow, sign, withdraw
from frirum.queries.organisation import contact_of
from frirum.queries.pledge import signed_text
from frirum.queries.requirement import requirement_of
from frirum.queries.template import current_texts
from frirum.rules.access import Can
from frirum.rules.requirement import Basis, Kind
from frirum.web.doors import Caller, door
from frirum.web.handbook_html import handbook_html
from frirum.web.volunteer.here import SEE_OTHER, onward, page
from frirum.web.volunteer.herself import herself

CAN = Can.OWN_LIFE
LONGEST_NUMBER = 19  # digits that a row's number may have


@door(CAN)
def data(request: Caller, organisation: str) -> HttpResponse:
    """What is kept of her, on what it rests, and what she can do."""
    here, now = request.organisation, clock.now()
    her = herself(request)
    text = current_texts(here.id, now=now).get(Kind.DATA_INFORMATION)
    asked = requirement_of(here.id, Kind.DATA_INFORMATION)
    body = text.body_in(get_language() or "en", first=here.language) if text else ""
    facts = {
        "her": her,
        "email": request.account.email,
        "text": text,
        "body": handbook_html(body, base="", pages=()),
        "basis": (asked.basis() if asked else Basis.AGREEMENT).value,
        "signed_at": signed_text(request.account.id, here.id, text.id) if text else None,
        "contact": contact_of(here.id),
    }
    return page(request, "data", facts)


@door(CAN, methods=("POST",))
def read(request: Caller, organisation: str) -> HttpResponse:
    """She has read it, and consents where it rests on that."""
    herself(request)
    number = request.POST.get("version", "")
    version = int(number) if number.isascii() and number.isdigit() and len(number) < LONGEST_NUMBER else 0
    try:
        sign(request.actor, request.organisation.id, version, now=clock.now())
    except NotTheTextNow:
        messages.error(request, _("A new version came while you were reading. Nothing is signed yet; read this one."))
        return HttpResponseRedirect(reverse("volunteer:data", kwargs={"organisation": organisation}), status=SEE_OTHER)
    return onward(request, _("Noted. Thank you for reading it."), "front", organisation=organisation)


@door(CAN, methods=("GET", "POST"))
def take_back(request: Caller, organisation: str) -> HttpResponse:
    """Ask once, then take the consent back: a pause, and no penalty."""
    herself(request)
    if request.method != "POST":
        return page(request, "data_take_back", {})
    try:
        withdraw(request.actor, request.organisation.id, now=clock.now())
    except NothingToTakeBack:
        return onward(request, _("There is no consent of yours to take back."), "data", organisation=organisation)
    said = _(
        "Your consent is taken back, and you are on a pause. Nothing counts against you; you can come back any time."
    )
    return onward(request, said, "front", organisation=organisation)
