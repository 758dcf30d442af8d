"""What is counted by itself, as the office reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format, number_format

from frirum.queries.tally import Banded, Hour, Tallies
from frirum.web.tally_words import DEFINITIONS, TABLES, UNMET, row_name

MONDAY = date(2024, 1, 1)

type Write = Callable[[int | None], str]
type WriteShare = Callable[[float], str]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: what, how many, and their share of all rows."""

    words: str
    n: str
    share: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of bands or feelings."""

    slug: str
    name: str
    definition: str
    base: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Read:
    """The whole section, in words."""

    unmet: list[Row]
    came: str
    sheets: list[Sheet]
    days: list[str]
    week: list[tuple[str, list[tuple[str, str, str]]]]  # an hour; for each day who came, whom nobody met, who was there


def read(found: Tallies, *, number: Write, percent: WriteShare) -> Read:
    """Put it in words; `number` writes one that may be hidden."""
    return Read(
        [Row(str(UNMET[what]), number(n)) for what, n in found.unmet.items()],
        "" if found.came is None else number(found.came),
        [_sheet(table, number, percent) for table in found.tables],
        [date_format(MONDAY + timedelta(days=day), "D") for day in range(7)],
        [
            (f"{hour:02}–{hour + 1:02}", [(_came(one), _few(one.unmet), _there(one.there)) for one in hours])
            for hour, hours in found.week.items()
        ],
    )


def _sheet(table: Banded, number: Write, percent: WriteShare) -> Sheet:
    rows = [Row(row_name(table.what, key), number(n), percent(n / table.base)) for key, n in table.rows]
    return Sheet(table.what, str(TABLES[table.what]), str(DEFINITIONS[table.what]), number(table.base), rows)


def _came(hour: Hour) -> str:
    """How many came; where the line was open, that nobody did is told too."""
    return str(hour.came) if hour.came or hour.there is not None else ""


def _few(n: int) -> str:
    return str(n) if n else ""


def _there(average: float | None) -> str:
    return "" if average is None else number_format(average, decimal_pos=1, use_l10n=True)
