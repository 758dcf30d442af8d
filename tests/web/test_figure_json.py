"""Figures as JSON: the shape that docs/figures.md describes."""

from datetime import date
from pathlib import Path

import msgspec

from frirum.queries.counted import OneCount
from frirum.rules.tables import Row, Table
from frirum.web.figure_json import Counts, Figures, as_json, every_count_as_json, figures, schema

PAGE = Path(__file__).parents[2] / "docs" / "figures.md"
TABLES = [
    Table("who", "Who", "Each once.", [Row("a", "A", 20), Row("b", "B", None), Row("c", "C", None)], 35),
    Table("told", "Told", "Known.", [Row("a", "A", 52), Row("b", "B", 56), Row("n", "N", 109, outside=True)], 217),
]


def made() -> Figures:
    months = date(2026, 1, 1), date(2026, 3, 1)
    return figures(TABLES, organisation="Storasyster", months=months, language="sv", hidden=True)


def test_it_is_read_back_strictly_as_it_was() -> None:
    read = msgspec.json.decode(as_json(made()), type=Figures)
    assert read == made()
    assert (read.first_month, read.last_month) == ("2026-01", "2026-03")
    assert [row.contacts for row in read.tables[0].rows] == [20, None, None]
    assert read.tables[1].rows[0].per_cent == 48.1


def test_every_field_stands_in_the_documentation() -> None:
    text = PAGE.read_text(encoding="utf-8")
    shapes = [*schema()["$defs"].values(), *msgspec.json.schema(Counts)["$defs"].values()]
    fields = {name for shape in shapes for name in shape["properties"]}
    assert fields
    assert [name for name in sorted(fields) if f"`{name}`" not in text] == []


def test_every_count_is_read_back_strictly() -> None:
    counts = [OneCount(date(2026, month, 1), "jour", "who", 'a"b', month) for month in (1, 2)]
    text = list(every_count_as_json(counts, organisation='Storasyster "1"'))
    read = msgspec.json.decode("".join(text), type=Counts)
    assert (read.form, read.organisation) == ("frirum-counts-1", 'Storasyster "1"')
    assert [(one.month, one.line, one.table, one.key, one.contacts) for one in read.counts] == [
        ("2026-01", "jour", "who", 'a"b', 1),
        ("2026-02", "jour", "who", 'a"b', 2),
    ]
    assert "".join(text).count("\n") == 3  # one before them, and one for each


def test_nothing_counted_is_an_empty_list() -> None:
    assert msgspec.json.decode("".join(every_count_as_json([], organisation="S")), type=Counts).counts == []
