"""Somebody on call as a form: who, and a number for text messages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frirum.queries.oncall import Candidate
from frirum.web.office.forms.fields import line_of_text


class PhoneForm(forms.Form):
    """The number for text messages."""

    phone = line_of_text(
        _("Number for text messages"), _("Only where your installation sends them. May be left empty."), inputmode="tel"
    )


class PlaceForm(PhoneForm):
    """One more person on the list."""

    account = forms.TypedChoiceField(label=_("Who"), coerce=int)
    field_order = ["account", "phone"]

    def __init__(self, *args: Any, candidates: list[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].choices = [  # type: ignore[attr-defined]
            (one.account, f"{one.alias} · {one.email}") for one in candidates
        ]
