"""One shift as she reads it: when, who sits where, what each seat is to her and why, and what she can do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frirum.queries.line import line_by_id
from frirum.queries.plan import SeatFacts, ShiftFacts, plan_of, seat_states
from frirum.queries.standin import Question, SearchFacts, asked_of, searches_in
from frirum.queries.volunteer import VolunteerFacts
from frirum.rules.seat import SeatState
from frirum.rules.standin import way_out
from frirum.web.opening_words import date_in_words, time_of_day

_WHY: Mapping[SeatState, Callable[[], str]] = {
    SeatState.FREE: lambda: _("Free"),
    SeatState.YOURS: lambda: _("Yours"),
    SeatState.CANCELLED: lambda: _("The shift is cancelled"),
    SeatState.PAST: lambda: _("The shift is over"),
    SeatState.DRAFT: lambda: _("Not published yet"),
    SeatState.TAKEN: lambda: _("Taken"),
    SeatState.OTHER_ORGANISATION: lambda: _("Kept for another organisation"),
    SeatState.HERE_ALREADY: lambda: _("Free. You have another seat in this shift."),
    SeatState.OVERLAPS: lambda: _("Free. You sit somewhere else at that time."),
    SeatState.NEEDS_QUALIFICATION: lambda: _("Free. It needs something that you do not have yet."),
    SeatState.GATE_CLOSED: lambda: _("Free. Something is missing before you can take shifts."),
}

_KINDS: Mapping[str, Callable[[], str]] = {"regular": lambda: _("Regular"), "back_up": lambda: _("Back-up")}


@dataclass(frozen=True, slots=True)
class Shown:
    """What she is shown of several shifts, read in one go."""

    volunteer: VolunteerFacts
    states: Mapping[int, SeatState]
    searches: Mapping[int, SearchFacts]
    questions: Mapping[int, Question]  # by seat
    zone: str
    now: datetime

    def rows(self, shifts: Iterable[ShiftFacts]) -> list[dict[str, Any]]:
        """These shifts for a template."""
        return [self.row(one) for one in shifts]

    def row(self, shift: ShiftFacts) -> dict[str, Any]:
        """One shift for a template."""
        at, language = line_by_id(shift.line_id), get_language() or "en"
        own = next((one for one in shift.seats if one.volunteer_id == self.volunteer.id), None)
        begins, ends = (time_of_day(one, zone=self.zone, language=language) for one in (shift.starts_at, shift.ends_at))
        day = shift.starts_at.astimezone(ZoneInfo(self.zone)).date()
        return {
            "ref": shift.ref,
            "day": date_in_words(day, language=language),
            "hours": f"{begins}–{ends}",
            "line": at.name if at else "",
            "cancelled": shift.state == "cancelled",
            "seats": [self._seat(one) for one in shift.seats],
            "own": None if own is None else self._seat(own),
            "way": self._way(shift) if own is not None and shift.state == "published" else "",
            "question": next((self.questions[one.id] for one in shift.seats if one.id in self.questions), None),
        }

    def _seat(self, seat: SeatFacts) -> dict[str, Any]:
        state, search = self.states[seat.id], self.searches.get(seat.id)
        looking = search is not None and search.state == "open" and search.volunteer_id == seat.volunteer_id
        return {
            "position": seat.position,
            "kind": _KINDS[seat.kind](),
            "who": seat.alias,
            "state": state.value,
            "why": why(state, seat),
            "search": search.state if search is not None and search.volunteer_id == seat.volunteer_id else "",
            "looking": looking,
            "asked": self.questions.get(seat.id),
        }

    def _way(self, shift: ShiftFacts) -> str:
        before = plan_of(shift.line_id).sign_off_before
        over = shift.ends_at <= self.now
        return "" if over else way_out(shift.starts_at, before=before, now=self.now).value


def shown(who: VolunteerFacts, shifts: Iterable[ShiftFacts], *, zone: str, now: datetime) -> Shown:
    """Read what she is shown of these shifts: a fixed number of questions, however many there are."""
    wanted = list(shifts)
    questions = {one.seat_id: one for one in asked_of(who.id, now=now)}
    return Shown(who, seat_states(who.id, wanted, now=now), searches_in(wanted), questions, zone, now)


def why(state: SeatState, seat: SeatFacts | None = None) -> str:
    """What a seat is to her, in words, with the reason where it is not hers to take."""
    if state is SeatState.NEEDS_QUALIFICATION and seat is not None and seat.qualification:
        return _("Free. It needs: %(what)s.") % {"what": seat.qualification}
    return _WHY[state]()
