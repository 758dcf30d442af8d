"""A page of the handbook as a form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from frirum.web.office.forms.fields import line_of_text, lines_of_text


class PageForm(forms.Form):
    """The title and the words; `seen` is the version the editor began from."""

    title = line_of_text(_("Title"))
    body = lines_of_text(
        _("Text"),
        _("An empty line begins a new paragraph. ## makes a heading, - a list, [[address]] a link to another page."),
        rows=18,
    )
    seen = forms.IntegerField(required=False, min_value=0, max_value=1_000_000, widget=forms.HiddenInput)

    def words(self) -> tuple[str, str]:
        """The title and the text that were typed."""
        return self.cleaned_data.get("title") or "", self.cleaned_data.get("body") or ""
