"""Figures of a scope and period: every share with its base, every number with its definition (CS3, CS7, AN10)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from threading import Lock

from django.db.models import Min

from frirum.queries.codebook import book_in_use
from frirum.queries.figure_lists import GROUPS, List, lists_of
from frirum.queries.history import History, Pair, Part, history, parts_of, sums
from frirum.records import figure as words
from frirum.records.models import FigureSettings, Organisation
from frirum.rules.codebook import Book
from frirum.rules.count import ALL, PRIMARY, TOPIC, TOTAL
from frirum.rules.figures import (
    Figures,
    Kind,
    NotOverYet,
    NotWholeQuarters,
    Row,
    Scope,
    Table,
    Why,
    closed_quarters,
    month_after,
    quarter_of,
    share,
    whole_quarters,
)
from frirum.rules.open_points import Cell
from frirum.rules.quarter import SETTLES
from frirum.rules.suppression import Judge

__all__ = ["Figures", "Kind", "Row", "Scope", "Table", "figures_of", "figures_to_pass_on", "why_not_told"]

type Told = dict[Pair, int | None]


def figures_of(
    scope: Scope, first_month: date, last_month: date, *, language: str, today: date, inside: bool = False
) -> Figures:
    """The figures of these months, both included.

    `inside` shows every cell: for the scope's own coordinator only. Else small numbers are hidden so that nothing, no other
    table or period either, gives them back; the period must be whole quarters that are over (whole years, if no organisation
    publishes quarters).
    """
    book = _book(scope)
    if inside:
        counted: Told = {**sums(scope, first_month, last_month)}
        return _figures(scope, first_month, last_month, language, book, counted, suppressed=False)
    why = why_not_told(first_month, last_month, today=today)
    if why is not None:
        return Figures(scope, first_month, last_month, language, None, why=why)
    since = _quarters_since(today)
    whole = history(scope, _closed_before(today - SETTLES, quarterly=since is not None))
    counted = _told(scope, whole, book, first_month, month_after(last_month), since=since)
    return _figures(scope, first_month, last_month, language, book, counted, suppressed=True)


def why_not_told(first_month: date, last_month: date, *, today: date) -> Why | None:
    """Why figures of these months may not leave the house yet, whosever they are; None when they may."""
    if not whole_quarters(first_month, last_month):
        return Why.NOT_WHOLE_QUARTERS
    since = _quarters_since(today)
    closed = closed_quarters(today - SETTLES, epoch=1900, quarterly=since is not None)
    return Why.NOT_OVER if quarter_of(month_after(last_month), 1900) > closed else None


def _quarters_since(today: date) -> date | None:
    """Since which January quarters are published by anybody; it never moves, whoever stops or begins (AN10)."""
    found: date | None = FigureSettings.objects.aggregate(since=Min("quarters_from"))["since"]
    return found if found is not None and found <= today else None


def _closed_before(today: date, *, quarterly: bool) -> date:
    return date(today.year, (today.month - 1) // 3 * 3 + 1 if quarterly else 1, 1)


def figures_to_pass_on(scope: Scope, first_month: date, last_month: date, *, language: str, today: date) -> Figures:
    """The figures as they may leave the house; raises NotWholeQuarters or NotOverYet."""
    found = figures_of(scope, first_month, last_month, language=language, today=today)
    if found.why is Why.NOT_WHOLE_QUARTERS:
        raise NotWholeQuarters
    if found.why is Why.NOT_OVER:
        raise NotOverYet
    return found


def _book(scope: Scope) -> Book:
    """Whose words are used: the scope's own organisation's, a line's owner's, a federation's first member's."""
    organisations = Organisation.objects.order_by("pk")
    if scope.organisation is not None:
        return book_in_use(scope.organisation)
    if scope.line is not None:
        return book_in_use(organisations.get(lines=scope.line).pk)
    return book_in_use(organisations.filter(federations=scope.federation)[0].pk)


def _told(scope: Scope, whole: History, book: Book, first: date, before: date, *, since: date | None) -> Told:
    """What may be told of each pair in these months: a number, or None where it is hidden."""
    ends = [min(max(quarter_of(day, whole.epoch), 0), whole.quarters) for day in (first, before)]
    parts = parts_of(scope, whole.parts)
    made: Told = {}
    for sheet in _sheets(whole, book, since=since):
        out = [sheet.told(end) for end in ends]
        for place, cell, *told in zip(sheet.places, sheet.cells, *out, strict=True):
            if place[0] == parts:  # the total is in every list, and hidden where one hides it
                hidden = not all(told) or made.get(place[1], 0) is None
                made[place[1]] = None if hidden else sum(cell.by_quarter[ends[0] : ends[1]])
    # A contact's primary topic is among those mentioned: how often one was mentioned bounds what is hidden of the primary ones.
    among = {(TOPIC, key) for (dimension, key), n in made.items() if dimension == PRIMARY and n is None}
    return made | dict.fromkeys(among & made.keys())


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One list's cells of every whole; what may be told of them up to the end of a quarter is judged once."""

    cells: list[Cell[object]]
    places: list[tuple[frozenset[Part], Pair]]
    judge: Judge[object]
    one_at_a_time: Lock = field(default_factory=Lock)

    def told(self, end: int) -> list[bool]:
        with self.one_at_a_time:
            return self.judge.told(end)


