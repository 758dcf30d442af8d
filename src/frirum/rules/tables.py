"""A table of figures as it is printed: every number with its words, every share with its base (CS3, CS7)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from frirum.rules.wording import one_line

SMALL = 5
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


def hide(table: Table) -> Table:
    """The table as it may leave the house: one to four, and everybody, is hidden, and enough beside it (AN10).

    What is hidden cannot be reckoned from this table's other numbers, also not by who knows this rule.
    """
    if table.total is None:
        return table
    if 0 < table.total < SMALL:
        return replace(table, total=None, rows=[replace(row, n=None) for row in table.rows])
    hidden = _hidden(table)
    return replace(table, rows=[replace(row, n=None) if i in hidden else row for i, row in enumerate(table.rows)])


def _hidden(table: Table) -> set[int]:
    counts = [row.n or 0 for row in table.rows]
    if table.total and table.total in counts:
        return set(range(len(counts)))
    hidden = {i for i, n in enumerate(counts) if 0 < n < SMALL}
    if not hidden:
        return hidden
    if not table.adds_up:
        return hidden | _beneath(table, hidden)
    beside = sorted((i for i, n in enumerate(counts) if n >= SMALL), key=lambda i: counts[i])
    # One that is at least five goes with them: else their sum and their bounds could give each of them.
    hidden |= set(beside[:1])
    return hidden if len(beside) > 1 or len(hidden) > 2 else set(range(len(counts)))


def _beneath(table: Table, hidden: set[int]) -> set[int]:
    """In a tree of "main" and "main/sub": what is hidden beside a sub-topic, so that its main topic does not give it."""
    more: set[int] = set()
    for at, main in enumerate(table.rows):
        subs = [i for i, row in enumerate(table.rows) if row.key.startswith(f"{main.key}/")]
        if hidden.isdisjoint(subs):
            continue
        shown = [i for i in subs if i not in hidden and table.rows[i].n]
        more.add(min(shown, key=lambda i: table.rows[i].n or 0) if len(shown) > 1 else at)
        more |= set(shown) if len(shown) == 1 else set()
    return more


def harmless(cell: str) -> str:
    """Text that a spreadsheet reads as text, never as a formula (EX2)."""
    return f"'{cell}" if cell[:1] in FORMULA or cell.lstrip()[:1] in FORMULA else cell


def harmless_all(cells: Iterable[object]) -> list[str]:
    """One line of a sheet; numbers are ours and stay as they are."""
    return [str(cell) if isinstance(cell, int | Decimal) else harmless(one_line(str(cell or ""))) for cell in cells]
