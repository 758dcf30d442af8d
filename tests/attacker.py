"""Somebody who holds every table that was told, of every period, and reckons: for the tests of small numbers (AN10)."""

import os
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

import numpy as np
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from frirum.rules.open_points import SMALL, Cell
from frirum.rules.suppression import Judge

type Atom = tuple[str, int]  # a code, and which part (a centre) of the organisation
type Period = tuple[int, int]

GROUPS = [frozenset({0, 1})]  # a main topic over two of the codes
# Histories of one centre, by code and quarter, in which a small cell could be bounded to one number.
FOUND = [
    ([[0, 2, 2, 12, 1, 40, 2, 6], [40, 12, 4, 1, 0, 40, 7, 12], [2, 12, 40, 0, 0, 0, 7, 2], [7, 5, 0, 12, 40, 2, 12, 6]], True),
    ([[12, 0, 0, 7, 40, 3, 0, 2], [3, 0, 40, 12, 7, 40, 0, 0], [2, 40, 1, 7, 5, 0, 12, 4]], False),
    ([[4, 40, 0, 5, 5, 0, 1, 1], [40, 1, 1, 4, 3, 0, 12, 0], [1, 6, 2, 12, 5, 0, 0, 3]], True),
]  # fmt: skip

# Of three centres, by centre, code and quarter: where nobody came in a quarter, a small cell could be bounded to one number, by
# anybody or by who knows one of the centres; in the last two everybody was alike in a quarter.
FOUND_IN_THREE = [
    [[[7, 3, 0, 2], [12, 2, 2, 2], [12, 5, 6, 0]],
     [[4, 4, 4, 0], [12, 0, 12, 4], [12, 1, 7, 5]],
     [[12, 6, 5, 5], [3, 0, 3, 12], [2, 12, 0, 4]]],
    [[[6, 5, 5, 12], [6, 4, 2, 2], [3, 1, 0, 0]],
     [[12, 0, 1, 40], [5, 0, 0, 0], [0, 40, 0, 3]],
     [[1, 40, 4, 2], [0, 0, 0, 0], [1, 0, 0, 3]]],
    [[[2, 0, 0, 3], [1, 6, 0, 5], [40, 1, 0, 0]],
     [[5, 12, 0, 7], [2, 7, 5, 4], [0, 40, 0, 7]],
     [[40, 5, 40, 0], [3, 40, 3, 1], [6, 0, 2, 40]]],
    [[[6, 12, 1, 2], [4, 1, 3, 4], [0, 5, 6, 0]],
     [[7, 6, 2, 2], [2, 0, 3, 0], [3, 7, 2, 0]],
     [[0, 0, 5, 4], [0, 6, 12, 7], [40, 6, 40, 3]]],
    [[[5, 12, 0, 2], [40, 0, 6, 0], [3, 12, 0, 4]],
     [[0, 0, 0, 0], [12, 3, 4, 3], [0, 7, 6, 12]],
     [[4, 4, 1, 40], [4, 7, 2, 4], [12, 2, 2, 40]]],
    [[[6, 40, 4, 12], [6, 4, 0, 0], [3, 12, 0, 40]],
     [[3, 12, 4, 3], [40, 12, 0, 40], [1, 5, 6, 2]],
     [[0, 3, 2, 1], [0, 40, 0, 6], [0, 40, 7, 40]]],
    [[[0, 0, 2, 1], [0, 3, 2, 3], [40, 12, 7, 4]],
     [[6, 6, 12, 40], [12, 0, 0, 2], [0, 3, 1, 0]],
     [[3, 5, 3, 2], [2, 3, 6, 12], [0, 6, 0, 1]]],
]  # fmt: skip


def cells_of(
    history: Sequence[Sequence[Sequence[int]]], groups: Sequence[frozenset[int]], *, quarterly: bool
) -> list[Cell[Atom]]:
    """Per part and for all parts together: the total, every code and the sub-totals. `history`: part, code, quarter."""
    parts = [frozenset({part}) for part in range(len(history))]
    scopes = parts + ([frozenset(range(len(history)))] if len(history) > 1 else [])
    codes = range(len(history[0]))
    several = [frozenset(codes), *groups, *(frozenset({code}) for code in codes)]
    made = []
    for scope in scopes:
        total = added(history, frozenset(codes), scope)
        for which in dict.fromkeys(several):
            atoms = frozenset((str(code), part) for code in which for part in scope)
            base = None if which == frozenset(codes) else total
            made.append(Cell(atoms, added(history, which, scope), base, quarterly))
    return made


