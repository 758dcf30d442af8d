"""The coordinator's look ahead in words: today's shifts, holes to come, and whom to ask how she is (BO3)."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from frirum.queries.ahead import ShiftAhead, gates_ahead, shifts_ahead, to_ask
from frirum.rules.ahead import HOLES_SHOWN
from frirum.web.doors import Caller
from frirum.web.gate_words import words_of
from frirum.web.office.here import today
from frirum.web.opening_words import date_in_words, span

MOST_SHOWN = 6
"""So many rows of one kind stand on the front page; a longer list is a page of its own."""

SEATS: dict[str, Promise] = {"regular": gettext_lazy("Regular"), "back_up": gettext_lazy("Back-up")}


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """One shift: when, on which line, each seat with who holds it (an empty name: nobody)."""

    ref: str
    line: str
    line_slug: str
    when: str
    seats: list[tuple[str, str]]
    holes: int


@dataclass(frozen=True, slots=True)
class AskRow:
    """Somebody to ask how she is, and why."""

    ref: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class GateRow:
    """Something that keeps somebody from a shift, now or soon, in her own page's words."""

    ref: str
    name: str
    says: str
    closed: bool


def shifts_today(request: Caller, *, now: datetime) -> list[ShiftRow]:
    """The shifts of this local day that are not over, and last night's while it goes on."""
    return [_shift(one, request, now=now) for one in _between(request, now, _midnight(request, now))]


def holes_ahead(request: Caller, *, now: datetime) -> list[ShiftRow]:
    """The shifts after today in which somebody is missing."""
    midnight = _midnight(request, now)
    found = [one for one in _between(request, midnight, now + HOLES_SHOWN) if one.holes and one.starts_at >= midnight]
    return [_shift(one, request, now=now) for one in found]


def asks(request: Caller, *, now: datetime) -> list[AskRow]:
    """Whoever was at no supervision for long."""
    language, here = get_language() or "en", request.organisation
    found = []
    for one in to_ask(here.id, zone=here.zone, today=today(request, now=now)):
        if one.last is None:
            why = _("has not been to supervision yet")
        else:
            why = _("was at supervision last on %(day)s") % {
                "day": date_in_words(one.last, language=language, inside=True)
            }
        found.append(AskRow(one.ref, one.name, why))
    return found


def gates_closing(request: Caller, *, now: datetime) -> list[GateRow]:
    """The gates of the active that are closed, or will be soon."""
    found = gates_ahead(request.organisation.id, today=today(request, now=now), now=now)
    return [GateRow(one.ref, one.name, words_of(one.verdict), one.closed) for one in found]


def _between(request: Caller, since: datetime, until: datetime) -> list[ShiftAhead]:
    return shifts_ahead(request.organisation.id, since=since, until=until)


def _midnight(request: Caller, now: datetime) -> datetime:
    """The end of the organisation's own day."""
    tomorrow = today(request, now=now) + timedelta(days=1)
    return datetime.combine(tomorrow, time(), ZoneInfo(request.organisation.zone))


def _shift(one: ShiftAhead, request: Caller, *, now: datetime) -> ShiftRow:
    zone, language = request.organisation.zone, get_language() or "en"
    return ShiftRow(
        ref=one.ref,
        line=one.line,
        line_slug=one.line_slug,
        when=span(one.starts_at, one.ends_at, zone=zone, language=language, now=now),
        seats=[(str(SEATS[seat.kind]), seat.name) for seat in one.seats],
        holes=one.holes,
    )
