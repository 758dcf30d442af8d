"""What the office writes about a volunteer: the last day of a pause, and what was met."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frirum.actions.fulfilment import Done
from frirum.rules.requirement import Kind, Requirement
from frirum.rules.wording import Fault, Flaw
from frirum.web.office.forms.fields import Day, line_of_text
from frirum.web.office.sentences import sentence


class PauseForm(forms.Form):
    """A pause's last day; left empty it lasts as long as a pause may."""

    def __init__(self, *args: Any, pausing: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if pausing:
            self.fields["back_by"] = line_of_text(
                _("Last day of the pause"), _("Leave it empty, and it lasts two terms at most."), type="date"
            )

    def clean_back_by(self) -> date | None:
        """The day, or a sentence that says how to write one."""
        word = (self.cleaned_data.get("back_by") or "").strip()
        if not word:
            return None
        try:
            return date.fromisoformat(word)
        except ValueError:
            raise forms.ValidationError(sentence(Fault("back_by", Flaw.NOT_A_DATE))) from None

    def back_by(self) -> date | None:
        """The last day that was chosen, if any."""
        return self.cleaned_data.get("back_by")


class MetForm(forms.Form):
    """What was met, with only the fields that its kind needs."""

    on = Day(_("Day"), _("When it was shown, paid or held."))

    def __init__(self, *args: Any, asked: Requirement, this_year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        if asked.kind is Kind.TRAINING:
            self.fields["topic"] = _choice(_("Training day"), [(topic, topic) for topic in asked.topics()])
        if asked.kind is Kind.MEMBERSHIP_FEE:
            years = [(str(year), str(year)) for year in range(this_year - 1, this_year + 2)]
            self.fields["topic"] = _choice(_("For the year"), years)
            self.initial.setdefault("topic", str(this_year))
            self.initial.setdefault("amount", f"{asked.number('least') / 100:g}")
            self.fields["amount"] = line_of_text(_("Amount"), asked.currency(), inputmode="decimal", size="8")
        if asked.kind in {Kind.TRAINING, Kind.SUPERVISION, Kind.ENGAGEMENT}:
            hint = _("Counts as hours given.") if asked.kind is Kind.ENGAGEMENT else _("May be left empty.")
            self.fields["minutes"] = line_of_text(_("Minutes"), hint, inputmode="numeric", size="4")

    def clean_amount(self) -> int | None:
        """The amount in minor units."""
        word = (self.cleaned_data.get("amount") or "").replace(" ", "").replace(",", ".")
        try:
            return int(Decimal(word) * 100) if word else None
        except (InvalidOperation, ValueError, OverflowError):
            raise forms.ValidationError(sentence(Fault("amount", Flaw.NOT_A_NUMBER))) from None

    def clean_minutes(self) -> int | None:
        """The minutes, if any were written."""
        word = (self.cleaned_data.get("minutes") or "").strip()
        if word and not (word.isascii() and word.isdigit() and len(word) < 7):
            raise forms.ValidationError(sentence(Fault("minutes", Flaw.NOT_A_NUMBER)))
        return int(word) if word else None

    def done(self) -> Done | None:
        """What was met; None when it cannot be read."""
        if not self.is_valid():
            return None
        read = self.cleaned_data
        return Done(self.asked.kind, read["on"], read.get("topic") or "", read.get("amount"), read.get("minutes"))


def _choice(label: Any, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    wrong = {"invalid_choice": sentence_of(Flaw.NOT_A_CHOICE), "required": sentence_of(Flaw.MISSING)}
    return forms.ChoiceField(label=label, choices=choices, error_messages=wrong)


def sentence_of(flaw: Flaw) -> str:
    """The sentence for a flaw without a bound."""
    return sentence(Fault("", flaw))
