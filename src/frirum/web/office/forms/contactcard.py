"""The coordinator's contact card as a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frirum.rules.contactcard import Card
from frirum.web.office.forms.fields import line_of_text


class CardForm(forms.Form):
    """Whom volunteers call or write to, and when."""

    name = line_of_text(_("Name"), _("The name that volunteers know."))
    phone = line_of_text(_("Telephone"), _("A number of the organisation, never a private one."), inputmode="tel")
    email = line_of_text(_("E-mail address"), inputmode="email")
    hours = line_of_text(_("When somebody answers"), _("For instance: weekdays 9 to 16."))

    def card(self) -> Card:
        """What was written."""
        given = self.cleaned_data
        return Card(given["name"], given["phone"], given["email"], given["hours"])


def shown(card: Card | None) -> dict[str, Any]:
    """A card as the form begins with it."""
    return {} if card is None else {"name": card.name, "phone": card.phone, "email": card.email, "hours": card.hours}
