"""Fields that take whatever is typed; rules judge the words, these only read numbers and dates."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info

from frirum.rules.languages import LANGUAGES
from frirum.rules.wording import Fault, Flaw
from frirum.web.office.sentences import sentence

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

type Label = str | _StrPromise  # a text, or one that waits for its language


def line_of_text(label: Label, hint: Label = "", **attrs: str) -> forms.CharField:
    """A field for one line."""
    widget = forms.TextInput(attrs={"autocomplete": "off", **attrs})
    return forms.CharField(label=label, help_text=hint, required=False, strip=False, widget=widget)


def lines_of_text(label: Label, hint: Label = "", *, rows: int = 3, **attrs: str) -> forms.CharField:
    """A field for several lines."""
    widget = forms.Textarea(attrs={"rows": rows, **attrs})
    return forms.CharField(label=label, help_text=hint, required=False, strip=False, widget=widget)


class Day(forms.DateField):
    """A date that must be there."""

    def __init__(self, label: Label, hint: Label = "") -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        formats = ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d.%m.%y"]
        super().__init__(label=label, help_text=hint, widget=widget, required=False, input_formats=formats)

    def clean(self, value: Any) -> Any:
        """The date, or a sentence that says how to write one."""
        return _read(self, super().clean, value, Flaw.NOT_A_DATE)


class Number(forms.IntegerField):
    """A whole number that must be there."""

    def __init__(self, label: Label, hint: Label = "") -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "size": "4", "autocomplete": "off"})
        super().__init__(label=label, help_text=hint, widget=widget, required=False, min_value=-9999, max_value=9999)

    def clean(self, value: Any) -> Any:
        """The number, or a sentence that says how to write one."""
        return _read(self, super().clean, value, Flaw.NOT_A_NUMBER)


def _read(field: forms.Field, clean: Any, value: Any, flaw: Flaw) -> Any:
    try:
        found = clean(value)
    except forms.ValidationError as trouble:
        raise forms.ValidationError(sentence(Fault("", flaw))) from trouble
    if found is None:
        raise forms.ValidationError(sentence(Fault("", Flaw.MISSING)))
    return found


def language_name(code: str) -> str:
    """A language by its own name: "Suomi"."""
    return dict(settings.LANGUAGES).get(code) or str(get_language_info(code)["name_local"])


def add_tongues(form: forms.Form, name: str, **attrs: Any) -> None:
    """Give a form one field per language, `name_sv` and so on; each is labelled by the language itself."""
    for code in LANGUAGES:
        form.fields[f"{name}_{code}"] = lines_of_text(language_name(code), lang=code, **attrs)


def typed(form: forms.Form, name: str) -> dict[str, str]:
    """What was typed per language."""
    return {code: form.cleaned_data.get(f"{name}_{code}") or "" for code in LANGUAGES}


def begin(name: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Texts per language as a form's initial values."""
    return {f"{name}_{code}": texts.get(code, "") for code in LANGUAGES}


def per_language(form: forms.Form, name: str) -> list[forms.BoundField]:
    """The fields of one text, one per language, for a template."""
    return [form[f"{name}_{code}"] for code in LANGUAGES]
