"""What somebody can reckon from sums that she was told: exact linear algebra, in arithmetic modulo a large prime.

A sum is a row: each unknown number with its coefficient. She knows another sum exactly if it is a linear combination of those
she was told. All sums here have the coefficients 1 and -1; a combination over the rationals is one modulo the prime too, so
that nothing that can be reckoned is overlooked.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping

PRIME = (1 << 61) - 1

type Row = dict[int, int]
"""Unknowns, by their numbers, with their coefficients."""


class _Line:
    """A row that is kept, and changes as more is told; `mark` stands for which unknowns are in it."""

    __slots__ = ("mark", "row", "secret")

    def __init__(self, row: Row, *, secret: bool) -> None:
        self.row = row
        self.secret = secret
        self.mark = _mark(row)


class Knowledge:
    """The span of the rows that were told, and the secrets it must not reach.

    A secret in `passing` is one of this moment; `let_pass` forgets them. Rows that are `tracked` are no secrets, but wanted
    later: they are kept as far as they can still be reckoned.
    """

    def __init__(self) -> None:
        self._solved: dict[int, _Line] = {}  # by the unknown that each is solved for; no other line has it
        self._secrets: defaultdict[int, list[_Line]] = defaultdict(
            list
        )  # each less what can be reckoned of it, by its mark
        self._passing: list[_Line] = []
        self._with: defaultdict[int, set[_Line]] = defaultdict(set)  # the lines that have an unknown
        self._tracked: dict[Hashable, Row] = {}

    @property
    def guards_nothing(self) -> bool:
        """Whether nothing is guarded and nothing tracked."""
        return not self._tracked and not any(self._secrets.values())

    def keep(self, secret: Row, *, passing: bool = False) -> None:
        """Guard a sum; one that can be reckoned already is no secret."""
        rest = self.rest(secret)
        if rest:
            line = _Line(rest, secret=True)
            self._link(line)
            if passing:
                self._passing.append(line)

    def let_pass(self) -> None:
        """No longer guard what was to be guarded at this moment only."""
        for line in self._passing:
            self._unlink(line)
        self._passing.clear()

    def betrays(self, rest: Row) -> bool:
        """Whether a secret could be reckoned if this sum, of which this is the rest, were told too."""
        return bool(rest) and any(_same_direction(rest, line.row) for line in self._secrets.get(_mark(rest), ()))

    def learn(self, rest: Row, *, turns: Mapping[int, int]) -> None:
        """Add one sum, of which this is the rest.

        It is solved for the one of its unknowns that stands in the fewest lines; of several, for the last by `turns`.
        """
        if rest:
            self._solve(min(rest, key=lambda unknown: (len(self._with[unknown]), -turns.get(unknown, -1))), rest)

    def uses(self, unknown: int) -> bool:
        """Whether anything kept has this unknown."""
        return bool(self._with.get(unknown))

    def gives(self, asked: Row) -> bool:
        """Whether this sum can be reckoned; one without unknowns can."""
        return not self.rest(asked)

    def rest(self, row: Row) -> Row:
        """A row less what can be reckoned of it."""
        rest = dict(row)
        for pivot in self._solved.keys() & row.keys():
            _subtract(rest, self._solved[pivot].row, rest[pivot])
        return rest

    def track(self, label: Hashable, row: Row) -> None:
        """Keep a row under a label for as long as it could still be reckoned."""
        self._tracked[label] = self.rest(row)

    def tracked(self, label: Hashable) -> Row | None:
        """What is left of a row; None if nobody can ever reckon it."""
        return self._tracked.get(label)

    def forget(self, gone: set[int], *, wanted: Iterable[Hashable]) -> None:
        """Nothing that comes will have these unknowns, nor are other tracked rows `wanted`: keep only what can be said without.

        Whatever cannot is nothing that anybody will ever reckon, and need not be guarded any more.
        """
        self._tracked = {label: self.rest(self._tracked[label]) for label in wanted if label in self._tracked}
        for unknown in self._solved.keys() & gone:
            self._unlink(self._solved.pop(unknown))
        for unknown in gone & self._with.keys():
            self._do_without(unknown)
        self._tracked = {label: row for label, row in self._tracked.items() if gone.isdisjoint(row)}

    def _do_without(self, unknown: int) -> None:
        among = self._with[unknown]
        found = next((line for line in among if not line.secret), None)
        if found is None:
            for secret in list(among):
                self._unlink(secret)
        else:
            pivot = next(pivot for pivot in found.row if self._solved.get(pivot) is found)
            del self._solved[pivot]
            self._unlink(found)
            self._solve(unknown, found.row)
            for row in self._tracked.values():
                if unknown in row:
                    _subtract(row, self._solved[unknown].row, row[unknown])
            self._unlink(self._solved.pop(unknown))
        self._with.pop(unknown, None)

    def _solve(self, pivot: int, found: Row) -> None:
        inverse = pow(found[pivot], -1, PRIME)
        line = _Line({unknown: value * inverse % PRIME for unknown, value in found.items()}, secret=False)
        for other in list(self._with[pivot]):
            self._change(other, line.row, pivot)
        self._link(line)
        self._solved[pivot] = line

    def _change(self, line: _Line, told: Row, pivot: int) -> None:
        """Take an unknown out of a line that has it."""
        if line.secret:
            self._secrets[line.mark].remove(line)
        row, times = line.row, line.row[pivot]
        for unknown, value in told.items():
            had = row.get(unknown)
            if had is None:
                row[unknown] = -times * value % PRIME
                self._with[unknown].add(line)
                line.mark ^= _number(unknown)
            elif left := (had - times * value) % PRIME:
                row[unknown] = left
            else:
                del row[unknown]
                self._with[unknown].discard(line)
                line.mark ^= _number(unknown)
        if line.secret and row:
            self._secrets[line.mark].append(line)

    def _link(self, line: _Line) -> None:
        for unknown in line.row:
            self._with[unknown].add(line)
        if line.secret:
            self._secrets[line.mark].append(line)

    def _unlink(self, line: _Line) -> None:
        for unknown in line.row:
            self._with[unknown].discard(line)
        if line.secret and line.row:
            self._secrets[line.mark].remove(line)


def less(row: Row, other: Row) -> Row:
    """A row less another."""
    made = dict(row)
    _subtract(made, other, 1)
    return made


def _subtract(row: Row, other: Row, times: int) -> None:
    for unknown, value in other.items():
        left = (row.get(unknown, 0) - times * value) % PRIME
        if left:
            row[unknown] = left
        else:
            row.pop(unknown, None)


def _number(unknown: int) -> int:
    return unknown * 0x9E3779B97F4A7C15 & PRIME


def _mark(row: Row) -> int:
    mark = 0
    for unknown in row:
        mark ^= _number(unknown)
    return mark


def _same_direction(one: Row, other: Row) -> bool:
    """Whether one row is a multiple of another."""
    if one.keys() != other.keys():
        return False
    first = next(iter(one))
    times = one[first] * pow(other[first], -1, PRIME) % PRIME
    return all((value - times * other[unknown]) % PRIME == 0 for unknown, value in one.items())
