"""Small numbers: which cells leave the house, so that nobody can be found in them and nothing hidden can be reckoned (AN10).

Primary: a cell of one to four, or of everybody, is hidden. Secondary: time is cut so that a cell is told only from an open
point in time to another, and every piece between two open points is safe; at each point the cells are let out from the
largest down, each only if nothing hidden can be reckoned from what is out. Whatever is published, for any periods, is a
difference between sums up to open points: nobody who holds all of it knows more than those sums (docs/decisions/, where
the method and its sources stand).
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

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
    """One cell that could be published: the unknowns it is the sum of, and its number in each quarter.

    `base` is the number that it is a part of, by quarter; None for a total. The quarters begin with a January.
    """

    atoms: Sum[A]
    by_quarter: Sequence[int]
    base: Sequence[int] | None = None

    def safe(self, begin: int, end: int) -> bool:
        """Whether it may be told of these quarters."""
        n = sum(self.by_quarter[begin:end])
        return safe_total(n) if self.base is None else safe(n, sum(self.base[begin:end]))


def open_points[A: Hashable](cell: Cell[A], *, quarterly: bool) -> frozenset[int]:
    """The ends of quarters up to which a cell may be told; 0 is before the first.

    `quarterly`: quarters are published as they end, so that what is open never depends on what comes later; else only
    years that are over are told, and within each what can be told of its halves and quarters.
    """
    return _quarterly(cell) if quarterly else _yearly(cell)


def _quarterly[A: Hashable](cell: Cell[A]) -> frozenset[int]:
    opened, since, calm = {0}, 0, True
    for end in range(1, len(cell.by_quarter) + 1):
        year_ends = end % QUARTERS == 0
        if (calm or year_ends) and cell.safe(since, end):
            opened.add(end)
            since = end
        else:
            calm = False  # the rest of the year waits for its end, so that the year itself can be told
        if year_ends:
            calm = since == end
    return frozenset(opened)


def _yearly[A: Hashable](cell: Cell[A]) -> frozenset[int]:
    opened, since = {0}, 0
    for end in range(QUARTERS, len(cell.by_quarter) + 1, QUARTERS):
        if cell.safe(since, end):
            opened.add(end)
            if end - since == QUARTERS:
                opened |= _halves(cell, since, end)
            since = end
    return frozenset(opened)


def _halves[A: Hashable](cell: Cell[A], begin: int, end: int) -> set[int]:
    middle = (begin + end) // 2
    if end - begin == 1 or not (cell.safe(begin, middle) and cell.safe(middle, end)):
        return set()
    return {middle} | _halves(cell, begin, middle) | _halves(cell, middle, end)


def let_out[A: Hashable](
    cells: Sequence[Cell[A]], at: int, *, quarterly: bool, insiders: Iterable[Iterable[A]] = ()
) -> list[bool]:
    """Which cells of one list may be told up to the end of quarter `at`, in their order: totals and sub-totals too.

    `insiders` each know some unknowns already (their own organisation's): they too must not reckon anybody else's.
    """
    opened = [open_points(cell, quarterly=quarterly) for cell in cells]
    hidden = [at not in points for points in opened]
    minds = [Knowledge[A](known) for known in ((), *insiders)]
    secrets = [cell.atoms for cell, secret in zip(cells, hidden, strict=True) if secret]
    for index in sorted(range(len(cells)), key=lambda index: _turn(cells[index], opened[index], at)):
        if hidden[index]:
            continue
        wiser = [mind.copy() for mind in minds]
        for mind, before in zip(wiser, minds, strict=True):
            mind.learn(cells[index].atoms)
            if any(mind.gives(secret) and not before.gives(secret) for secret in secrets):
                hidden[index] = True
        if hidden[index]:
            secrets.append(cells[index].atoms)
        else:
            minds = wiser
    return [not secret for secret in hidden]


def _turn[A: Hashable](cell: Cell[A], opened: frozenset[int], at: int) -> tuple[bool, bool, int]:
    """Totals first, then what could not stand in for another, then from the largest down: the smallest is hidden beside.

    A cell that stays as it is until its next open point cannot stand in: that nothing came to it tells its number.
    """
    so_far = list(accumulate(cell.by_quarter, initial=0))
    later = min((point for point in opened if point > at), default=None)
    moves = later is None or so_far[later] > so_far[at]
    return cell.base is not None, moves and so_far[at] > 0, -so_far[at]
