"""The line's own facts, and the organisation's promises, as forms."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from frirum.queries.line import LineFacts
from frirum.rules.line import Plan
from frirum.web.office.forms.fields import Number, add_tongues, begin, line_of_text, typed


class LineForm(forms.Form):
    """What a line says of itself."""

    name = line_of_text(_("Name of the line"))
    page_title = line_of_text(
        _("Title in the browser's tab"), _("Keep it neutral, like Chat: somebody may look over the visitor’s shoulder.")
    )
    answers_in = forms.MultipleChoiceField(
        label=_("Languages you answer in"),
        choices=settings.LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    capacity = Number(_("How many may wait at once"), _("When so many wait, the page says that it is full."))
    talks_each = Number(_("How many talks one volunteer holds at once"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_tongues(self, "for_whom", rows=2)

    def plan(self) -> Plan | None:
        """The plan that was written; None when it cannot be read."""
        if not self.is_valid():
            return None
        sent = self.cleaned_data
        return Plan(
            name=sent["name"] or "",
            page_title=sent["page_title"] or "",
            for_whom=typed(self, "for_whom"),
            answers_in=tuple(sent["answers_in"]),
            capacity=sent["capacity"],
            talks_each=sent["talks_each"],
        )


def shown(line: LineFacts) -> dict[str, Any]:
    """A line as the form begins with it."""
    names = ("name", "page_title", "answers_in", "capacity", "talks_each")
    return {**{name: getattr(line, name) for name in names}, **begin("for_whom", line.for_whom)}


class PromiseForm(forms.Form):
    """What everybody reads before the first words, and where the quick exit leads."""

    neutral_url = line_of_text(
        _("Where the quick exit leads"), _("A page that anybody could have open, like a weather page."), inputmode="url"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_tongues(self, "when_we_tell", rows=4)

    def texts(self) -> dict[str, str]:
        """When we would tell anyone, per language."""
        return typed(self, "when_we_tell")


def promised(when_we_tell: Mapping[str, str], neutral_url: str) -> dict[str, str]:
    """The promises as the form begins with them."""
    return {"neutral_url": neutral_url, **begin("when_we_tell", when_we_tell)}
