"""Bringing people in from a list: every line is read and judged before any of them counts (BO5).

All or nothing: one mishap anywhere, and nobody is brought in.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from frirum.rules import people_sheet as sheet
from frirum.rules.people_line import Mishap, Newcomer, Reader, Wrong
from frirum.rules.people_sheet import NEEDED, Column
from frirum.rules.wording import one_line

MOST_PEOPLE = 1000

type Table = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the organisation asks that a list can tell: whether a fee, whether an extract, which training days."""

    fee: bool = False
    extract: bool = False
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would happen: who comes in, who is there already, and what is wrong."""

    people: tuple[Newcomer, ...]
    mishaps: tuple[Mishap, ...]

    @property
    def new(self) -> tuple[Newcomer, ...]:
        """Those who would be brought in."""
        return tuple(one for one in self.people if not one.there)

    @property
    def seal(self) -> str:
        """Tells two foreseen outcomes apart: what is confirmed is what was shown."""
        return hashlib.sha256(repr(self.people).encode()).hexdigest()[:32]


class NotToBeImported(Exception):
    """The list has mishaps; nobody was brought in."""

    def __init__(self, mishaps: Iterable[Mishap]) -> None:
        self.mishaps = tuple(mishaps)
        super().__init__(", ".join(f"{one.line} {one.why}" for one in self.mishaps))


def foresee(table: Table, *, asked: Asked, there: frozenset[str], language: str, today: date) -> Foreseen:
    """Say line by line what bringing this list in would do; `there` are addresses in the records, small letters."""
    if not table or not any(cell.strip() for cell in table[0]):
        return Foreseen((), (Mishap(1, "", Wrong.EMPTY),))
    columns, mishaps = _columns(table[0], asked)
    lines = [(number, row) for number, row in enumerate(table[1:], start=2) if any(cell.strip() for cell in row)]
    if not lines:
        mishaps.append(Mishap(2, "", Wrong.EMPTY))
    if len(lines) > MOST_PEOPLE:
        mishaps.append(Mishap(lines[MOST_PEOPLE][0], "", Wrong.TOO_MANY, str(MOST_PEOPLE)))
    if mishaps:
        return Foreseen((), tuple(mishaps))
    reader = Reader(columns, list(table[0]), language=language, today=today)
    people = tuple(reader.person(number, row, there) for number, row in lines)
    return Foreseen(people, (*reader.mishaps, *_twice(people, reader.heading(Column.EMAIL))))


def _columns(headings: Sequence[str], asked: Asked) -> tuple[dict[Column | str, int], list[Mishap]]:
    """Where each column and each training topic stands, and what is wrong with the headings."""
    found: dict[Column | str, int] = {}
    mishaps: list[Mishap] = []
    topics = {one_line(topic).casefold(): topic for topic in asked.topics}
    for position, heading in enumerate(headings):
        if not (said := one_line(heading)):
            continue
        means = sheet.column_called(said) or topics.get(said.casefold())
        if means is None:
            mishaps.append(Mishap(1, said, Wrong.UNKNOWN_COLUMN))
        elif means in found:
            mishaps.append(Mishap(1, said, Wrong.COLUMN_TWICE))
        elif not _is_asked(means, asked):
            mishaps.append(Mishap(1, said, Wrong.NOT_ASKED))
        else:
            found[means] = position
    mishaps += [Mishap(1, column.value, Wrong.NO_COLUMN) for column in NEEDED if column not in found]
    return found, mishaps


def _is_asked(means: Column | str, asked: Asked) -> bool:
    if means in {Column.FEE, Column.FEE_PAID}:
        return asked.fee
    return asked.extract if means is Column.EXTRACT else True


def _twice(people: Iterable[Newcomer], heading: str) -> Iterator[Mishap]:
    first: dict[str, int] = {}
    for one in people:
        if one.email and one.email in first:
            yield Mishap(one.line, heading, Wrong.TWICE, str(first[one.email]))
        first.setdefault(one.email, one.line)
