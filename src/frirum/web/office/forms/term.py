"""A term as a form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from frirum.rules.term import Term
from frirum.web.office.forms.fields import Day, line_of_text


class TermForm(forms.Form):
    """One term; both days are part of it."""

    name = line_of_text(_("What you call it"), _("Like: Spring 2027."))
    first_day = Day(_("First day"))
    last_day = Day(_("Last day"))

    def term(self) -> Term | None:
        """The term that was written; None when it cannot be read."""
        if not self.is_valid():
            return None
        sent = self.cleaned_data
        return Term(sent["name"] or "", sent["first_day"], sent["last_day"])
