"""A requirement as a form, with only the fields that its kind has."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from frirum.rules.period import Period
from frirum.rules.requirement import CURRENCIES, SHAPES, Basis, Gate, Kind, Requirement
from frirum.rules.wording import Flaw, one_line
from frirum.web.office.forms.fields import Number, add_tongues, line_of_text, lines_of_text, typed
from frirum.web.office.forms.volunteer import sentence_of
from frirum.web.office.requirement_words import basis_name, gate_name, number_name, period_name

FEE = "least"


class RequirementForm(forms.Form):
    """What is asked, what it closes, for how long it holds, and its numbers."""

    def __init__(self, *args: Any, asked: Requirement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = asked.kind
        shape = SHAPES[asked.kind]
        gates = [gate for gate in Gate if gate in shape.gates]
        self._choose("gates", _("What stays closed until it is met"), [(g.value, gate_name(g)) for g in gates])
        self._choose("period", _("For how long it holds"), [(p.value, period_name(p)) for p in shape.periods])
        self.initial.update(gates=asked.gates.value, period=asked.period.value)
        if asked.kind is Kind.TRAINING:
            self.fields["topics"] = lines_of_text(_("Training days"), _("One on each line."), rows=6)
            self.initial["topics"] = "\n".join(asked.topics())
        if asked.kind is Kind.MEMBERSHIP_FEE:
            self.fields[FEE] = line_of_text(_("Least fee for a year"), inputmode="decimal", size="8")
            self._choose("currency", _("Currency"), [(one, one) for one in CURRENCIES])
            self.initial.update(least=f"{asked.number(FEE) / 100:g}", currency=asked.currency())
        if asked.kind is Kind.DATA_INFORMATION:
            self._choose("basis", _("What keeping the data rests on"), [(b.value, basis_name(b)) for b in Basis])
            self.initial["basis"] = asked.basis().value
        for one in shape.numbers:
            if one.name not in self.fields:
                self.fields[one.name] = Number(number_name(one.name))
                self.initial[one.name] = asked.number(one.name)

    def clean_least(self) -> int:
        """An age, or a fee in minor units."""
        word = self.cleaned_data[FEE]
        if self.kind is not Kind.MEMBERSHIP_FEE:
            return int(word)
        try:
            return int(Decimal(str(word).replace(" ", "").replace(",", ".")) * 100)
        except (InvalidOperation, ValueError, OverflowError):
            raise forms.ValidationError(sentence_of(Flaw.NOT_A_NUMBER)) from None

    def requirement(self) -> Requirement | None:
        """What was chosen; None when it cannot be read."""
        if not self.is_valid():
            return None
        read = dict(self.cleaned_data)
        gates, period = Gate(read.pop("gates")), Period(read.pop("period"))
        if "topics" in read:
            read["topics"] = [topic for topic in map(one_line, read["topics"].splitlines()) if topic]
        return Requirement(self.kind, gates, period, read)

    def _choose(self, name: str, label: str, choices: Iterable[tuple[str, str]]) -> None:
        wrong = {"invalid_choice": sentence_of(Flaw.NOT_A_CHOICE), "required": sentence_of(Flaw.MISSING)}
        self.fields[name] = forms.ChoiceField(label=label, choices=list(choices), error_messages=wrong)


class TextForm(forms.Form):
    """A text that people sign or read, in each language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_tongues(self, "body", rows=12)

    def body(self) -> dict[str, str]:
        """The text per language."""
        return typed(self, "body")
