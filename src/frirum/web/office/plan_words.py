"""A term in words: weeks, shifts and seats as the office's pages and its PDF show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frirum.queries.line import LineFacts
from frirum.queries.plan import SeatFacts, ShiftFacts
from frirum.rules.shift import Changes
from frirum.web.opening_words import span


@dataclass(frozen=True, slots=True)
class Cell:
    """One seat: who sits there, or nobody."""

    seat: int
    kind: str
    who: str
    own: bool
    wants: str = ""  # what the seat asks for


@dataclass(frozen=True, slots=True)
class Row:
    """One shift of a week."""

    ref: str
    when: str
    state: str
    says: str
    note: str
    coming: bool
    cells: tuple[Cell, ...]
    holes: int


@dataclass(frozen=True, slots=True)
class Week:
    """One week of a term, with how many seats nobody holds yet."""

    title: str
    rows: tuple[Row, ...]
    holes: int


def kind_words(kind: str) -> str:
    """What a seat is called."""
    return _("Back-up") if kind == "back_up" else _("Regular")


def state_words(state: str) -> str:
    """Where a shift stands, when that must be said."""
    return {"draft": _("draft"), "cancelled": _("cancelled")}.get(state, "")


def who_words(seat: SeatFacts) -> str:
    """Who sits on a seat: her alias, and her number once she goes by no name; empty for a hole."""
    if seat.volunteer_id is None:
        return ""
    return seat.alias or _("Volunteer %(number)d") % {"number": seat.number}


def row_of(shift: ShiftFacts, line: LineFacts, organisation_id: int, *, language: str, now: datetime) -> Row:
    """One shift as a row."""
    cells = tuple(
        Cell(
            one.position,
            kind_words(one.kind),
            who_words(one),
            one.volunteer_organisation_id == organisation_id,
            one.qualification,
        )
        for one in shift.seats
    )
    coming = shift.ends_at > now and shift.state != "cancelled"
    return Row(
        shift.ref,
        span(shift.starts_at, shift.ends_at, zone=line.zone, language=language, now=now),
        shift.state,
        state_words(shift.state),
        shift.note,
        coming,
        cells,
        sum(not one.who for one in cells) if coming else 0,
    )


def weeks_of(
    shifts: list[ShiftFacts], line: LineFacts, organisation_id: int, *, language: str, now: datetime
) -> list[Week]:
    """The shifts by week, on the line's clock."""
    zone = ZoneInfo(line.zone)

    def week(one: ShiftFacts) -> tuple[int, int]:
        return one.starts_at.astimezone(zone).isocalendar()[:2]

    found = []
    for (_year, number), those in groupby(shifts, key=week):
        rows = tuple(row_of(one, line, organisation_id, language=language, now=now) for one in those)
        found.append(Week(_("Week %(number)d") % {"number": number}, rows, sum(one.holes for one in rows)))
    return found


def change_words(change: Changes, *, line: LineFacts, language: str, now: datetime) -> list[tuple[str, list[str]]]:
    """What making the shifts would do: for each kind of change a sentence, and which shifts it is about."""

    def when(starts_at: datetime, ends_at: datetime) -> str:
        return span(starts_at, ends_at, zone=line.zone, language=language, now=now)

    added, gone = len(change.added), len(change.removed)
    moved, cancelled = len(change.moved), len(change.cancelled)
    said = [
        (
            ngettext("%(number)d new shift", "%(number)d new shifts", added) % {"number": added},
            [when(one.starts_at, one.ends_at) for one in change.added],
        ),
        (
            ngettext(
                "%(number)d shift gets another time; who sits there comes along",
                "%(number)d shifts get another time; who sits there comes along",
                moved,
            )
            % {"number": moved},
            [
                f"{when(one.span.starts_at, one.span.ends_at)} → {when(to.starts_at, to.ends_at)}"
                for one, to in change.moved
            ],
        ),
        (
            ngettext("%(number)d empty shift is taken away", "%(number)d empty shifts are taken away", gone)
            % {"number": gone},
            [when(one.span.starts_at, one.span.ends_at) for one in change.removed],
        ),
        (
            ngettext(
                "%(number)d shift with somebody in it is cancelled",
                "%(number)d shifts with somebody in them are cancelled",
                cancelled,
            )
            % {"number": cancelled},
            [when(one.span.starts_at, one.span.ends_at) for one in change.cancelled],
        ),
    ]
    return [(sentence, those) for sentence, those in said if those]
