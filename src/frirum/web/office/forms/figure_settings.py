"""What is chosen about figures, as a form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from frirum.rules.figure_settings import Choice
from frirum.web.office.forms.fields import Number


class FigureSettingsForm(forms.Form):
    """Whether there is a public page, and how long single contacts are kept."""

    public = forms.BooleanField(label=_("Publish our figures, quarter by quarter"), required=False)
    keep_months = Number(
        _("Months that single contacts are kept"),
        _(
            "From 12 to 120. Then they are erased; their figures stay. A shorter time erases older contacts within the hour."
        ),
    )

    def choice(self) -> Choice:
        """What was chosen."""
        return Choice(self.cleaned_data["public"], self.cleaned_data["keep_months"])
