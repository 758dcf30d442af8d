"""The application as a form: how she is reached, and nothing about why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frirum.rules.application import Application
from frirum.rules.people_line import LONGEST_ADDRESS, LONGEST_NAME, is_address
from frirum.rules.wording import PHONE, one_line

LONGEST_PHONE = 30


class ApplyForm(forms.Form):
    """Somebody who would like to help."""

    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": gettext_lazy("Write what we may call you.")},
    )
    email = forms.CharField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("We write to you here."),
        max_length=LONGEST_ADDRESS,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": gettext_lazy("Without an address we cannot answer you.")},
    )
    phone = forms.CharField(
        label=gettext_lazy("Telephone, if you like"),
        max_length=LONGEST_PHONE,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("In which language shall we write"), choices=settings.LANGUAGES)
    # Filled in by machines only: it is hidden, and nobody is asked for it.
    website = forms.CharField(required=False, max_length=200)

    def __init__(self, data: Any, *, least_age: int | None, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial, label_suffix="")
        self.least_age = least_age
        if least_age is not None:
            self.fields["old_enough"] = forms.BooleanField(
                label=_("I am at least %(least)d years old") % {"least": least_age},
                help_text=_("We do not ask when you were born, and we keep no date."),
                error_messages={
                    "required": _("One has to be at least %(least)d years old to sit at the desk here.")
                    % {"least": least_age}
                },
            )

    def clean_email(self) -> str:
        """Raises ValidationError where no mail can be sent."""
        email = one_line(self.cleaned_data["email"]).lower()
        if not is_address(email):
            raise ValidationError(_("Write an address like name@example.org."))
        return email

    def clean_phone(self) -> str:
        """Raises ValidationError for what is no number."""
        phone = one_line(self.cleaned_data["phone"])
        if phone and not PHONE.fullmatch(phone):
            raise ValidationError(_("Write a telephone number with digits only, like 020-50 50 50."))
        return phone

    @property
    def from_a_machine(self) -> bool:
        """Whether the hidden field was filled in."""
        return bool(self.cleaned_data.get("website"))

    def application(self) -> Application:
        """What was written; only of a valid form."""
        given = self.cleaned_data
        return Application(
            given["name"], given["email"], given["phone"], given["language"], bool(given.get("old_enough"))
        )
