"""An evening of a line that ends soon."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from frirum.records import hours
from frirum.records.line import LineFacts, forget
from frirum.records.models import OpeningPeriod
from frirum.rules.hours import DAY

LONG = 5 * 60


def closes_in(line: LineFacts, *, minutes: int, now: datetime) -> None:
    """The line's only period has run for hours, and closes at a minute that is soon; it may run past midnight."""
    here = now.astimezone(ZoneInfo(line.zone)) + timedelta(minutes=minutes)
    closes = here.hour * 60 + here.minute
    past_midnight = closes < LONG
    OpeningPeriod.objects.filter(line_id=line.id).delete()
    OpeningPeriod.objects.create(
        line_id=line.id,
        weekday=(here.weekday() - past_midnight) % 7,
        opens=closes - LONG + DAY * past_midnight,
        closes=closes + DAY * past_midnight,
    )
    forget()
    hours.forget()
