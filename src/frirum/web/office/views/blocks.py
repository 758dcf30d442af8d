"""A volunteer alone at the desk asks to block a disturber: the coordinator settles it, and reads no talk (AB3)."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions.block import NoSuchBlock, settle
from frirum.queries.block import asked_in
from frirum.rules.access import Can
from frirum.web.doors import Caller, NotUnderstood, door
from frirum.web.office.here import onward, page


@door(Can.SETTLE_BLOCK)
def blocks(request: Caller, organisation: str) -> HttpResponse:
    """The questions that wait for an answer."""
    return page(request, "blocks", {"asked": asked_in(request.organisation.id, now=clock.now())})


@door(Can.SETTLE_BLOCK, methods=("POST",))
def answer(request: Caller, organisation: str, block: str) -> HttpResponse:
    """Keep the visitor out for this opening, or let the talk go on."""
    yes = {"yes": True, "no": False}.get(request.POST.get("do", ""))
    if yes is None:
        raise NotUnderstood
    alias = request.account.alias_in(request.organisation.id)
    try:
        settle(request.actor, block, alias=alias, yes=yes, now=clock.now())
    except NoSuchBlock:
        return onward(
            request, _("That question was answered already, or is over."), "blocks", organisation=organisation
        )
    done = _("The visitor is kept out, and the talk has ended.") if yes else _("The talk goes on.")
    return onward(request, done, "blocks", organisation=organisation)
