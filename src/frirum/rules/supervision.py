"""Supervision: times that are offered, alone or as a group, who may take one, and who was there (ST8, ST9).

The day and the form are kept. There is nothing here that could hold a word about anybody.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from frirum.rules.wording import Fault, Flaw, between

SHORTEST, LONGEST = 15, 8 * 60
"""Minutes of one time."""

MOST_PLACES = 100
MOST_IN_A_ROW = 12
"""So many individual times can be offered at once, one after the other."""

AHEAD = timedelta(days=400)
"""A time further away than this is a slip of the pen."""


class Kind(StrEnum):
    """For one person, or for several together."""

    INDIVIDUAL = "individual"
    GROUP = "group"


class Form(StrEnum):
    """In the same room, or at a distance."""

    IN_PERSON = "in_person"
    REMOTE = "remote"


@dataclass(frozen=True, slots=True)
class Offer:
    """One time that is offered: `minutes` from `starts_at` on, for at most `places` volunteers."""

    kind: Kind
    form: Form
    starts_at: datetime
    minutes: int
    places: int = 1

    @property
    def ends_at(self) -> datetime:
        """When it is over; the interval is half-open."""
        return self.starts_at + timedelta(minutes=self.minutes)


class WhyNot(StrEnum):
    """Why a time cannot be booked, or taken back."""

    CANCELLED = "cancelled"
    OVER = "over"
    FULL = "full"
    BOOKED = "booked"
    NOT_BOOKED = "not_booked"


def begins(day: date, minutes: int, zone: ZoneInfo) -> datetime | None:
    """The moment of a local time, `minutes` after midnight; None when the clocks skip it in the summer-time night.

    A time that comes twice that autumn night is the first of the two.
    """
    wall = datetime.combine(day, time()) + timedelta(minutes=minutes)
    at = wall.replace(tzinfo=zone).astimezone(UTC)
    return at if at.astimezone(zone).replace(tzinfo=None) == wall else None


def in_a_row(offer: Offer, times: int) -> list[Offer]:
    """The same offer so many times, each as the one before it ends."""
    length = timedelta(minutes=offer.minutes)
    return [replace(offer, starts_at=offer.starts_at + length * n) for n in range(times)]


def faults(offer: Offer, times: int, *, taken: Iterable[tuple[datetime, datetime]], now: datetime) -> list[Fault]:
    """What is wrong with an offer that is made `times` times in a row, where its leader has `taken` times already."""
    found = between(offer.minutes, "minutes", least=SHORTEST, most=LONGEST)
    found += between(offer.places, "places", least=1, most=MOST_PLACES if offer.kind is Kind.GROUP else 1)
    found += between(times, "times", least=1, most=MOST_IN_A_ROW if offer.kind is Kind.INDIVIDUAL else 1)
    if offer.starts_at <= now:
        found.append(Fault("starts", Flaw.IN_THE_PAST))
    if offer.starts_at > now + AHEAD:
        found.append(Fault("day", Flaw.TOO_FAR_AHEAD))
    if not found:
        end = offer.starts_at + timedelta(minutes=offer.minutes) * times
        found += [Fault("starts", Flaw.TAKEN)] if overlapping(offer.starts_at, end, taken) else []
    return found


def overlapping(start: datetime, end: datetime, others: Iterable[tuple[datetime, datetime]]) -> bool:
    """Whether a half-open time meets any of the others."""
    return any(begin < end and start < stop for begin, stop in others)


def why_not_book(offer: Offer, *, taken: int, hers: bool, cancelled: bool, now: datetime) -> WhyNot | None:
    """Why she cannot have a place at this time, `taken` by so many; None when she can."""
    if cancelled:
        return WhyNot.CANCELLED
    if offer.starts_at <= now:
        return WhyNot.OVER
    if hers:
        return WhyNot.BOOKED
    return WhyNot.FULL if taken >= offer.places else None


def why_not_take_back(offer: Offer, *, hers: bool, now: datetime) -> WhyNot | None:
    """Why she cannot give her place back; None when she can, which is until it begins and needs no reason."""
    if not hers:
        return WhyNot.NOT_BOOKED
    return WhyNot.OVER if offer.starts_at <= now else None


def why_not_cancel(offer: Offer, *, cancelled: bool, now: datetime) -> WhyNot | None:
    """Why a time cannot be cancelled: it was already, or it has begun."""
    if cancelled:
        return WhyNot.CANCELLED
    return WhyNot.OVER if offer.starts_at <= now else None


def may_say_who_came(offer: Offer, *, cancelled: bool, now: datetime) -> bool:
    """Whether it can be said who was there: from its beginning on."""
    return not cancelled and offer.starts_at <= now
