"""What is counted by itself at door, queue and desk: unmet need, hours, waits, lengths, feelings; never who (CS3).

A count has an hour or a band, never both, so that two of them cannot be laid side by side to find one evening's talk.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from frirum.rules.admission import DoorState
from frirum.rules.conversation import EndReason
from frirum.rules.open_points import SMALL


class What(StrEnum):
    """What happened."""

    CAME = "came"  # got a place in line
    GAVE_UP = "gave_up"  # left the line, or fell silent, before anybody met her
    NOT_REACHED = "not_reached"  # still waiting when the line closed or nobody was there any more
    HURRIED = "hurried"  # left in a hurry before anybody met her
    HURRIED_MET = "hurried_met"  # left in a hurry out of a talk
    TURNED_AWAY = "turned_away"  # came within the hours to a door that lets nobody in
    CLOSED_VISIT = "closed_visit"  # looked in outside the hours
    OPEN = "open"  # minutes in which the line was open
    STAFFED = "staffed"  # minutes of those at the desk meanwhile, added up: two for a quarter of an hour make thirty
    WAITED = "waited"  # of those met: until somebody took the talk
    LASTED = "lasted"  # of those met: from then until its end
    BEFORE = "before"  # a feeling tapped
    AFTER = "after"


BY_HOUR = frozenset(
    {
        What.CAME,
        What.GAVE_UP,
        What.NOT_REACHED,
        What.HURRIED,
        What.HURRIED_MET,
        What.TURNED_AWAY,
        What.CLOSED_VISIT,
        What.OPEN,
        What.STAFFED,
    }
)
"""These are counted by weekday and hour; the others by a band, and within the month only."""

UNMET = (What.TURNED_AWAY, What.GAVE_UP, What.NOT_REACHED, What.HURRIED, What.CLOSED_VISIT)
"""Whom the line failed to reach; none of them ever becomes a contact."""

NOT_MET = UNMET[:-1]
"""Those of them who came while the line was open."""

NOT_KNOWN = "not_known"
WAITS = (5, 15, 30, 60)  # minutes; a band ends before the next begins
LENGTHS = (10, 20, 40, 60, 90)
_OUTSIDE = frozenset({DoorState.CLOSED, DoorState.CLOSED_EARLY})
FEELINGS = ("1", "2", "3", "4", "5")


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that is counted; weekday and hour are nought where a band is told instead."""

    month: date  # its first day
    what: What
    band: str
    weekday: int  # 0 is Monday
    hour: int


@dataclass(frozen=True, slots=True)
class Over:
    """A talk that is over, as far as it is counted."""

    came_at: datetime
    met: bool
    met_at: datetime | None  # not known where the desk that met her was lost
    over_at: datetime
    why: EndReason
    before: int | None
    after: int | None


def at_the_door(state: DoorState, *, at: datetime, zone: ZoneInfo) -> Happening:
    """Somebody came to a door that lets nobody in."""
    return _by_hour(What.CLOSED_VISIT if state in _OUTSIDE else What.TURNED_AWAY, at.astimezone(zone))


def at_the_desk(there: int, state: DoorState, *, minutes: int, at: datetime, zone: ZoneInfo) -> dict[Happening, int]:
    """So many volunteers are at the desk of a line for so many minutes; nothing is counted outside its hours (CS3)."""
    if state in _OUTSIDE:
        return {}
    here = at.astimezone(zone)
    counted = {_by_hour(What.OPEN, here): minutes, _by_hour(What.STAFFED, here): there * minutes}
    return {one: n for one, n in counted.items() if n}


def of_talk(talk: Over, *, zone: ZoneInfo) -> Iterator[Happening]:
    """All that is counted of one talk, under the month and hour in which she came."""
    came = talk.came_at.astimezone(zone)
    yield _by_hour(What.CAME, came)
    if talk.before is not None:
        yield _by_band(What.BEFORE, str(talk.before), came)
    if talk.met:
        yield from _of_the_met(talk, came)
    elif (unmet := _why_unmet(talk.why)) is not None:
        yield _by_hour(unmet, came)


def bands(minutes: tuple[int, ...]) -> tuple[str, ...]:
    """The names of the bands between these minutes, and of what is not known."""
    edges = (0, *minutes)
    ends = (*(str(end) for end in minutes), "")
    return (*(f"{begin}_{end}" for begin, end in zip(edges, ends, strict=True)), NOT_KNOWN)


def band(lasted: timedelta, minutes: tuple[int, ...]) -> str:
    """Which band a time lies in; a clock that was set back meanwhile is no trouble."""
    return bands(minutes)[sum(lasted >= timedelta(minutes=edge) for edge in minutes)]


def told_outside(quarters: list[int]) -> int | None:
    """What others than the line's own coordinator are told of a number, by its parts of whole quarters and single lines.

    A part of one to four hides the whole, so that what is told is always a sum of what each could be told alone: no other
    period and no other table gives a hidden part back (AN10).
    """
    return sum(quarters) if all(n == 0 or n >= SMALL for n in quarters) else None


def _of_the_met(talk: Over, came: datetime) -> Iterator[Happening]:
    known = talk.met_at is not None
    met_at = talk.met_at or talk.came_at
    yield _by_band(What.WAITED, band(met_at - talk.came_at, WAITS) if known else NOT_KNOWN, came)
    yield _by_band(What.LASTED, band(talk.over_at - met_at, LENGTHS) if known else NOT_KNOWN, came)
    if talk.after is not None:
        yield _by_band(What.AFTER, str(talk.after), came)
    if talk.why is EndReason.LEFT_IN_A_HURRY:
        yield _by_hour(What.HURRIED_MET, came)


def _why_unmet(why: EndReason) -> What | None:
    match why:
        case EndReason.LEFT_IN_A_HURRY:
            return What.HURRIED
        case EndReason.CLOSING | EndReason.NOBODY_PRESENT:
            return What.NOT_REACHED
        case EndReason.BLOCKED:
            return None
        case _:
            return What.GAVE_UP


def _by_hour(what: What, here: datetime) -> Happening:
    return Happening(here.date().replace(day=1), what, "", here.weekday(), here.hour)


def _by_band(what: What, of: str, here: datetime) -> Happening:
    return Happening(here.date().replace(day=1), what, of, 0, 0)