def added(history: Sequence[Sequence[Sequence[int]]], codes: frozenset[int], parts: frozenset[int]) -> list[int]:
    rows = [history[part][code] for part in parts for code in codes]
    return [sum(column) for column in zip(*rows, strict=True)]


class Attacker:
    """Holds all that was told of all periods; one who is an insider has the numbers of her own centre too."""

    def __init__(self, cells: list[Cell[Atom]], centres: int = 1, own: int | None = None) -> None:
        self.quarters = len(cells[0].by_quarter)
        self.atoms = sorted({atom for cell in cells for atom in cell.atoms})
        insiders = [self.of_centre(centre) for centre in range(centres)] if centres > 1 else []
        known = set() if own is None else self.of_centre(own)
        judge = Judge(cells, insiders)
        told = [judge.told(at) for at in range(self.quarters + 1)]
        self.rows: list[list[int]] = []
        self.values: list[int] = []
        self.hidden: list[list[int]] = []
        self.small: list[list[int]] = []  # of those: one to four
        for index, cell in enumerate(cells):
            seen = [cell.atoms <= known or out[index] for out in told]
            for begin, end in combinations(range(self.quarters + 1), 2):
                row = self.row(cell, (begin, end))
                if seen[begin] and seen[end]:
                    self.rows.append(row)
                    self.values.append(sum(cell.by_quarter[begin:end]))
                elif cell.atoms.isdisjoint(known):
                    if not (as_told(cell, seen, begin) and as_told(cell, seen, end)):
                        self.hidden.append(row)
                    if 0 < sum(cell.by_quarter[begin:end]) < SMALL:
                        self.small.append(row)

    def of_centre(self, centre: int) -> set[Atom]:
        return {atom for atom in self.atoms if atom[1] == centre}

    def row(self, cell: Cell[Atom], period: Period) -> list[int]:
        return [
            int(atom in cell.atoms and period[0] <= at < period[1])
            for atom in self.atoms
            for at in range(self.quarters)
        ]

    def reckons(self) -> list[list[int]]:
        basis: list[list[Fraction]] = []
        for row in self.rows:
            rest = reduced([Fraction(value) for value in row], basis)
            if any(rest):
                basis.append(rest)
        return [row for row in self.hidden if not any(reduced([Fraction(value) for value in row], basis))]

    def pins(self) -> list[list[int]]:
        """Small cells of which one number only is possible."""
        equal = (np.array(self.rows), np.array(self.values)) if self.rows else (None, None)
        found = []
        for row in self.small:
            ends = [linprog(sign * np.array(row), A_eq=equal[0], b_eq=equal[1], method="highs") for sign in (1, -1)]
            if all(end.status == 0 for end in ends) and -ends[1].fun - ends[0].fun < 1e-6:
                found.append(row)
        return found


def as_told(cell: Cell[Atom], seen: Sequence[bool], at: int) -> bool:
    """Whether it was told when it was the same: that nobody came may be seen elsewhere."""
    return any(out and not sum(cell.by_quarter[min(at, other) : max(at, other)]) for other, out in enumerate(seen))


def reduced(row: list[Fraction], basis: list[list[Fraction]]) -> list[Fraction]:
    for other in basis:
        pivot = next(at for at, value in enumerate(other) if value)
        if row[pivot]:
            times = row[pivot] / other[pivot]
            row = [value - times * less for value, less in zip(row, other, strict=True)]
    return row


NUMBERS = st.sampled_from([0, 0, 1, 2, 3, 4, 5, 6, 7, 12, 40])


def histories(parts: int, codes: int, quarters: int) -> st.SearchStrategy[list[list[list[int]]]]:
    one = st.lists(NUMBERS, min_size=quarters, max_size=quarters)
    part = st.lists(one, min_size=codes, max_size=codes)
    return st.lists(part, min_size=parts, max_size=parts)


# A failing case is told as it was found: to make it smaller would take minutes. The cases are the same every time, so that a
# change is judged by what it changed; FRIRUM_CASES=1000 tries so many others by chance.
CASES = int(os.environ.get("FRIRUM_CASES", "0"))


def slow(cases: int) -> settings:
    return settings(
        max_examples=CASES or cases,
        derandomize=not CASES,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.generate],
    )
