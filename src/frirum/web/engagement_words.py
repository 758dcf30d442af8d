"""Hours and months in words, for the office and for the volunteer's room alike."""

from datetime import date
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frirum.rules.engagement import Source

SOURCES: dict[Source, Promise] = {
    Source.SHIFT: gettext_lazy("Shifts"),
    Source.SUPERVISION: gettext_lazy("Supervision"),
    Source.TRAINING: gettext_lazy("Training"),
    Source.OTHER: gettext_lazy("Other things"),
}


def hours_words(minutes: int) -> str:
    """Minutes as people say them: "2.5 hours", to the nearest quarter."""
    return _("%(hours)s h") % {"hours": number_format(Decimal(f"{round(minutes / 15) / 4:g}"))}


def month_words(first: date) -> str:
    """A month by its name."""
    words = date_format(first, "F")
    return words[:1].upper() + words[1:]
