"""Figures as JSON: the shape that docs/figures.md describes."""

from datetime import date
from pathlib import Path

import msgspec

from frirum.rules.tables import Row, Table
from frirum.web.figure_json import Figures, as_json, figures, schema

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
    fields = {name for shape in schema()["$defs"].values() for name in shape["properties"]}
    assert fields
    assert [name for name in sorted(fields) if f"`{name}`" not in text] == []
