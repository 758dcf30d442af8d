"""A canned reply as a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frirum.queries.reply import Reply
from frirum.web.office.forms.fields import add_tongues, begin, line_of_text, typed


class ReplyForm(forms.Form):
    """One reply: its short name, and its text in each language you answer in."""

    shortcut = line_of_text(_("Short name"), _("What a volunteer writes after / to find it, like who-we-are."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_tongues(self, "text", rows=3)

    def texts(self) -> dict[str, str]:
        """The text per language."""
        return typed(self, "text")


def shown(found: Reply) -> dict[str, str]:
    """A reply as the form begins with it."""
    return {"shortcut": found.shortcut, **begin("text", found.texts)}
