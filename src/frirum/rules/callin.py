"""Call-in: the back-up is asked to step in when people wait or the regulars are full; she decides (ST4)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from frirum.rules.duty import Id, OnDuty, Seat, may_step_in, places_free


class CallIn(StrEnum):
    """Where one question to a back-up stands; ``over`` when the load went before she answered."""

    ASKED = "asked"
    YES = "yes"
    NOT_NOW = "not_now"
    OVER = "over"


MOVES: dict[CallIn, frozenset[CallIn]] = {
    CallIn.ASKED: frozenset({CallIn.YES, CallIn.NOT_NOW, CallIn.OVER}),
    CallIn.YES: frozenset(),
    CallIn.NOT_NOW: frozenset(),
    CallIn.OVER: frozenset(),
}


class Load(StrEnum):
    """Why the back-up is asked."""

    WAITING = "waiting"
    FULL = "full"


ASKED_AGAIN_AFTER = timedelta(minutes=10)
"""Who said "not now" is left in peace so long."""


@dataclass(frozen=True, slots=True)
class Seated:
    """Somebody on duty, and how many talks she holds."""

    duty: OnDuty
    talks: int


def load(
    waiting_since: Sequence[datetime], seated: Iterable[Seated], *, limit: int, longest: timedelta, now: datetime
) -> Load | None:
    """Why help is needed now; None when the regulars manage.

    ``waiting_since`` is when each came who waits and is there. Somebody has waited ``longest``, or somebody waits and
    nobody who takes people has a place free.
    """
    if not waiting_since:
        return None
    if now - min(waiting_since) >= longest:
        return Load.WAITING
    taking = any(places_free(one.duty, talks=one.talks, limit=limit) for one in seated)
    return None if taking else Load.FULL


def whom_to_ask(seated: Sequence[Seated], asked_at: Mapping[Id, datetime], *, now: datetime) -> Id | None:
    """The back-up to ask, in the order they came: on, not yet stepped in, and not asked a short while ago."""
    return next(
        (
            one.duty.id
            for one in seated
            if one.duty.seat is Seat.BACK_UP and may_step_in(one.duty) and _rested(asked_at.get(one.duty.id), now)
        ),
        None,
    )


def _rested(asked_at: datetime | None, now: datetime) -> bool:
    return asked_at is None or now - asked_at >= ASKED_AGAIN_AFTER
