"""Registering contacts that came by telephone, mail, visit or elsewhere (CS2, BO10)."""

from django.http import HttpResponse

from frirum.rules.access import Can
from frirum.web.doors import Caller, door
from frirum.web.registering import registering


@door(Can.REGISTER_CONTACT, methods=("GET", "POST"))
def contacts(request: Caller, organisation: str) -> HttpResponse:
    """One contact, or a whole evening of them."""
    return registering(request, "volunteer/contacts.html")
