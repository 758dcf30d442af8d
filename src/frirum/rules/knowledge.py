"""What somebody can reckon from sums that she was told: exact linear algebra, in arithmetic modulo a large prime.

A sum of unknown numbers is the set of them. She knows another sum exactly if it is a linear combination of those she was
told. All sums here have the coefficients 0 and 1; a combination over the rationals is one modulo the prime too, so that
nothing that can be reckoned is overlooked.
"""

from collections.abc import Hashable, Iterable

PRIME = (1 << 61) - 1

type Sum[A] = frozenset[A]


class Knowledge[A: Hashable]:
    """The span of the sums that were told, and the secrets it must not reach; numbers known beforehand count as nothing."""

    def __init__(self, known: Iterable[A] = ()) -> None:
        self._known = frozenset(known)
        self._rows: dict[A, dict[A, int]] = {}  # by the unknown that each row is solved for
        self._secrets: dict[Sum[A], list[dict[A, int]]] = {}  # each less what can be reckoned of it, by its unknowns

    def keep(self, secret: Sum[A]) -> None:
        """Guard a sum; one that can be reckoned already is no secret, nor one that is partly known beforehand."""
        rest = self._reduced(secret)
        if rest and not secret & self._known:
            self._secrets.setdefault(frozenset(rest), []).append(rest)

    def betrays(self, told: Sum[A]) -> bool:
        """Whether a secret could be reckoned if this sum were told too."""
        rest = self._reduced(told)
        return bool(rest) and any(_same_direction(rest, secret) for secret in self._secrets.get(frozenset(rest), ()))

    def learn(self, told: Sum[A]) -> None:
        """Add one sum."""
        rest = self._reduced(told)
        if not rest:
            return
        pivot, factor = next(iter(rest.items()))
        inverse = pow(factor, -1, PRIME)
        row = {unknown: value * inverse % PRIME for unknown, value in rest.items()}
        for other, kept in self._rows.items():
            if pivot in kept:
                self._rows[other] = _less(kept, row, kept[pivot])
        for unknowns in [unknowns for unknowns in self._secrets if pivot in unknowns]:
            for kept in self._secrets.pop(unknowns):
                left = _less(kept, row, kept[pivot])
                self._secrets.setdefault(frozenset(left), []).append(left)
        self._rows[pivot] = row

    def gives(self, asked: Sum[A]) -> bool:
        """Whether this sum can be reckoned; one without unknowns can."""
        return not self._reduced(asked)

    def _reduced(self, one: Sum[A]) -> dict[A, int]:
        rest = dict.fromkeys(one - self._known, 1)
        for pivot in [unknown for unknown in rest if unknown in self._rows]:
            rest = _less(rest, self._rows[pivot], rest[pivot])
        return rest


def _same_direction[A](one: dict[A, int], other: dict[A, int]) -> bool:
    """Whether one row is a multiple of another over the same unknowns."""
    first = next(iter(one))
    times = one[first] * pow(other[first], -1, PRIME) % PRIME
    return all((value - times * other[unknown]) % PRIME == 0 for unknown, value in one.items())


def _less[A](row: dict[A, int], other: dict[A, int], times: int) -> dict[A, int]:
    """A row less a multiple of another."""
    made = dict(row)
    for unknown, value in other.items():
        left = (made.get(unknown, 0) - times * value) % PRIME
        if left:
            made[unknown] = left
        else:
            made.pop(unknown, None)
    return made
