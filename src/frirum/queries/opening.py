"""A line's opening hours, as the office edits them and as a visitor would meet them at some moment."""

from dataclasses import dataclass
from datetime import date, datetime

from frirum.records.hours import opening_of
from frirum.records.models import Line, OpeningException, OpeningPeriod
from frirum.records.opening import read_opening
from frirum.rules.admission import ENOUGH, Door, door
from frirum.rules.minimum import Staffing
from frirum.rules.opening import Period, state_at
from frirum.rules.summertime import Change, touched


@dataclass(frozen=True, slots=True)
class Day:
    """One date that differs; `opens` and `closes` in minutes after midnight, None when the day is closed."""

    id: int
    date: date
    opens: int | None
    closes: int | None
    note: dict[str, str]


@dataclass(frozen=True, slots=True)
class Week:
    """What the editor of the week shows."""

    periods: tuple[Period, ...]
    days: tuple[Day, ...]
    last_admission_minutes: int
    closed_early_until: datetime | None


def week_of(line_id: int, *, today: date) -> Week:
    """The week as it stands in the records, and the days that differ from `today` on."""
    line = Line.objects.get(pk=line_id)
    periods = OpeningPeriod.objects.filter(line=line).order_by("weekday", "opens")
    days = OpeningException.objects.filter(line=line, date__gte=today).order_by("date", "opens", "pk")
    return Week(
        periods=tuple(Period(one.weekday, one.opens, one.closes) for one in periods),
        days=tuple(Day(one.pk, one.date, one.opens, one.closes, one.note) for one in days),
        last_admission_minutes=line.last_admission_minutes,
        closed_early_until=line.closed_early_until,
    )


def door_at(line_id: int, *, now: datetime, staffing: Staffing = ENOUGH) -> Door:
    """The door as the hours alone would have it at a moment: as if nobody waits, and enough sit there or too few."""
    line = Line.objects.select_related("organisation").get(pk=line_id)
    state = state_at(read_opening(line), now=now)
    return door(
        state,
        on_duty=1,
        waiting=0,
        capacity=line.capacity,
        closed_early_until=line.closed_early_until,
        staffing=staffing,
        now=now,
    )


def summer_time(line_id: int, *, now: datetime) -> list[Change]:
    """The nights of the coming year on which the clocks change while the line is open."""
    return touched(opening_of(line_id), now=now)
