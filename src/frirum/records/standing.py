"""The shifts that are there, and what the opening hours ask for, as the rules compare them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from frirum.records.models import Line, Shift, ShiftSeat, Term
from frirum.records.opening import read_opening
from frirum.rules.seat import ShiftState, Span
from frirum.rules.shift import Changes, SeatWish, Standing, changes, shifts_between

DAY = timedelta(days=1)

type SeatRows = dict[int, tuple[SeatWish, bool]]


def what_changes(line: Line, term: Term, *, now: datetime) -> Changes:
    """What making the shifts of a term would do now, from the opening hours as they stand."""
    wanted = shifts_between(read_opening(line), term.first_day, term.last_day)
    return changes(wanted, _standing(line, term, wanted), now=now)


def seats_of(shift_ids: Iterable[int]) -> dict[int, SeatRows]:
    """The seats of these shifts: by shift and position what the seat is, and whether somebody holds it."""
    found: dict[int, SeatRows] = defaultdict(dict)
    rows = ShiftSeat.objects.filter(shift_id__in=list(shift_ids)).values_list(
        "shift_id", "position", "kind", "qualification_id", "organisation_id", "volunteer_id"
    )
    for shift_id, position, kind, qualification, organisation, volunteer in rows:
        found[shift_id][position] = ((kind, qualification, organisation), volunteer is not None)
    return found


def _standing(line: Line, term: Term, wanted: list[Span]) -> list[Standing]:
    """Every shift of the term, and every other that stands where a wanted one would."""
    rows = Shift.objects.filter(line=line, term=term)
    if wanted:
        ends = max(span.ends_at for span in wanted)
        rows |= Shift.objects.filter(line=line, ends_at__gt=wanted[0].starts_at - DAY, starts_at__lt=ends)
    held = set(ShiftSeat.objects.filter(shift__line=line, volunteer__isnull=False).values_list("shift_id", flat=True))
    return [
        Standing(pk, Span(starts_at, ends_at), ShiftState(state), pk in held)
        for pk, starts_at, ends_at, state in rows.values_list("pk", "starts_at", "ends_at", "state")
    ]
