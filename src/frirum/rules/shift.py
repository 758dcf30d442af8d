"""Shifts: made from the opening hours, and what new hours would change about those that are there (ST1, ST4).

Every period of the opening hours is a shift of its own. Making them twice makes nothing new; what people hold is moved
with its shift or cancelled in the open, never thrown away.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from frirum.rules.opening import Opening, interval_on, spans_on
from frirum.rules.seat import Id, ShiftState, Span, overlaps


@dataclass(frozen=True, slots=True)
class Standing:
    """A shift that is there already; ``held`` when somebody sits in it."""

    id: Id
    span: Span
    state: ShiftState
    held: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """What making the shifts of a term would do; the rest stays as it is."""

    added: tuple[Span, ...]
    moved: tuple[tuple[Standing, Span], ...]  # the same evening at another time: who sits there comes along
    removed: tuple[Standing, ...]  # nobody sits there
    cancelled: tuple[Standing, ...]  # somebody does: it is cancelled, and she is told

    @property
    def none(self) -> bool:
        """Whether everything is as it should be."""
        return not (self.added or self.moved or self.removed or self.cancelled)


def shifts_between(opening: Opening, first_day: date, last_day: date) -> list[Span]:
    """Every shift that begins on one of these days (both included), by time; none touches another by more than an edge.

    Periods that overlap are one shift. In the hour that an autumn night has twice, a shift ends at its second coming,
    and the next begins there. What is written in the hour that a spring night has not is an hour later, and one shift with
    what is there already.
    """
    found: list[tuple[Span, datetime]] = []  # with the end as the clock on the wall shows it
    for begins, ends, span in sorted(_written(opening, first_day, last_day)):
        if not found or found[-1][0].ends_at <= span.starts_at:
            found.append((span, ends))
            continue
        before, wall = found[-1]
        starts_at = before.starts_at
        if span.starts_at < starts_at:  # that one was written in the hour that a spring night has not
            starts_at = max([span.starts_at, *(one.ends_at for one, _ in found[-2:-1])])
        if begins < wall or starts_at < before.starts_at:
            found[-1] = (Span(starts_at, max(before.ends_at, span.ends_at)), max(wall, ends))
        elif before.ends_at < span.ends_at:
            found.append((Span(before.ends_at, span.ends_at), ends))
    return [span for span, _ in found]


def changes(wanted: Sequence[Span], standing: Iterable[Standing], *, now: datetime) -> Changes:
    """What would change so that the shifts to come are the wanted ones; what has begun is never touched."""
    coming = [one for one in standing if one.span.starts_at > now]
    there = {one.span for one in coming}
    begun = [one.span for one in standing if one.span.starts_at <= now < one.span.ends_at]
    missing = [one for one in wanted if one.starts_at > now and one not in there and not overlaps(one, begun)]
    over = [one for one in coming if one.span not in set(wanted) and one.state is not ShiftState.CANCELLED]
    moved: list[tuple[Standing, Span]] = []
    for one in over:
        to = next((span for span in missing if overlaps(span, [one.span])), None)
        if to is not None:
            missing.remove(to)
            moved.append((one, to))
    gone = [one for one in over if one not in [before for before, _ in moved]]
    return Changes(
        added=tuple(missing),
        moved=tuple(moved),
        removed=tuple(one for one in gone if not one.held),
        cancelled=tuple(one for one in gone if one.held),
    )


type SeatWish = tuple[str, Id | None, Id | None]  # kind, qualification, organisation


@dataclass(frozen=True, slots=True)
class SeatChanges:
    """What the seats of one shift lack or have too much of, by position; a seat that somebody holds stays."""

    added: tuple[int, ...]
    changed: tuple[int, ...]
    removed: tuple[int, ...]


def seat_changes(wanted: Sequence[SeatWish], there: dict[int, tuple[SeatWish, bool]]) -> SeatChanges:
    """Compare the plan's seats with a shift's: position to what the seat is, and whether it is held."""
    free = {position: wish for position, (wish, held) in there.items() if not held}
    return SeatChanges(
        added=tuple(position for position in range(len(wanted)) if position not in there),
        changed=tuple(at for at, wish in free.items() if at < len(wanted) and wanted[at] != wish),
        removed=tuple(position for position in free if position >= len(wanted)),
    )


def _written(opening: Opening, first_day: date, last_day: date) -> Iterable[tuple[datetime, datetime, Span]]:
    """Each period with its begin and end on the wall's clock, which knows no summer time."""
    day = first_day
    while day <= last_day:
        midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001  the wall's clock
        for opens, closes in spans_on(opening, day):
            real = interval_on(day, opens, closes, opening.zone)
            if real is not None:
                span = Span(real.opens_at, real.closes_at)
                yield midnight + timedelta(minutes=opens), midnight + timedelta(minutes=closes), span
        day += timedelta(days=1)
