"""Figures as everybody reads them: whose, of which months, and tables of rows with their base (CS3, CS7)."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """Whose figures."""

    LINE = "line"  # all that a line's organisations did on it
    ORGANISATION = "organisation"
    CENTRE = "centre"  # what one organisation did on one line
    FEDERATION = "federation"


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose figures: the ids that its kind needs."""

    kind: Kind
    organisation: int | None = None
    line: int | None = None
    federation: int | None = None


def of_line(line: int) -> Scope:
    """All that happened on a line, whoever answered."""
    return Scope(Kind.LINE, line=line)


def of_organisation(organisation: int) -> Scope:
    """All of an organisation's contacts, on whatever line."""
    return Scope(Kind.ORGANISATION, organisation=organisation)


def of_centre(organisation: int, line: int) -> Scope:
    """One organisation's contacts on one line (CS4)."""
    return Scope(Kind.CENTRE, organisation=organisation, line=line)


def of_federation(federation: int) -> Scope:
    """All contacts of a federation's members."""
    return Scope(Kind.FEDERATION, federation=federation)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `n` is None where it is hidden, and then `share` is too. `level` 1: a part of the row above it."""

    key: str
    words: str
    n: int | None
    share: float | None  # of the table's base, from 0 to 1
    level: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """One list, what its numbers mean, and what its shares are shares of; `base` is None where it is hidden."""

    slug: str
    name: str
    definition: str
    base: int | None
    rows: tuple[Row, ...]
    several: bool = False  # one contact may stand in several rows: shares do not add up

    @property
    def hidden(self) -> int:
        """How many of its cells are hidden."""
        return sum(row.n is None for row in self.rows)


class Why(StrEnum):
    """Why figures that leave the house are not told at all."""

    NOT_WHOLE_QUARTERS = "not_whole_quarters"
    NOT_OVER = "not_over"


class NotWholeQuarters(Exception):
    """Figures to pass on were asked for months that are no whole quarters; nothing is told."""


class NotOverYet(Exception):
    """Figures to pass on were asked for a period that is not over; nothing is told."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one scope and period; `total` is None where it is hidden. First and last month, both included."""

    scope: Scope
    first: date
    last: date
    language: str
    total: int | None
    tables: tuple[Table, ...] = field(default=())
    suppressed: bool = True  # small numbers are hidden: what leaves the organisation's own coordinator
    why: Why | None = None  # nothing is told, because of the period

    @property
    def hidden(self) -> int:
        """How many cells are hidden."""
        return sum(table.hidden for table in self.tables)

    def numbers(self, slug: str) -> dict[str, int | None]:
        """What one table tells, by key; of a table in which nobody is, nothing."""
        return {row.key: row.n for table in self.tables if table.slug == slug for row in table.rows}

    def table(self, slug: str) -> Table:
        """One table; raises KeyError."""
        for one in self.tables:
            if one.slug == slug:
                return one
        raise KeyError(slug)


def share(n: int | None, base: int | None) -> float | None:
    """A part of a base; of nobody, and of what is hidden, there is none."""
    return None if n is None or not base else n / base


def quarter_of(month: date, epoch: int) -> int:
    """How many quarters have begun before this month's since the January of the year `epoch`."""
    return (month.year - epoch) * 4 + (month.month - 1) // 3


def closed_quarters(today: date, *, epoch: int, quarterly: bool) -> int:
    """How many quarters are over and may be told of; without publishing quarters, those of years that are over."""
    over = quarter_of(today, epoch)
    return max(over if quarterly else over - over % 4, 0)


def whole_quarters(first: date, last: date) -> bool:
    """Whether a period is made of whole quarters of the calendar."""
    return first.month % 3 == 1 and last.month % 3 == 0


def month_after(month: date) -> date:
    """The first day of the next month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
