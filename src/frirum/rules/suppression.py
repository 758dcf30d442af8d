"""Small numbers: which cells leave the house, so that nobody can be found in them and nothing hidden can be reckoned (AN10).

Primary: a cell of one to four, or of everybody, is hidden. Secondary: time is cut so that a cell is told only from an open
point in time to another, and every piece between two open points is safe; at each point the cells are let out from the
largest down, each only if nothing hidden can be reckoned from what is out. Whatever is published, for any periods, is a
difference between sums up to open points: nobody who holds all of it knows more than those sums (docs/decisions/, where
the method and its sources stand).
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from frirum.rules.knowledge import Knowledge, Sum

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

    `base` is the number that it is a part of, by quarter; None for a total. The quarters begin with a January.
    `quarterly`: from quarter `since` on, a January, quarters are published as they end; else and before only years that are
    over are told, and within each what can be told of its halves and quarters. `name`: of two that are equally large always
    the same is hidden, in whatever order a code book has them.
    """

    atoms: Sum[A]
    by_quarter: Sequence[int]
    base: Sequence[int] | None = None
    quarterly: bool = False
    since: int = 0
    name: str = ""

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
        return frozenset(range((len(cell.by_quarter) if cell.quarterly and years >= cell.since else years) + 1))
    opened, since = {0}, 0
    for year in range(0, len(cell.by_quarter), QUARTERS):
        by_quarters = cell.quarterly and year >= cell.since
        opened |= _quarters(cell, since, year) if by_quarters else _year(cell, since, year)
        since = max(opened)
    return frozenset(opened)


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


def let_out[A: Hashable](
    cells: Sequence[Cell[A]],
    at: int,
    *,
    insiders: Iterable[Iterable[A]] = (),
    opened: Sequence[frozenset[int]] | None = None,
    judged: dict[int, list[bool]] | None = None,
) -> list[bool]:
    """Which cells of one list may be told up to the end of quarter `at`, in their order: totals and sub-totals too.

    `insiders` each know some unknowns already (their own organisation's): they too must not reckon anybody else's.
    `opened`: the open points of each cell, if the caller has them from another quarter; `judged`: what was judged of these
    cells already, and is now.
    """
    judged = {} if judged is None else judged
    if at not in judged:
        opened = opened or [open_points(cell) for cell in cells]
        judged[at] = _let_out(cells, at, [(), *insiders], opened, judged) if at else [True] * len(cells)
    return judged[at]


def _let_out[A: Hashable](
    cells: Sequence[Cell[A]],
    at: int,
    insiders: Sequence[Iterable[A]],
    opened: Sequence[frozenset[int]],
    judged: dict[int, list[bool]],
) -> list[bool]:
    ready = _ready(cells, at, opened)
    lately = [sum(cell.by_quarter[_last(points, at) : at]) for cell, points in zip(cells, opened, strict=True)]
    told = [False] * len(cells)
    minds = [Knowledge[A](known) for known in insiders]
    small = [index for index in range(len(cells)) if index not in ready]
    for secret in (*(cells[index].atoms for index in small), *_few_together(cells, small, ready, lately)):
        _keep(minds, secret)
    since = {_last(opened[index], at) for index in small} or {0}
    for index in [index for index in ready if not lately[index] and any(cells[index].by_quarter[:at])]:
        if not let_out(cells, _last(opened[index], at), insiders=insiders[1:], opened=opened, judged=judged)[index]:
            ready.discard(index)  # nobody came since it was hidden: told now, it would tell what it was then
            _keep(minds, cells[index].atoms)
    for index in sorted(ready, key=lambda i: _turn(cells[i], at, (*since, _last(opened[i], at)))):
        atoms = cells[index].atoms
        told[index] = not any(mind.betrays(atoms) for mind in minds)
        if told[index]:
            for mind in minds:
                mind.learn(atoms)
        else:
            _keep(minds, atoms)
    return told


def _keep[A: Hashable](minds: Iterable[Knowledge[A]], secret: Sum[A]) -> None:
    for mind in minds:
        mind.keep(secret)


def _last(points: frozenset[int], at: int) -> int:
    """The open point before."""
    return max(point for point in points if point < at)


def _few_together[A: Hashable](
    cells: Sequence[Cell[A]], small: Sequence[int], ready: Iterable[int], lately: Sequence[int]
) -> Iterator[Sum[A]]:
    """Small cells of one list or sub-total whose sum would tell each of them: fewer than five together, or each of them four.

    Who knows that nobody is hidden but from one to four knows of two that are two together that each is one.
    """
    around: dict[A, list[int]] = {}
    for index in ready:
        for atom in cells[index].atoms:
            around.setdefault(atom, []).append(index)
    inside: dict[int, list[int]] = {}
    for index in sorted(small, key=lambda index: len(cells[index].atoms)):
        atoms = cells[index].atoms
        for whole in around.get(next(iter(atoms)), ()):
            if atoms < cells[whole].atoms:
                inside.setdefault(whole, []).append(index)
    for parts in inside.values():
        together: set[A] = set()
        n = most = 0
        for index in parts:  # the smallest first: a sub-total of those that are in it already adds nobody
            if together.isdisjoint(cells[index].atoms):
                together |= cells[index].atoms
                n += lately[index]
                most += SMALL - 1
        if n < SMALL or n == most:
            yield frozenset(together)


def _ready[A: Hashable](cells: Sequence[Cell[A]], at: int, opened: Sequence[frozenset[int]]) -> set[int]:
    """Which of them are safe by themselves; where one is everybody, none of its list is."""
    alike = set()
    for cell, points in zip(cells, opened, strict=True):
        if cell.base is not None and cell.everybody(_last(points, at), at):
            alike.add(id(cell.base))
    return {index for index, points in enumerate(opened) if at in points and id(cells[index].base) not in alike}


def _turn[A: Hashable](cell: Cell[A], at: int, since: Sequence[int]) -> tuple[bool, int, int, int, str]:
    """Totals first, nobody next, then from the largest down: the smallest is hidden beside a hidden one, and never nobody.

    `since`: when something hidden was told last, and when this cell could be; who was there since the latest of them was
    there since all.
    """
    somebody = sum(any(cell.by_quarter[begin:at]) for begin in (min(since), max(since[:-1]), max(since)))
    size = 0 if cell.base is None or somebody == 3 else len(cell.atoms)
    return cell.base is not None, somebody, size, -sum(cell.by_quarter[:at]), cell.name
