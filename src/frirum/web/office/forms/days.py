"""A day that differs, as a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frirum.rules.clocktime import closing, minutes_of
from frirum.rules.opening import ClosedDay, ExtraPeriod
from frirum.rules.wording import Fault, Flaw
from frirum.web.office.forms.fields import Day, add_tongues, line_of_text, typed
from frirum.web.office.sentences import show

CLOSED, EXTRA = "closed", "extra"


class DayForm(forms.Form):
    """One date that differs: closed, or an extra evening."""

    date = Day(_("Date"))
    kind = forms.ChoiceField(
        label=_("What happens that day"),
        choices=[(CLOSED, _("Closed the whole day")), (EXTRA, _("Open, besides the usual hours"))],
        widget=forms.RadioSelect,
        initial=CLOSED,
    )
    opens = line_of_text(_("From"), _("Only for an extra evening, like 20:00."), size="6", inputmode="numeric")
    closes = line_of_text(_("To"), _("Only for an extra evening, like 22:00."), size="6", inputmode="numeric")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_tongues(self, "note", rows=1)

    def exception(self) -> ClosedDay | ExtraPeriod | None:
        """The exception that was written; None, with sentences, when it cannot be read."""
        if not self.is_valid():
            return None
        day = self.cleaned_data["date"]
        if self.cleaned_data["kind"] == CLOSED:
            return ClosedDay(day)
        times = {name: minutes_of(self.cleaned_data[name] or "") for name in ("opens", "closes")}
        show(self, [Fault(name, Flaw.NOT_A_TIME) for name, time in times.items() if time is None])
        opens, closes = times["opens"], times["closes"]
        return None if opens is None or closes is None else ExtraPeriod(day, opens, closing(opens, closes))

    def note(self) -> dict[str, str]:
        """Why, per language."""
        return typed(self, "note")
