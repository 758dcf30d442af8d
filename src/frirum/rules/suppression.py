"""Small numbers, second half: which cells leave the house, so that nothing hidden can be reckoned from them (AN10).

Point in time after point in time, cells are let out one by one, each only if nothing hidden can be reckoned from what is out,
neither by a stranger nor by one who knows her own part. Both are taken to know where a quarter had nobody: who reads that
nobody came knows it of every part. So whatever bounds could tell, sums tell, and no piece of time with one to four in it can be
found, whatever tables of whatever periods are laid side by side (docs/decisions/, where the method and its sources stand).
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from frirum.rules.knowledge import Knowledge, Row, less
from frirum.rules.open_points import QUARTERS, SMALL, Cell, open_points, shared_points

BESIDE = 5
"""How many of the smallest cells of each sum wait until its total is told, so that one can be hidden beside a hidden one."""


class _Mind:
    """Somebody who holds all that is told, and knows some atoms already."""

    def __init__(self, own: frozenset[int], cells: Sequence[frozenset[int]]) -> None:
        self.own = own
        self.atoms = [tuple(atoms - own) for atoms in cells]  # of each cell, those that she does not know
        self.knows = Knowledge()
        self.plain = Knowledge()  # what she knows of one point alone, without who had nobody


class Judge[A: Hashable]:
    """Which cells of one list may be told up to the end of each quarter: totals and sub-totals too.

    `insiders` each know some atoms already (their own organisation's): they too must not reckon anybody else's. It judges the
    points in their order and remembers; one thread at a time may ask.
    """

    def __init__(self, cells: Sequence[Cell[A]], insiders: Iterable[Iterable[A]] = ()) -> None:
        numbers = {atom: at for at, atom in enumerate(dict.fromkeys(atom for cell in cells for atom in cell.atoms))}
        self._cells = cells
        self._atoms = [frozenset(numbers[atom] for atom in cell.atoms) for cell in cells]
        self._alone = {cell: next(iter(atoms)) for cell, atoms in enumerate(self._atoms) if len(atoms) == 1}
        self._shared = shared_points(cells)
        self._opened = [open_points(cell) & points for cell, points in zip(cells, self._shared, strict=True)]
        self._unknowns = _unknowns(cells, self._atoms, len(numbers))
        changed = [
            {atom for atom, before in enumerate(then) if now[atom] != before} for then, now in pairwise(self._unknowns)
        ]
        self._changes = [[not atoms.isdisjoint(these) for these in changed] for atoms in self._atoms]
        self._minds = [_Mind(frozenset(numbers[atom] for atom in known), self._atoms) for known in ((), *insiders)]
        self._guards = [self._who_guards(atoms) for atoms in self._atoms]
        self._told = [[True] * len(cells)]
        self._known = set(self._unknowns[0])  # to everybody: nobody yet, and each atom that was told by itself

    def told(self, at: int) -> list[bool]:
        """Which may be told up to the end of quarter `at`, in their order."""
        while self._cells and len(self._told) <= at:
            self._judge_next()
        return self._told[at] if self._cells else []

    def _who_guards(self, atoms: frozenset[int]) -> list[_Mind]:
        """Who may not reckon a cell: each who knows nothing of it already. A stranger knows no more than they."""
        stranger, *insiders = self._minds
        return [mind for mind in insiders if mind.own.isdisjoint(atoms)] or [stranger]

    def _judge_next(self) -> None:
        """A quarter that is published as it ends; or a year, the whole of it first, then its halves and its quarters."""
        before = len(self._told) - 1
        alone = self._cells[0].by_quarters(before // QUARTERS * QUARTERS)
        last = before + 1 if alone else min(before + QUARTERS, len(self._cells[0].by_quarter))
        points = sorted(range(before + 1, last + 1), key=lambda at: (at != last, at % 2, at))
        clear = all(mind.knows.guards_nothing for mind in self._minds) and all(
            opened.issuperset(points) for opened in self._opened
        )
        self._told += [[clear] * len(self._cells) for _ in points]
        if clear:
            self._known = set(self._unknowns[last])
            for mind in self._minds:
                mind.knows = Knowledge()
            return
        for at in points:
            self._keep_pieces(before, at)
        for at in points:
            self._let_out(before, at)
        self._forget(before, last)

    def _row(self, atoms: Iterable[int], at: int) -> Row:
        """How many of these there were up to a point, without what everybody knows."""
        unknowns = self._unknowns[at]
        return {unknown: 1 for atom in atoms if (unknown := unknowns[atom]) not in self._known}

    def _small(self, at: int) -> Iterator[tuple[int, int]]:
        """Each cell and the quarters since whose end it had fewer than five up to this point, where they are other unknowns."""
        for index, cell in enumerate(self._cells):
            n, by_quarter, changes = 0, cell.by_quarter, self._changes[index]
            for begin in range(at - 1, -1, -1):
                n += by_quarter[begin]
                if n >= SMALL:
                    break
                if changes[begin]:
                    yield index, begin

    def _keep_pieces(self, before: int, at: int) -> None:
        """Guard every piece of time up to this point in which a cell has one to four; up to `before` all was judged."""
        for cell, begin in self._small(at):
            if not (self._changes[cell][at - 1] and any(self._cells[cell].by_quarter[begin:at])):
                continue  # it was guarded a quarter ago, or nobody came
            for mind in self._guards[cell]:
                then = self._then(mind, cell, begin, before)
                if then is not None:
                    mind.knows.keep(less(self._row(mind.atoms[cell], at), then))

    def _then(self, mind: _Mind, cell: int, begin: int, before: int) -> Row | None:
        """What a cell was where a piece begins, in the unknowns of today; None if nobody can ever reckon it."""
        if begin >= before:
            return self._row(mind.atoms[cell], begin)
        return {} if self._told[begin][cell] else mind.knows.tracked((cell, begin))

    def _let_out(self, before: int, at: int) -> None:
        told = self._told[at]
        ready = [cell for cell, points in enumerate(self._opened) if at in points or self._as_good_as_told(cell, at)]
        small = sorted(set(range(len(self._cells))).difference(ready))
        alike = [cell for cell in small if at not in self._shared[cell]]
        for mind in self._minds:
            mind.plain = Knowledge()
        for cell in small:
            self._guard(cell, at, plainly=cell in alike)
        for together in _few_together(self._atoms, small, ready, self._lately(at)) if small else ():
            for mind in self._minds:
                if mind.own.isdisjoint(together):
                    mind.knows.keep(self._row(together, at), passing=True)
        order = self._order(ready, small, before, at)
        turns = {self._unknowns[at][self._alone[cell]]: turn for turn, cell in enumerate(order) if cell in self._alone}
        for cell in order:
            told[cell] = self._let_one_out(cell, at, turns)
        for mind in self._minds:
            mind.knows.let_pass()

    def _lately(self, at: int) -> list[int]:
        """How many each cell had since the open point before."""
        return [
            sum(cell.by_quarter[max(point for point in points if point < at) : at])
            for cell, points in zip(self._cells, self._opened, strict=True)
        ]

    def _let_one_out(self, cell: int, at: int, turns: Mapping[int, int]) -> bool:
        alone = self._unknowns[at][self._alone[cell]] if cell in self._alone else None
        plain = [mind for mind in self._minds if not mind.plain.guards_nothing]
        if alone is None or plain or any(mind.knows.uses(alone) for mind in self._minds):
            rows = [(mind.knows, self._row(mind.atoms[cell], at)) for mind in self._minds]
            rows += [(mind.plain, dict.fromkeys(mind.atoms[cell], 1)) for mind in plain]
            if any(knows.betrays(row) for knows, row in rows):
                self._guard(cell, at)
                return False
            for knows, row in rows:
                knows.learn(row, turns=turns)
        if alone is not None:
            self._known.add(alone)
        return True

    def _as_good_as_told(self, cell: int, at: int) -> bool:
        """Whether it is known by who had nobody, though it is not open, and tells nothing that is small or of everybody."""
        stranger = self._minds[0]
        return (
            at in self._shared[cell]
            and stranger.knows.gives(self._row(stranger.atoms[cell], at))
            and all(self._cells[cell].safe(*sorted((at, other))) for other, out in enumerate(self._told) if out[cell])
        )

    def _guard(self, cell: int, at: int, *, plainly: bool = False) -> None:
        """Guard a cell that is hidden while this point is judged; `plainly` where nobody elsewhere gives it away."""
        for mind in self._guards[cell]:
            if plainly:
                mind.plain.keep(dict.fromkeys(mind.atoms[cell], 1))
            else:
                mind.knows.keep(self._row(mind.atoms[cell], at), passing=True)

    def _order(self, ready: Sequence[int], small: Sequence[int], before: int, at: int) -> list[int]:
        """Large cells far from anything hidden, totals, then from the largest down: the smallest is hidden beside one."""
        n = [sum(cell.by_quarter[:at]) for cell in self._cells]
        came = {cell for cell in ready if any(self._cells[cell].by_quarter[before:at])}
        beside = sorted((n[cell], self._cells[cell].name, self._alone[cell]) for cell in came & self._alone.keys())
        near = self._near({self._alone[cell] for cell in small if cell in self._alone}, [atom for *_, atom in beside])

        def turn(index: int) -> tuple[bool, bool, bool, int, str]:
            cell = self._cells[index]
            far = index in self._alone and self._alone[index] not in near
            return not far, cell.base is not None, index in came, -n[index], cell.name

        return sorted(ready, key=turn)

    def _near(self, hidden: set[int], smallest: Sequence[int]) -> set[int]:
        """The smallest beside a hidden one in any sum, and those beside them."""
        near = hidden
        for _ in range(2):
            sums = [atoms for atoms in self._atoms if len(atoms) > 1 and not near.isdisjoint(atoms)]
            near = near.union(*([atom for atom in smallest if atom in atoms][:BESIDE] for atoms in sums))
        return near

    def _forget(self, before: int, last: int) -> None:
        """Nothing that comes will have what was before, where somebody came since; but pieces may begin there."""
        wanted = {(cell, begin) for cell, begin in self._small(last) if not self._told[begin][cell]}
        live = set(self._unknowns[last])
        gone = {unknown for at in range(before, last) for unknown in self._unknowns[at]} - live
        for mind in self._minds:
            for cell, begin in wanted:
                if begin >= before and mind in self._guards[cell]:
                    mind.knows.track((cell, begin), self._row(mind.atoms[cell], begin))
            mind.knows.forget(gone, wanted=wanted)
        self._known &= live


def let_out[A: Hashable](cells: Sequence[Cell[A]], at: int, *, insiders: Iterable[Iterable[A]] = ()) -> list[bool]:
    """Which cells of one list may be told up to the end of quarter `at`, in their order."""
    return Judge(cells, insiders).told(at)


def _unknowns[A: Hashable](cells: Sequence[Cell[A]], atoms: Sequence[frozenset[int]], many: int) -> list[list[int]]:
    """At each point a number for each atom: another than before, unless nobody came."""
    numbers = [list(range(many))]
    for at in range(1, max((len(cell.by_quarter) for cell in cells), default=0) + 1):
        nobody: set[int] = set()
        for cell, members in zip(cells, atoms, strict=True):
            if not cell.by_quarter[at - 1]:
                nobody |= members
        numbers.append([before if atom in nobody else at * many + atom for atom, before in enumerate(numbers[-1])])
    return numbers


def _few_together(
    atoms: Sequence[frozenset[int]], small: Iterable[int], ready: Iterable[int], lately: Sequence[int]
) -> Iterator[frozenset[int]]:
    """Small cells of one list or sub-total whose sum would tell each of them: fewer than five together, or each of them four.

    Who knows that nobody is hidden but from one to four knows of two that are two together that each is one.
    """
    around: dict[int, list[int]] = {}
    for cell in ready:
        for atom in atoms[cell]:
            around.setdefault(atom, []).append(cell)
    inside: dict[int, list[int]] = {}
    for cell in sorted(small, key=lambda cell: len(atoms[cell])):
        for whole in around.get(next(iter(atoms[cell])), ()):
            if atoms[cell] < atoms[whole]:
                inside.setdefault(whole, []).append(cell)
    for parts in inside.values():
        together: set[int] = set()
        n = most = 0
        for cell in parts:  # the smallest first: a sub-total of those that are in it already adds nobody
            if together.isdisjoint(atoms[cell]):
                together |= atoms[cell]
                n += lately[cell]
                most += SMALL - 1
        if n < SMALL or n == most:
            yield frozenset(together)
