"""Small numbers, first half: time is cut, so that every piece between two points at which a cell may be told is safe (AN10).

Whatever is told of any periods is then a difference between sums up to open points, and each of those pieces is nobody, or
five and more and not everybody (docs/decisions/, where the method and its sources stand).
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

SMALL = 5
QUARTERS = 4  # in a year


def safe(n: int, base: int) -> bool:
    """Whether a cell may be told: nobody, or at least five, and not everybody (a unanimous row tells of each)."""
    return n == 0 or (n >= SMALL and n != base)


def safe_total(n: int) -> bool:
    """Whether how many there were may be told."""
    return n == 0 or n >= SMALL


@dataclass(frozen=True, slots=True)
class Cell[A: Hashable]:
    """One cell that could be published: the unknowns it is the sum of, and its number in each quarter that is over.

    `base` is the number that it is a part of, by quarter; None for a total. Cells with one and the same `base` are one list.
    The quarters begin with a January. `quarterly`: from quarter `since` on, a January, quarters are published as they end; else
    and before only years that are over are told, and within each what can be told of its halves and quarters. `name`: of two
    that are equally large always the same is hidden, in whatever order a code book has them.
    """

    atoms: frozenset[A]
    by_quarter: Sequence[int]
    base: Sequence[int] | None = None
    quarterly: bool = False
    since: int = 0
    name: str = ""

    def by_quarters(self, year: int) -> bool:
        """Whether the quarters of the year that begins with this one are published as they end."""
        return self.quarterly and year >= self.since

    def safe(self, begin: int, end: int) -> bool:
        """Whether it may be told of these quarters."""
        n = sum(self.by_quarter[begin:end])
        return safe_total(n) if self.base is None else safe(n, sum(self.base[begin:end]))

    def everybody(self, begin: int, end: int) -> bool:
        """Whether it is all of its base in these quarters."""
        n = sum(self.by_quarter[begin:end])
        return self.base is not None and n > 0 and n == sum(self.base[begin:end])


def open_points[A: Hashable](cell: Cell[A]) -> frozenset[int]:
    """The ends of quarters up to which a cell may be told; 0 is before the first. What comes later changes none of them."""
    if _calm(cell):
        years = len(cell.by_quarter) // QUARTERS * QUARTERS
        return frozenset(range((len(cell.by_quarter) if cell.by_quarters(years) else years) + 1))
    opened, since = {0}, 0
    for year in range(0, len(cell.by_quarter), QUARTERS):
        opened |= _quarters(cell, since, year) if cell.by_quarters(year) else _year(cell, since, year)
        since = max(opened)
    return frozenset(opened)


def shared_points[A: Hashable](cells: Sequence[Cell[A]]) -> list[frozenset[int]]:
    """Of each cell, the points at which its list may be told at all: where all who came since the last were alike, none of it is.

    Else the rows of nobody would tell that the one row that is hidden is everybody. A total is in no list.
    """
    lists: dict[int, list[Cell[A]]] = {}
    for cell in cells:
        if cell.base is not None:
            lists.setdefault(id(cell.base), []).append(cell)
    points = {base: _of_list(rows) for base, rows in lists.items()}
    every = frozenset(at for cell in cells for at in range(len(cell.by_quarter) + 1))
    return [points.get(id(cell.base), every) for cell in cells]


def _of_list[A: Hashable](cells: Sequence[Cell[A]]) -> frozenset[int]:
    quarters = len(cells[0].by_quarter)
    alike = [cell for cell in cells if _ever_everybody(cell)]
    told = [0]
    for year in range(0, quarters, QUARTERS):
        before, end = len(told), min(year + QUARTERS, quarters)
        for at in range(year + 1, end + 1):
            if not _alike(alike, told[-1], at):
                told.append(at)
        while not cells[0].by_quarters(year) and told[-1] != end and len(told) > before:
            told.pop()  # rather the year than its parts
            if not _alike(alike, told[-1], end):
                told.append(end)
    return frozenset(told)


def _ever_everybody[A: Hashable](cell: Cell[A]) -> bool:
    """Whether it is all of its base in some quarter; if in none, in no time that is longer."""
    return any(n and n == base for n, base in zip(cell.by_quarter, cell.base or (), strict=True))


def _alike[A: Hashable](cells: Sequence[Cell[A]], begin: int, end: int) -> bool:
    return any(cell.everybody(begin, end) for cell in cells)


def _calm[A: Hashable](cell: Cell[A]) -> bool:
    """Whether every quarter is safe by itself; then so is every sum of them, and nothing need be tried."""
    if cell.base is None:
        return all(n == 0 or n >= SMALL for n in cell.by_quarter)
    return all(n == 0 or SMALL <= n < base for n, base in zip(cell.by_quarter, cell.base, strict=True))


def _quarters[A: Hashable](cell: Cell[A], since: int, year: int) -> set[int]:
    opened, calm = set(), since == year
    for end in range(year + 1, min(year + QUARTERS, len(cell.by_quarter)) + 1):
        if (calm or end == year + QUARTERS) and cell.safe(since, end):
            opened.add(end)
            since = end
        else:
            calm = False  # the rest of the year waits for its end, so that the year itself can be told
    return opened


def _year[A: Hashable](cell: Cell[A], since: int, year: int) -> set[int]:
    end = year + QUARTERS
    if end > len(cell.by_quarter) or not cell.safe(since, end):
        return set()
    return {end} | (_halves(cell, year, end) if since == year else set())


def _halves[A: Hashable](cell: Cell[A], begin: int, end: int) -> set[int]:
    middle = (begin + end) // 2
    if end - begin == 1 or not (cell.safe(begin, middle) and cell.safe(middle, end)):
        return set()
    return {middle} | _halves(cell, begin, middle) | _halves(cell, middle, end)
