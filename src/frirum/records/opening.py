"""A line's opening hours read from the records themselves, for whoever holds the lock; nothing from memory."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from frirum.records.models import Line, OpeningException, OpeningPeriod
from frirum.rules.opening import ClosedDay, ExtraPeriod, Opening, Period


def read_opening(line: Line) -> Opening:
    """The opening hours as they stand in the store now."""
    periods = OpeningPeriod.objects.filter(line=line).order_by("weekday", "opens")
    days = OpeningException.objects.filter(line=line).order_by("date", "pk")
    return Opening(
        periods=tuple(Period(one.weekday, one.opens, one.closes) for one in periods),
        exceptions=tuple(as_rule(one) for one in days),
        zone=ZoneInfo(line.organisation.zone),
        last_admission_before=timedelta(minutes=line.last_admission_minutes),
    )


def as_rule(one: OpeningException) -> ClosedDay | ExtraPeriod:
    """A row as the rules see it."""
    if one.opens is None or one.closes is None:
        return ClosedDay(one.date)
    return ExtraPeriod(one.date, one.opens, one.closes)
