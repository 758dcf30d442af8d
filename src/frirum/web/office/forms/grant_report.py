"""A report to a grant giver as a form: facts, then blocks of words and figures in order."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from frirum.rules.grant_report import MOST_BLOCKS, Block, Report
from frirum.rules.languages import LANGUAGES
from frirum.rules.wording import Fault, Flaw
from frirum.web.office.forms.fields import Label, language_name, line_of_text, lines_of_text
from frirum.web.office.sentences import sentence

FEWEST_BLOCKS = 5
EMPTY_BLOCKS = 2

type Choices = list[tuple[str, str]]


class Month(forms.Field):
    """A month, told by its first day; typed as 2026-01 where the browser has no picker."""

    def __init__(self, label: Label) -> None:
        widget = forms.TextInput(attrs={"type": "month", "placeholder": "2026-01", "autocomplete": "off"})
        super().__init__(label=label, required=False, widget=widget)

    def prepare_value(self, value: Any) -> Any:
        """The month as the browser writes it."""
        return f"{value:%Y-%m}" if isinstance(value, date) else value

    def clean(self, value: Any) -> date:
        """The first day of the month, or a sentence that says how to write one."""
        try:
            return date.fromisoformat(f"{str(value or '').strip()}-01")
        except ValueError as trouble:
            raise forms.ValidationError(sentence(Fault("", Flaw.NOT_A_MONTH))) from trouble


class ReportForm(forms.Form):
    """What the report is about."""

    title = line_of_text(_("Title of the report"))
    giver = line_of_text(_("To whom"), _("The foundation, authority or fund that gave the money."))
    case_number = line_of_text(_("Their case number"))
    amount = forms.IntegerField(
        label=_("Amount"),
        required=False,
        min_value=0,
        error_messages={"invalid": _("Write only the number, like 326948.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    currency = line_of_text(_("Currency"), _("Like SEK, NOK, DKK or EUR."), size="4", maxlength="3")
    purpose = lines_of_text(_("What the money was for"))
    first_month = Month(_("First month"))
    last_month = Month(_("Last month"))

    def __init__(self, *args: Any, figures: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        languages = [(code, language_name(code)) for code in LANGUAGES]
        self.fields["language"] = forms.ChoiceField(
            label=_("Language of the report"), choices=languages, required=False
        )
        for at in range(self.rows):
            self.fields[f"heading_{at}"] = line_of_text(_("Heading"))
            self.fields[f"text_{at}"] = lines_of_text(_("Text"), rows=4)
            choices: list[tuple[str, str | Promise]] = [("", _("No figures")), *figures]
            self.fields[f"figure_{at}"] = forms.ChoiceField(label=_("Figures beneath"), choices=choices, required=False)

    @property
    def rows(self) -> int:
        """How many blocks the form has: a few empty ones more than are written."""
        if self.is_bound:
            return min(MOST_BLOCKS, sum(f"text_{at}" in self.data for at in range(MOST_BLOCKS)))
        written = sum(name.startswith("text_") for name in self.initial)
        return min(MOST_BLOCKS, max(FEWEST_BLOCKS, written + EMPTY_BLOCKS))

    def blocks(self) -> Iterator[dict[str, forms.BoundField]]:
        """The fields of each block, for the template."""
        for at in range(self.rows):
            yield {name: self[f"{name}_{at}"] for name in ("heading", "text", "figure")}

    def report(self) -> Report | None:
        """The report that was written; None when it cannot be read."""
        if not self.is_valid():
            return None
        said = self.cleaned_data
        plain = {
            name: said[name] or "" for name in ("title", "giver", "case_number", "currency", "purpose", "language")
        }
        blocks = [
            Block(*(said.get(f"{name}_{at}") or "" for name in ("heading", "text", "figure")))
            for at in range(self.rows)
        ]
        return Report(
            **plain,
            amount=said["amount"],
            first_month=said["first_month"],
            last_month=said["last_month"],
            blocks=blocks,
        )


def shown(report: Report) -> dict[str, Any]:
    """A report as the form begins with it."""
    facts = {name: getattr(report, name) for name in ReportForm.base_fields} | {"language": report.language}
    for at, block in enumerate(report.blocks):
        facts |= {f"heading_{at}": block.heading, f"text_{at}": block.text, f"figure_{at}": block.figure}
    return facts
