"""The coordinator's contact card, which stands on every desk."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import contactcard as deeds
from frirum.queries.contactcard import card_of
from frirum.rules.access import Can
from frirum.rules.wording import NotInOrder
from frirum.web.doors import Caller, door
from frirum.web.office.forms.contactcard import CardForm, shown
from frirum.web.office.here import NOT_IN_ORDER, onward, page
from frirum.web.office.sentences import show


@door(Can.EDIT_SUPERVISION, methods=("GET", "POST"))
def contact_card(request: Caller, organisation: str) -> HttpResponse:
    """Read and change the card."""
    here = request.organisation
    form = CardForm(request.POST or None, initial=shown(card_of(here.id)))
    if request.method == "POST" and form.is_valid():
        try:
            deeds.write(request.actor, here.id, form.card(), now=clock.now())
        except NotInOrder as refused:
            show(form, refused.faults)
        else:
            return onward(request, _("The card is saved and stands on the desk now."), "front", organisation=here.slug)
    return page(request, "contact_card", {"form": form}, status=NOT_IN_ORDER if form.errors else 200)
