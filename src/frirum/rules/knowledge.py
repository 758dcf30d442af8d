"""What somebody can reckon from sums that she was told: exact linear algebra, in arithmetic modulo a large prime.

A sum is a row: each unknown number with its coefficient. She knows another sum exactly if it is a linear combination of those
she was told. All sums here have the coefficients 1 and -1; a combination over the rationals is one modulo the prime too, so
that nothing that can be reckoned is overlooked.

Two worlds are imagined in which every sum that was told is nought, and the numbers are by chance otherwise. What is nought in
both can be reckoned; and one sum would give another away exactly if their values in the two worlds have the same ratio (but for
a chance of one to the prime). So a secret need not be solved again whenever something is told: only its two values change.
"""

import random
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping

PRIME = (1 << 31) - 1

type Row = dict[int, int]
"""Unknowns, by their numbers, with their coefficients."""
type Worth = tuple[int, int]
"""The value of a sum in each of the two worlds."""


class _Secret:
    """A sum that is guarded, and the ratio of its values."""

    __slots__ = ("ratio", "row")

    def __init__(self, row: Row, worth: Worth) -> None:
        self.row = row
        self.ratio = _ratio(worth)


class Knowledge:
    """The span of the rows that were told, and the secrets it must not reach.

    A secret in `passing` is one of this moment; `let_pass` forgets them. Rows that are `tracked` are no secrets, but wanted
    later: they are kept as far as they can still be reckoned.
    """

    def __init__(self) -> None:
        self._chance = random.Random(20)  # noqa: S311  always the same; nobody outside learns of these numbers
        self._worlds: dict[int, Worth] = {}
        self._solved: dict[int, Row] = {}  # by the unknown that each is solved for, which no other row has
        self._rows_with: defaultdict[int, set[int]] = defaultdict(
            set
        )  # of each unknown, what rows that have it are solved for
        self._secrets_with: defaultdict[int, set[_Secret]] = defaultdict(set)
        self._secrets: defaultdict[int, set[_Secret]] = defaultdict(set)  # by the ratio of their values
        self._passing: list[_Secret] = []
        self._tracked: dict[Hashable, Row] = {}

    @property
    def guards_nothing(self) -> bool:
        """Whether nothing is guarded and nothing tracked."""
        return not self._tracked and not self._secrets

    def keep(self, secret: Row, *, passing: bool = False) -> None:
        """Guard a sum; one that can be reckoned already is no secret."""
        worth = self._worth(secret)
        if worth != (0, 0):
            one = _Secret(secret, worth)
            self._link(one)
            if passing:
                self._passing.append(one)

    def let_pass(self) -> None:
        """No longer guard what was to be guarded at this moment only."""
        for secret in self._passing:
            self._unlink(secret)
        self._passing.clear()

    def betrays(self, told: Row) -> bool:
        """Whether a secret could be reckoned if this sum were told too."""
        worth = self._worth(told)
        return worth != (0, 0) and _ratio(worth) in self._secrets

    def gives(self, asked: Row) -> bool:
        """Whether this sum can be reckoned; one without unknowns can."""
        return self._worth(asked) == (0, 0)

    def uses(self, unknown: int) -> bool:
        """Whether anything kept has this unknown."""
        return bool(self._rows_with.get(unknown) or self._secrets_with.get(unknown))

    def learn(self, told: Row, *, turns: Mapping[int, int]) -> None:
        """Add one sum: solved for the unknown that the fewest others have; of several, for the last by `turns`."""
        rest = self._rest(told, self._solved.keys() & told.keys())
        if rest:
            pivot = min(rest, key=lambda unknown: (len(self._rows_with[unknown]), -turns.get(unknown, -1)))
            row = _solved_for(rest, pivot)
            self._correct_worlds(pivot, row)
            self._solve(pivot, row)

    def track(self, label: Hashable, row: Row) -> None:
        """Keep a row under a label for as long as it could still be reckoned."""
        self._tracked[label] = row

    def tracked(self, label: Hashable) -> Row | None:
        """What is left of a row; None if nobody can ever reckon it."""
        return self._tracked.get(label)

    def forget(self, gone: set[int], *, wanted: Iterable[Hashable]) -> None:
        """Nothing that comes will have these unknowns, nor are other tracked rows `wanted`: keep only what can be said without.

        Whatever cannot is nothing that anybody will ever reckon, and need not be guarded any more.
        """
        for unknown in gone & self._rows_with.keys() - self._solved.keys():
            having = self._rows_with[unknown] - gone
            pivot = min(having, key=lambda pivot: len(self._solved[pivot]), default=None)
            if pivot is not None:
                row = self._drop(pivot)
                self._solve(unknown, _solved_for(row, unknown))
        said = self._solved.keys() & gone
        for secret in {secret for unknown in gone for secret in self._secrets_with.get(unknown, ())}:
            self._unlink(secret)
            rest = self._rest(secret.row, said & secret.row.keys())
            if gone.isdisjoint(rest):
                secret.row = rest
                self._link(secret)
        kept = {label: self._tracked[label] for label in wanted if label in self._tracked}
        rests = {label: self._rest(row, said & row.keys()) for label, row in kept.items()}
        self._tracked = {label: rest for label, rest in rests.items() if gone.isdisjoint(rest)}
        for unknown in said:
            self._drop(unknown)
        for unknown in gone:
            self._worlds.pop(unknown, None)
            self._rows_with.pop(unknown, None)
            self._secrets_with.pop(unknown, None)

    def _worth(self, row: Row) -> Worth:
        first = second = 0
        worlds = self._worlds
        for unknown, times in row.items():
            if unknown not in worlds:
                worlds[unknown] = self._chance.randrange(PRIME), self._chance.randrange(PRIME)
            one, other = worlds[unknown]
            first += times * one
            second += times * other
        return first % PRIME, second % PRIME

    def _rest(self, row: Row, pivots: Iterable[int]) -> Row:
        """A row less those that are solved for these of its unknowns."""
        rest = dict(row)
        for pivot in pivots:
            _subtract(rest, self._solved[pivot], rest[pivot])
        return rest

    def _correct_worlds(self, pivot: int, row: Row) -> None:
        """Let a row be nought in both worlds: by the unknown it will be solved for, and those that depend on that."""
        first, second = self._worth(row)
        changes = {other: -self._solved[other][pivot] for other in self._rows_with[pivot]} | {pivot: 1}
        touched = set()
        for unknown, times in changes.items():
            one, other = self._worlds[unknown]
            self._worlds[unknown] = (one - times * first) % PRIME, (other - times * second) % PRIME
            touched |= self._secrets_with[unknown]
        for secret in touched:
            self._unkey(secret)
            secret.ratio = _ratio(self._worth(secret.row))
            self._secrets[secret.ratio].add(secret)

    def _solve(self, pivot: int, row: Row) -> None:
        """Keep a row, and take the unknown that it is solved for out of all others."""
        for other in list(self._rows_with[pivot]):
            self._change(other, row, pivot)
        for unknown in row:
            self._rows_with[unknown].add(pivot)
        self._solved[pivot] = row

    def _change(self, which: int, told: Row, pivot: int) -> None:
        row = self._solved[which]
        times = row[pivot]
        for unknown, value in told.items():
            had = row.get(unknown)
            if had is None:
                row[unknown] = -times * value % PRIME
                self._rows_with[unknown].add(which)
            elif left := (had - times * value) % PRIME:
                row[unknown] = left
            else:
                del row[unknown]
                self._rows_with[unknown].discard(which)

    def _drop(self, pivot: int) -> Row:
        row = self._solved.pop(pivot)
        for unknown in row:
            self._rows_with[unknown].discard(pivot)
        return row

    def _link(self, secret: _Secret) -> None:
        for unknown in secret.row:
            self._secrets_with[unknown].add(secret)
        self._secrets[secret.ratio].add(secret)

    def _unlink(self, secret: _Secret) -> None:
        for unknown in secret.row:
            self._secrets_with[unknown].discard(secret)
        self._unkey(secret)

    def _unkey(self, secret: _Secret) -> None:
        alike = self._secrets[secret.ratio]
        alike.discard(secret)
        if not alike:
            del self._secrets[secret.ratio]


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


def _solved_for(row: Row, unknown: int) -> Row:
    inverse = pow(row[unknown], -1, PRIME)
    return {other: value * inverse % PRIME for other, value in row.items()}


def _ratio(worth: Worth) -> int:
    """One number for all multiples of a worth."""
    first, second = worth
    return first * pow(second, -1, PRIME) % PRIME if second else -1
