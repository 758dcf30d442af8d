"""Tables of figures as JSON, in a shape that is kept: docs/figures.md describes it, `schema()` is written from it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from frirum.rules.tables import Row, Table

FORM = "frirum-figures-1"


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
