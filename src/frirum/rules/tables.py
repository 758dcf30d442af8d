"""A table of figures as it is printed: every number with its words, every share with its base (CS3, CS7)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from frirum.rules.wording import one_line

FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


@dataclass(frozen=True, slots=True)
class Row:
    """One number; None when it is hidden. `outside` the base: not known, where shares are of those who are known."""

    key: str
    words: str
    n: int | None
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that belong together. `adds_up`: each contact is in exactly one row; else it may be in several or none."""

    name: str
    title: str
    definition: str
    rows: Sequence[Row]
    total: int | None
    adds_up: bool = True

    @property
    def base(self) -> int | None:
        """What shares are shares of; None when it is hidden, or when somebody hidden could be reckoned from it."""
        left_out = [row.n for row in self.rows if row.outside]
        if self.total is None or None in left_out:
            return None
        return self.total - sum(n for n in left_out if n is not None)

    @property
    def hides(self) -> bool:
        """Whether a number is hidden in it."""
        return self.total is None or any(row.n is None for row in self.rows)

    def share(self, row: Row) -> Decimal | None:
        """Per cent of the base, with one decimal."""
        return None if row.outside else share(row.n, self.base)


def share(n: int | None, base: int | None) -> Decimal | None:
    """Per cent with one decimal, half up; None of nothing, or of something hidden."""
    if n is None or not base:
        return None
    return (Decimal(100 * n) / Decimal(base)).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def as_told(table: Table, told: Mapping[str, int | None], total: int | None) -> Table:
    """The table with the numbers that may leave the house, by key: None is hidden, and who is not named is nobody (AN10)."""
    return replace(table, total=total, rows=[replace(row, n=told.get(row.key, 0)) for row in table.rows])


def harmless(cell: str) -> str:
    """Text that a spreadsheet reads as text, never as a formula (EX2)."""
    return f"'{cell}" if cell[:1] in FORMULA or cell.lstrip()[:1] in FORMULA else cell


def harmless_all(cells: Iterable[object]) -> list[str]:
    """One line of a sheet; numbers are ours and stay as they are."""
    return [str(cell) if isinstance(cell, int | Decimal) else harmless(one_line(str(cell or ""))) for cell in cells]
