"""Hours: whether opening hours make sense, said so that a coordinator can mend them (ST1)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from frirum.rules.opening import ExtraPeriod, Opening, Period

DAY = 24 * 60
WEEK = 7 * DAY


class Fault(StrEnum):
    """What is wrong with a period."""

    NOT_A_WEEKDAY = "not_a_weekday"
    NOT_A_TIME = "not_a_time"
    CLOSES_BEFORE_OPENS = "closes_before_opens"
    LONGER_THAN_A_DAY = "longer_than_a_day"
    OVERLAP = "overlap"
    LAST_ADMISSION_BEFORE_OPENING = "last_admission_before_opening"
    LAST_ADMISSION_AFTER_CLOSING = "last_admission_after_closing"


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault and the period it lies in; none when it concerns the whole."""

    fault: Fault
    where: Period | ExtraPeriod | None = None


def mark(periods: Iterable[Period], last_admission_minutes: int) -> str:
    """What tells one week from another: whoever saves says which one she had before her."""
    rows = sorted(f"{one.weekday}.{one.opens}.{one.closes}" for one in periods)
    return "-".join([*rows, str(last_admission_minutes)])


def check(opening: Opening) -> list[Problem]:
    """Everything that is wrong with these opening hours; empty when nothing is (ST1)."""
    extra = [one for one in opening.exceptions if isinstance(one, ExtraPeriod)]
    every: list[Period | ExtraPeriod] = [*opening.periods, *extra]
    found = [Problem(fault, one) for one in every for fault in _faults(one, opening)]
    if opening.last_admission_before.total_seconds() < 0:
        found.append(Problem(Fault.LAST_ADMISSION_AFTER_CLOSING))
    if not found:
        found += [Problem(Fault.OVERLAP, one) for one in _overlapping(opening.periods)]
        found += [Problem(Fault.OVERLAP, one) for one in _overlapping_extra(extra)]
    return found


def _faults(one: Period | ExtraPeriod, opening: Opening) -> Iterator[Fault]:
    if isinstance(one, Period) and not 0 <= one.weekday <= 6:
        yield Fault.NOT_A_WEEKDAY
    if not 0 <= one.opens < DAY or not 0 <= one.closes <= 2 * DAY:
        yield Fault.NOT_A_TIME
    elif one.closes <= one.opens:
        yield Fault.CLOSES_BEFORE_OPENS
    elif one.closes - one.opens > DAY:
        yield Fault.LONGER_THAN_A_DAY
    elif opening.last_admission_before.total_seconds() >= (one.closes - one.opens) * 60:
        yield Fault.LAST_ADMISSION_BEFORE_OPENING


def _overlapping(periods: Sequence[Period]) -> Iterator[Period]:
    """Each period that begins before the one before it has closed, Sunday night into Monday too."""
    week = sorted(periods, key=lambda one: (one.weekday, one.opens))
    for before, after in zip([*week[-1:], *week[:-1]], week, strict=True):
        gap = (after.weekday - before.weekday) * DAY + after.opens - before.opens
        # The first of the week follows the last of the week before; a lone period follows itself.
        gap += WEEK if after is week[0] else 0
        if gap < before.closes - before.opens:
            yield after


def _overlapping_extra(extra: Sequence[ExtraPeriod]) -> Iterator[ExtraPeriod]:
    dates = sorted(extra, key=lambda one: (one.day, one.opens))
    for before, after in pairwise(dates):
        if (after.day - before.day).days * DAY + after.opens < before.closes:
            yield after
