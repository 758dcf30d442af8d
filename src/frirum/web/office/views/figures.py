"""The figures: whom the organisation reached and what they carried, with bases and definitions (CS3)."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frirum import clock
from frirum.queries.figures import figures_of
from frirum.queries.scopes import Whose, scopes_of
from frirum.queries.tally import tallies_of
from frirum.rules.access import Can, Role
from frirum.rules.figures import Figures, Row, Table
from frirum.web.doors import Caller, door
from frirum.web.office import tallies
from frirum.web.office.forms.figure_period import asked
from frirum.web.office.here import page, today
from frirum.web.office.passing_on import close
from frirum.web.office.sentences import not_told

WIDEST = 100  # a bar is as long as its share: a hundred is all


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it is read; `then` is the same of the other period. None of the texts is empty."""

    words: str
    level: int
    n: str
    share: str
    bar: str
    then: str
    then_share: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table as it is read."""

    slug: str
    name: str
    definition: str
    base: str
    lines: list[Line]
    hidden: int


@door(Can.SEE_FIGURES)
def figures(request: Caller, organisation: str) -> HttpResponse:
    """Whose, of which months, and the tables; small numbers are hidden from all but the organisation's own coordinator."""
    now = clock.now()
    here, day = request.organisation, today(request, now=now)
    choices = scopes_of(here.id, here.name)
    wish = asked({name: str(value) for name, value in request.GET.items()}, choices, day)
    sees_all = _sees_all(request, wish.whose)
    inside = sees_all and not wish.careful
    if not sees_all:  # it leaves the one who answers for these contacts
        for first, last in wish.periods:
            close(wish.whose.scope, first, last, today=day, now=now)
    found = _found(wish.whose, wish.first, wish.last, day, inside=inside)
    then = None
    if wish.then_first is not None and wish.then_last is not None:
        then = _found(wish.whose, wish.then_first, wish.then_last, day, inside=inside)
    facts = {
        "choices": choices,
        "wish": wish,
        "found": found,
        "then": then,
        "period": _period(found),
        "then_period": None if then is None else _period(then),
        "total": _number(found.total),
        "then_total": None if then is None else _number(then.total),
        "sheets": [_sheet(table, _same(then, table)) for table in found.tables],
        "tallies": _tallies(wish.whose, found, inside=inside),
        "sees_all": sees_all,
        "why": not_told(found.why) or (None if then is None else not_told(then.why)),
    }
    return page(request, "figures", facts)


def _sees_all(request: Caller, whose: Whose) -> bool:
    return whose.own and Role.COORDINATOR in request.actor.roles


def _found(whose: Whose, first: date, last: date, day: date, *, inside: bool) -> Figures:
    return figures_of(whose.scope, first, last, language=get_language() or "en", today=day, inside=inside)


def _tallies(whose: Whose, figures: Figures, *, inside: bool) -> tallies.Read | None:
    """What is counted by itself; nothing of a period of which nothing is told."""
    if figures.why is not None:
        return None
    found = tallies_of(whose.scope, figures.first, figures.last, inside=inside)
    return None if found is None else tallies.read(found, number=_number, percent=_as_percent)


def _same(figures: Figures | None, table: Table) -> dict[str, Row]:
    """The rows of the same table in another period, by key."""
    tables = figures.tables if figures is not None else ()
    return {row.key: row for one in tables if one.slug == table.slug for row in one.rows}


def _sheet(table: Table, then: dict[str, Row]) -> Sheet:
    lines = [
        Line(
            row.words,
            row.level,
            _number(row.n),
            _percent(row),
            f"{(row.share or 0) * WIDEST:.1f}",
            _number(then[row.key].n if row.key in then else 0),
            _percent(then[row.key]) if row.key in then else "",
        )
        for row in table.rows
    ]
    return Sheet(table.slug, table.name, table.definition, _number(table.base), lines, table.hidden)


def _number(n: int | None) -> str:
    return _("hidden") if n is None else f"{n:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def _percent(row: Row) -> str:
    return "" if row.share is None else _as_percent(row.share)


def _as_percent(share: float) -> str:
    return f"{share * 100:.1f}\N{NARROW NO-BREAK SPACE}%".replace(".", _decimal())


def _decimal() -> str:
    return "." if (get_language() or "en") == "en" else ","


def _period(figures: Figures) -> str:
    first, last = (date_format(month, "F Y") for month in (figures.first, figures.last))
    return first if first == last else f"{first} – {last}"
