"""Times for supervision as forms: when, how long, in which form; no field holds a word about anybody (ST8, ST9)."""

from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from frirum.rules.clocktime import minutes_of
from frirum.rules.supervision import Form, Kind, Offer, begins
from frirum.rules.wording import Fault, Flaw
from frirum.web.office.forms.fields import Day, Number, line_of_text
from frirum.web.office.sentences import show


class TimeForm(forms.Form):
    """What both kinds have: a day, a time, a length, a form."""

    day = Day(_("Day"))
    starts = line_of_text(_("From"), _("Like 17:30."), size="6", inputmode="numeric")
    minutes = Number(_("How many minutes"))
    form = forms.ChoiceField(
        label=_("How you meet"),
        choices=[(Form.IN_PERSON, _("In person")), (Form.REMOTE, _("Remotely, by video or telephone"))],
        widget=forms.RadioSelect,
        initial=Form.REMOTE,
    )
    kind = Kind.INDIVIDUAL

    def offer(self, zone: str) -> Offer | None:
        """The time that was written, on the clock of `zone`; None, with sentences, when it cannot be read."""
        if not self.is_valid():
            return None
        sent = self.cleaned_data
        minutes = minutes_of(sent["starts"] or "")
        at = None if minutes is None else begins(sent["day"], minutes, ZoneInfo(zone))
        if at is None:
            show(self, [Fault("starts", Flaw.NOT_A_TIME)])
            return None
        return Offer(self.kind, Form(sent["form"]), at, sent["minutes"], sent.get("places", 1))


class AloneForm(TimeForm):
    """Times for one person each, one after the other."""

    times = Number(_("How many times in a row"), _("With 3 there are three times to book, one after the other."))


class GroupForm(TimeForm):
    """A gathering for several."""

    kind = Kind.GROUP
    places = Number(_("How many places"))
