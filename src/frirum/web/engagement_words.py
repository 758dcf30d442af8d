"""Hours and months in words, for the office and for the volunteer's room alike."""

from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _


def hours_words(minutes: int) -> str:
    """Minutes as people say them: "2.5 hours", to the nearest quarter."""
    return _("%(hours)s h") % {"hours": number_format(round(minutes / 15) / 4, decimal_pos=None)}


def month_words(first: date) -> str:
    """A month by its name."""
    words = date_format(first, "F")
    return words[:1].upper() + words[1:]
