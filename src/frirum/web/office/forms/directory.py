"""An entry of the directory as a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frirum.queries.directory import Help
from frirum.rules.directory import Entry
from frirum.web.office.forms.fields import Day, add_tongues, begin, line_of_text, typed


class EntryForm(forms.Form):
    """One service that we refer to."""

    name = line_of_text(_("Name"), _("What they call themselves."))
    phone = line_of_text(_("Telephone"), inputmode="tel")
    url = line_of_text(_("Web address"), _("Begins with https://"), inputmode="url")
    checked_on = Day(_("Checked on"), _("The day when somebody last looked whether all of this is right."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_tongues(self, "for_whom", rows=2)
        add_tongues(self, "hours", rows=2)

    def entry(self) -> Entry | None:
        """The entry that was written; None when it cannot be read."""
        if not self.is_valid():
            return None
        words = {name: self.cleaned_data[name] or "" for name in ("name", "phone", "url")}
        return Entry(
            for_whom=typed(self, "for_whom"),
            hours=typed(self, "hours"),
            checked_on=self.cleaned_data["checked_on"],
            **words,
        )


def shown(found: Help) -> dict[str, Any]:
    """An entry as the form begins with it."""
    plain = {"name": found.name, "phone": found.phone, "url": found.url, "checked_on": found.checked_on}
    return {**plain, **begin("for_whom", found.for_whom), **begin("hours", found.hours)}
