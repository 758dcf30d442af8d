"""Forms about people: an alias, an invitation, the code of one."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frirum.rules.alias import LONGEST, NotAnAlias, tidy, why_not
from frirum.rules.rights import Role

ROLE_NAMES = {
    Role.VOLUNTEER: gettext_lazy("Volunteer"),
    Role.COORDINATOR: gettext_lazy("Coordinator"),
    Role.ADMINISTRATOR: gettext_lazy("Administrator"),
}
WHY_NO_ALIAS = {
    NotAnAlias.EMPTY: gettext_lazy("Write a first name."),
    NotAnAlias.TOO_LONG: gettext_lazy("At most 30 letters."),
    NotAnAlias.AN_ADDRESS: gettext_lazy("A first name, no address."),
    NotAnAlias.HAS_DIGITS: gettext_lazy("A first name without digits."),
    NotAnAlias.NOT_A_FIRST_NAME: gettext_lazy("A first name only, in one or two parts."),
}


class AliasField(forms.CharField):
    """The first name a volunteer is known by; it need not be her own (AL2)."""

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Name at the desk"),
            help_text=gettext_lazy("A first name that visitors see. It need not be the real one."),
            max_length=LONGEST * 2,
            widget=forms.TextInput(attrs={"autocomplete": "off", "maxlength": LONGEST}),
        )

    def clean(self, value: str | None) -> str:
        """Tidy it; raises ValidationError with the reason."""
        name = tidy(super().clean(value))
        reason = why_not(name)
        if reason is not None:
            raise ValidationError(str(WHY_NO_ALIAS[reason]))
        return name


class Alias(forms.Form):
    """One's own alias."""

    alias = AliasField()


class Language(forms.Form):
    """One's own language."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)


class Invite(forms.Form):
    """Whom to invite, as what."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    alias = AliasField()
    role = forms.ChoiceField(label=gettext_lazy("Invited as"))
    language = forms.ChoiceField(label=gettext_lazy("Language of the invitation"), choices=settings.LANGUAGES)

    def __init__(self, *args: object, roles: list[Role], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.label_suffix = ""
        self.fields["role"].choices = [(role.value, ROLE_NAMES[role]) for role in roles]  # type: ignore[attr-defined]


class Welcome(forms.Form):
    """The secret of an invitation; the page's script takes it from the address, where no server sees it (SA16)."""

    secret = forms.CharField(
        label=gettext_lazy("Invitation code"),
        help_text=gettext_lazy("The part of the link after the # sign."),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}),
    )

    def clean_secret(self) -> str:
        """The secret without what came along when it was copied."""
        secret = str(self.cleaned_data["secret"]).strip().rpartition("#")[2]
        if not secret.isascii():
            raise ValidationError(_("That is not an invitation code."))
        return secret
