"""Which months, and for whom: what figures are fetched by."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frirum.rules.wording import Fault, Flaw
from frirum.web.office.forms.grant_report import Month
from frirum.web.office.sentences import show

OURS, OTHERS = "ours", "others"


class PeriodForm(forms.Form):
    """A period of whole months."""

    first_month = Month(_("First month"))
    last_month = Month(_("Last month"))
    whom = forms.ChoiceField(
        label=_("For whom"),
        choices=[(OTHERS, _("To pass on: small numbers are hidden")), (OURS, _("For our own office only"))],
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, Any]:
        """The months in their order."""
        said = super().clean() or {}
        first, last = said.get("first_month"), said.get("last_month")
        if first and last and last < first:
            show(self, [Fault("last_month", Flaw.ENDS_BEFORE_IT_BEGINS)])
        return said

    def period(self) -> tuple[date, date, bool]:
        """The first and the last month, and whether small numbers are hidden."""
        said = self.cleaned_data
        return said["first_month"], said["last_month"], said["whom"] != OURS
