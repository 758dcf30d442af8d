"""A code's or a list's name as a form: one line per language."""

from collections.abc import Mapping
from typing import Any

from django import forms

from frirum.web.office.forms.fields import add_tongues, begin, typed


class NameForm(forms.Form):
    """What something is called, per language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_tongues(self, "name", rows=1)

    def names(self) -> dict[str, str]:
        """What was written; whether it will do, the rules say."""
        self.is_valid()
        return typed(self, "name")


def shown(names: Mapping[str, str]) -> dict[str, str]:
    """Names as the form begins with them."""
    return begin("name", names)
