"""Tables of figures as JSON, in a shape that is kept: docs/figures.md describes it, `schema()` is written from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import msgspec

from frirum.queries.counted import OneCount
from frirum.rules.tables import Row, Table

FORM = "frirum-figures-1"
FORM_OF_COUNTS = "frirum-counts-1"


class FigureRow(msgspec.Struct, forbid_unknown_fields=True):
    """One number: the code's key, its words, how many (null: hidden), and its share of the base in per cent."""

    key: str
    words: str
    contacts: int | None
    per_cent: float | None


class FigureTable(msgspec.Struct, forbid_unknown_fields=True):
    """Rows that belong together; `base` is what shares are shares of, null where it is hidden."""

    name: str
    title: str
    definition: str
    base: int | None
    contacts: int | None
    each_once: bool
    rows: list[FigureRow]


class Figures(msgspec.Struct, forbid_unknown_fields=True):
    """The figures of one organisation for whole months, first and last included."""

    form: str
    organisation: str
    first_month: str
    last_month: str
    language: str
    small_numbers_hidden: bool
    tables: list[FigureTable]


class Count(msgspec.Struct, forbid_unknown_fields=True):
    """How many contacts of one month counted under one key; `line` is a support line's address, or empty."""

    month: str
    line: str
    table: str
    key: str
    contacts: int


class Counts(msgspec.Struct, forbid_unknown_fields=True):
    """Every count of every month of one organisation."""

    form: str
    organisation: str
    counts: list[Count]


def figures(
    tables: Iterable[Table], *, organisation: str, months: tuple[date, date], language: str, hidden: bool
) -> Figures:
    """The tables in the shape that leaves the house."""
    return Figures(
        form=FORM,
        organisation=organisation,
        first_month=f"{months[0]:%Y-%m}",
        last_month=f"{months[1]:%Y-%m}",
        language=language,
        small_numbers_hidden=hidden,
        tables=[_table(one) for one in tables],
    )


def as_json(found: Figures) -> bytes:
    """The bytes of the file."""
    return msgspec.json.format(msgspec.json.encode(found), indent=2)


def every_count_as_json(counts: Iterable[OneCount], *, organisation: str) -> Iterator[str]:
    """The text of `Counts`, a line a count, written as they are read; the first line stands before them."""
    form, name = (msgspec.json.encode(one).decode() for one in (FORM_OF_COUNTS, organisation))
    yield f'{{"form": {form}, "organisation": {name}, "counts": [\n'
    comma = ""
    for one in counts:
        count = Count(f"{one.month:%Y-%m}", one.line, one.dimension, one.key, one.n)
        yield f"{comma}{msgspec.json.encode(count).decode()}\n"
        comma = ","
    yield "]}"


def schema() -> dict[str, Any]:
    """The JSON Schema of what `as_json` writes."""
    return msgspec.json.schema(Figures)


def _table(one: Table) -> FigureTable:
    return FigureTable(
        name=one.name,
        title=one.title,
        definition=one.definition,
        base=one.base,
        contacts=one.total,
        each_once=one.adds_up,
        rows=[FigureRow(row.key, row.words, row.n, _float(one, row)) for row in one.rows],
    )


def _float(one: Table, row: Row) -> float | None:
    part = one.share(row)
    return None if part is None else float(part)
