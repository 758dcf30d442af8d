"""When the door opens next, in words, for the visitor's room and the office's alike (BO9, ST1)."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from frirum.rules.admission import Door
from frirum.web.opening_languages import SPOKEN, Spoken

NEAR = timedelta(days=7)
"""So long a weekday alone is enough; from then on the date is said too."""


def next_opening(door: Door, *, zone: str, language: str, now: datetime) -> str:
    """One sentence on when the door opens next, on the clock of the line's `zone` (an IANA name).

    "The chat opens tomorrow at 20:00."; when nothing is planned it says that too.
    """
    spoken = SPOKEN.get(language, SPOKEN["en"])
    if door.next_opens_at is None:
        return spoken.unknown
    return spoken.opens.format(moment(door.next_opens_at, zone=zone, language=language, now=now))


def moment(when: datetime, *, zone: str, language: str, now: datetime) -> str:
    """A moment inside a sentence: "today at 20:00", "on Sunday at 20:00", "on Sunday 3 January 2027 at 20:00"."""
    spoken = SPOKEN.get(language, SPOKEN["en"])
    local, here = when.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    return spoken.at.format(day=_day(spoken, local, here), time=_clock(spoken, local))


def time_of_day(when: datetime, *, zone: str, language: str) -> str:
    """A time that follows "kl.", "klo" or "at", as the language writes it: "20", "20.30", "20:00"."""
    return _clock(SPOKEN.get(language, SPOKEN["en"]), when.astimezone(ZoneInfo(zone)))


def _day(spoken: Spoken, local: datetime, here: datetime) -> str:
    away = local.date() - here.date()
    if away == timedelta(0):
        return spoken.today
    if away == timedelta(days=1):
        return spoken.tomorrow
    if timedelta(0) < away < NEAR:
        return spoken.on_weekday.format(weekday=spoken.weekdays[local.weekday()])
    dated = _date(spoken, spoken.on_date, local.date())
    return dated if local.year == here.year else f"{dated} {local.year}"


def span(starts: datetime, ends: datetime, *, zone: str, language: str, now: datetime) -> str:
    """A stretch of time by itself: "Sunday 22 November, 18:00–18:45"; the year too when it is another one."""
    spoken, here = SPOKEN.get(language, SPOKEN["en"]), ZoneInfo(zone)
    begin, end = starts.astimezone(here), ends.astimezone(here)
    day = _date(spoken, spoken.date, begin.date())
    if begin.year != now.astimezone(here).year:
        day = f"{day} {begin.year}"
    return f"{day[:1].upper()}{day[1:]}, {_clock(spoken, begin)}–{_clock(spoken, end)}"


def date_in_words(day: date, *, language: str, inside: bool = False) -> str:
    """A date that stands by itself, or `inside` a sentence: "Sunday 3 January 2027"."""
    spoken = SPOKEN.get(language, SPOKEN["en"])
    words = f"{_date(spoken, spoken.date, day)} {day.year}"
    return words if inside else words[:1].upper() + words[1:]


def _date(spoken: Spoken, pattern: str, day: date) -> str:
    return pattern.format(weekday=spoken.weekdays[day.weekday()], day=day.day, month=spoken.months[day.month - 1])


def _clock(spoken: Spoken, local: datetime) -> str:
    if local.minute == 0 and spoken.bare_hours:
        return str(local.hour)
    return f"{local.hour}{spoken.between}{local.minute:02}"
