"""Deeds on the opening hours: the whole week at once, and the days that differ (ST1)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction

from frirum.actions.office import locked_line, tell
from frirum.records.models import OpeningException, OpeningPeriod
from frirum.records.opening import read_opening
from frirum.rules import wording
from frirum.rules.access import Actor, Can, NotAllowed
from frirum.rules.hours import Problem, check, mark
from frirum.rules.opening import ClosedDay, ExtraPeriod, Opening, Period
from frirum.rules.wording import Fault, Flaw

CAN = Can.EDIT_OPENING
LONGEST_NOTE = 120


class HoursDoNotFit(Exception):
    """The opening hours do not make sense; `problems` say where. Nothing was changed."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(", ".join(problem.fault for problem in self.problems))


class WeekChangedMeanwhile(Exception):
    """Somebody else saved another week since this one was begun. Nothing was changed."""


@transaction.atomic
def set_week(
    actor: Actor | None,
    line_id: int,
    periods: Sequence[Period],
    *,
    last_admission_minutes: int,
    seen: str = "",
    now: datetime,
) -> None:
    """Let these be the week's periods, and admit the last so many minutes before closing.

    `seen` is the mark of the week that was changed, where somebody had one before her.
    Raises NotAllowed, HoursDoNotFit with every problem there is, or WeekChangedMeanwhile.
    """
    line = locked_line(actor, line_id, CAN, now=now)
    before, opening = timedelta(minutes=last_admission_minutes), read_opening(line)
    _require(replace(opening, periods=tuple(periods), last_admission_before=before))
    stands = mark(opening.periods, line.last_admission_minutes)
    if seen and stands not in {seen, mark(periods, last_admission_minutes)}:
        raise WeekChangedMeanwhile
    line.opening_periods.all().delete()
    OpeningPeriod.objects.bulk_create(
        OpeningPeriod(line=line, weekday=one.weekday, opens=one.opens, closes=one.closes) for one in periods
    )
    line.last_admission_minutes = last_admission_minutes
    line.save(update_fields=["last_admission_minutes"])
    tell(line.organisation_id)


@transaction.atomic
def add_exception(
    actor: Actor | None, line_id: int, exception: ClosedDay | ExtraPeriod, *, note: Mapping[str, str], now: datetime
) -> None:
    """Let one date differ: closed, or open once more; `note` says why, per language.

    Raises NotAllowed, NotInOrder (a day gone by, twice the same, a note too long) or HoursDoNotFit.
    """
    line = locked_line(actor, line_id, CAN, now=now)
    said = wording.per_language(note)
    opening = read_opening(line)
    wording.require(_day_faults(exception, opening, now=now) + wording.tongues(said, "note", most=LONGEST_NOTE))
    _require(replace(opening, exceptions=(*opening.exceptions, exception)))
    hours = (exception.opens, exception.closes) if isinstance(exception, ExtraPeriod) else (None, None)
    line.opening_exceptions.create(
        date=exception.day, closed=hours[0] is None, opens=hours[0], closes=hours[1], note=said
    )
    tell(line.organisation_id)


@transaction.atomic
def remove_exception(actor: Actor | None, line_id: int, exception_id: int, *, now: datetime) -> None:
    """Let the date be like any other again; raises NotAllowed when there is no such exception here."""
    line = locked_line(actor, line_id, CAN, now=now)
    gone, _ = OpeningException.objects.filter(line=line, pk=exception_id).delete()
    if not gone:
        raise NotAllowed(CAN)
    tell(line.organisation_id)


def _require(opening: Opening) -> None:
    problems = check(opening)
    if problems:
        raise HoursDoNotFit(problems)


def _day_faults(exception: ClosedDay | ExtraPeriod, opening: Opening, *, now: datetime) -> list[Fault]:
    if exception.day < now.astimezone(opening.zone).date():
        return [Fault("date", Flaw.IN_THE_PAST)]
    return [Fault("date", Flaw.TAKEN)] if exception in opening.exceptions else []
