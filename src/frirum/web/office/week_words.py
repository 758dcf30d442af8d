"""The week in words: "Monday–Thursday 20:00–22:00"."""

from collections.abc import Iterable
from itertools import groupby
from zoneinfo import ZoneInfo

from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frirum.rules.clocktime import DAY, clock
from frirum.rules.opening import Period
from frirum.rules.summertime import Change, local_day
from frirum.web.opening_words import date_in_words


def hours_words(opens: int, closes: int) -> str:
    """The hours of one period; it is told when they end on the next day, and when they are a whole day."""
    if (opens, closes) == (0, DAY):
        return _("day and night")
    hours = f"{clock(opens)}–{clock(closes)}"
    return _("%(hours)s the next day") % {"hours": hours} if closes > DAY else hours


def week_words(periods: Iterable[Period]) -> list[str]:
    """One phrase per run of days with the same hours, Monday first; empty when the line never opens."""
    by_day: dict[int, list[str]] = {}
    for one in sorted(periods, key=lambda one: (one.weekday, one.opens)):
        by_day.setdefault(one.weekday, []).append(hours_words(one.opens, one.closes))
    runs = groupby(enumerate(sorted(by_day.items())), key=lambda item: (item[1][0] - item[0], item[1][1]))
    return [_run([day for _place, (day, _hours) in run], hours) for (_gap, hours), run in runs]


def _run(days: list[int], hours: list[str]) -> str:
    names = dict.fromkeys((str(WEEKDAYS[days[0]]), str(WEEKDAYS[days[-1]])))
    words = f"{'–'.join(names)} {', '.join(hours)}"
    return words[:1].upper() + words[1:]


def clock_change(change: Change, zone: ZoneInfo) -> str:
    """What the summer-time change does to one night."""
    day = {"day": date_in_words(local_day(change, zone), language=get_language() or "en")}
    if change.forward:
        return _("%(day)s: the clocks go forward while you are open, so that night is one hour shorter.") % day
    return _("%(day)s: the clocks go back while you are open, so that night is one hour longer.") % day
