"""Fairness: how a term's shifts are spread, with the base that every figure stands on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from frirum.rules.seat import Id

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Sitting:
    """One seat that one volunteer holds on one day (the line's own)."""

    volunteer: Id
    day: date
    back_up: bool


@dataclass(frozen=True, slots=True)
class Share:
    """One volunteer's part of a term: every shift, and of these the weekends' and the back-up's."""

    volunteer: Id
    shifts: int
    weekends: int
    back_up: int


@dataclass(frozen=True, slots=True)
class Fairness:
    """Everybody's part, and the base: how many seats were held, by how many of how many people."""

    shares: tuple[Share, ...]
    seats: int
    sat: int
    people: int

    @property
    def each(self) -> float:
        """How many seats there are for each of the people; nought where there is nobody."""
        return self.seats / self.people if self.people else 0.0


def fairness(sittings: Iterable[Sitting], people: Iterable[Id]) -> Fairness:
    """Everybody's part of these sittings, the most first; who holds none is there with noughts."""
    held: dict[Id, list[Sitting]] = {one: [] for one in people}
    for one in sittings:
        held.setdefault(one.volunteer, []).append(one)
    shares = [
        Share(
            who,
            shifts=len(hers),
            weekends=sum(one.day.weekday() >= SATURDAY for one in hers),
            back_up=sum(one.back_up for one in hers),
        )
        for who, hers in held.items()
    ]
    return Fairness(
        shares=tuple(sorted(shares, key=lambda one: -one.shifts)),
        seats=sum(one.shifts for one in shares),
        sat=sum(one.shifts > 0 for one in shares),
        people=len(shares),
    )