def _sheets(whole: History, book: Book, *, since: date | None) -> list[_Sheet]:
    """Every list of a history, in a book's words; remembered with the history."""
    mark = (book.id, since)
    if mark not in whole.judged:
        made: list[_Sheet] = []
        for one in lists_of(book, whole.keys):
            cells, places = _cells(one, whole, since=since)
            others: list[list[object]] = [
                [(key, part) for key in one.atoms for part in whole.parts if part[0] == who] for who in _who(whole)
            ]
            made.append(_Sheet(cells, places, Judge(cells, others)))
        whole.judged[mark] = made
    found: list[_Sheet] = whole.judged[mark]
    return found


def _who(whole: History) -> list[int]:
    """The organisations that each know their own numbers, where there are several."""
    found = sorted({part[0] for part in whole.parts})
    return found if len(found) > 1 else []


def _cells(
    one: List, whole: History, *, since: date | None
) -> tuple[list[Cell[object]], list[tuple[frozenset[Part], Pair]]]:
    cells: list[Cell[object]] = []
    places = []
    how = (False, 0) if since is None else (True, quarter_of(since, whole.epoch))
    for parts in whole.wholes:
        total, where = whole.of(parts, (TOTAL, ALL)), sorted(parts, key=repr)
        if one.adds_up:
            cells.append(Cell(_atoms(one.atoms, parts), total, None, *how, f"{where}"))
            places.append((parts, (TOTAL, ALL)))
        for key, members in one.cells.items():
            base = total if one.adds_up else list(total)  # each by itself, where a contact may have several
            rows = [whole.of(parts, (one.dimension, member)) for member in members]
            numbers = [sum(column) for column in zip(*rows, strict=True)]
            cells.append(Cell(_atoms(members, parts), numbers, base, *how, f"{key} {where}"))
            places.append((parts, (one.dimension, key)))
    return cells, places


def _atoms(keys: tuple[str, ...], parts: frozenset[Part]) -> frozenset[object]:
    return frozenset((key, part) for key in keys for part in parts)


def _figures(
    scope: Scope, first: date, last: date, language: str, book: Book, counted: Told, *, suppressed: bool
) -> Figures:
    total = counted.get((TOTAL, ALL), 0)
    seen: dict[str, list[str]] = {}
    for dimension, key in counted:
        seen.setdefault(dimension, []).append(key)
    tables = tuple(
        Table(
            one.dimension,
            words.table_name(one.dimension, language) or book.dimension(one.dimension).title(language),
            words.definition(one.says, language),
            total,
            tuple(_rows(one, book, counted, total, language)),
            several=not one.adds_up,
        )
        for one in lists_of(book, lambda dimension: sorted(seen.get(dimension, [])))
    )
    kept = tuple(table for table in tables if table.rows)
    return Figures(scope, first, last, language, total, kept, suppressed)


def _rows(one: List, book: Book, counted: Told, total: int | None, language: str) -> Iterator[Row]:
    for key, members in one.cells.items():
        n = counted.get((one.dimension, key), 0)
        if n == 0 and key in GROUPS and (one.dimension, key) not in counted:
            n = sum(counted.get((one.dimension, member)) or 0 for member in members)
        if n != 0:
            yield Row(key, one.words(book, key, language), n, share(n, total), one.level(key))
