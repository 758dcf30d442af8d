"""The plan of a line: how many must be there, the limits that ask for help, and the seats of a shift (ST4)."""

from collections.abc import Collection
from dataclasses import dataclass

from frirum.rules.seat import Id
from frirum.rules.shift import SeatWish
from frirum.rules.wording import Fault, Flaw, between

MOST_SEATS = 12
DEFAULT_SEATS: tuple[SeatWish, ...] = (("regular", None, None), ("regular", None, None), ("back_up", None, None))
"""Two regulars and a back-up (ST4)."""

LIMITS = {
    "minimum": (0, MOST_SEATS),
    "ready_minutes": (5, 24 * 60),
    "sign_off_hours": (0, 24 * 60),
    "back_up_wait_minutes": (1, 120),
    "on_call_minutes": (1, 60),
    "latest_end_minutes": (20, 12 * 60),
}
"""What each number may be, in its own unit."""


@dataclass(frozen=True, slots=True)
class PlanWish:
    """What a coordinator asks of a plan; the numbers are called as in LIMITS."""

    minimum: int = 2
    ready_minutes: int = 30
    sign_off_hours: int = 72
    back_up_wait_minutes: int = 5
    on_call_minutes: int = 3
    latest_end_minutes: int = 80
    seats: tuple[SeatWish, ...] = DEFAULT_SEATS


def faults(wish: PlanWish, *, run_by: Collection[Id], qualifications: Collection[Id]) -> list[Fault]:
    """What is wrong with a plan on a line that these organisations run, where these qualifications are known."""
    found = [
        fault
        for name, (least, most) in LIMITS.items()
        for fault in between(getattr(wish, name), name, least=least, most=most)
    ]
    if not wish.seats:
        found.append(Fault("seats", Flaw.MISSING))
    if len(wish.seats) > MOST_SEATS:
        found.append(Fault("seats", Flaw.TOO_BIG, MOST_SEATS))
    elif wish.seats and wish.minimum > len(wish.seats):
        found.append(Fault("minimum", Flaw.TOO_BIG, len(wish.seats)))
    for kind, qualification, organisation in wish.seats:
        if (
            kind not in {"regular", "back_up"}
            or (qualification is not None and qualification not in qualifications)
            or (organisation is not None and organisation not in run_by)
        ):
            found.append(Fault("seats", Flaw.NOT_THERE))
            break
    return found
