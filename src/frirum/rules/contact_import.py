"""Earlier contacts from a sheet: every line is read and judged before any of them counts; all, or none (CS2, CS7)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from frirum.rules.codebook import SHAPES, Book
from frirum.rules.contact_line import Line, Mishap, Reader, Unknown, Wish, Wrong
from frirum.rules.contact_sheet import CHANNEL, MONTH
from frirum.rules.wording import one_line

MOST_CONTACTS = 10_000
MOST_WORDS = 100
"""So many unknown words are asked about; more of them are a wrong column."""

type Table = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would happen: the contacts, what is wrong, and which words are still to be told."""

    lines: tuple[Line, ...]
    mishaps: tuple[Mishap, ...] = ()
    unknown: tuple[Unknown, ...] = ()

    @property
    def mark(self) -> str:
        """Tells two lists apart by the contacts they make, in whatever order: the same list is brought in once."""
        contacts = sorted(f"{one.month} {one.channel} {one.coded}" for one in self.lines)
        return hashlib.sha256("\n".join(contacts).encode()).hexdigest()


class NotToBeBroughtIn(Exception):
    """The list has mishaps; no contact was brought in."""

    def __init__(self, found: Foreseen) -> None:
        self.found = found
        super().__init__(", ".join(f"{one.line} {one.why}" for one in found.mishaps))


def foresee(table: Table, wish: Wish, *, book: Book, referrals: Mapping[str, str], today: date) -> Foreseen:
    """Say line by line what bringing this sheet in would do; `referrals` are the organisation's own, key to name."""
    lines = _lines(table)
    mishaps = _of_the_whole(table, lines, wish)
    if mishaps:
        return Foreseen((), tuple(mishaps))
    reader = Reader(table[0], wish, book=book, referrals=referrals, today=today)
    read = [one for number, row in lines if (one := reader.contact(number, row)) is not None]
    unknown = reader.unknown()
    return Foreseen(tuple(read), (*reader.mishaps, *_too_many_words(unknown)), unknown)


def only_taken(table: Table, wish: Wish) -> list[list[str]]:
    """The same sheet without what nobody asked for: of columns that are not taken only the heading is left."""
    taken = {place for place, _ in wish.taken()}
    rows = [[cell if place in taken else "" for place, cell in enumerate(row)] for row in table[1:]]
    return [list(table[0]), *rows] if table else []


def _lines(table: Table) -> list[tuple[int, Sequence[str]]]:
    return [(number, row) for number, row in enumerate(table[1:], start=2) if any(cell.strip() for cell in row)]


def _of_the_whole(table: Table, lines: Sequence[tuple[int, Sequence[str]]], wish: Wish) -> list[Mishap]:
    if not table or not any(cell.strip() for cell in table[0]):
        return [Mishap(1, "", Wrong.EMPTY)]
    if not lines:
        return [Mishap(2, "", Wrong.EMPTY)]
    if len(lines) > MOST_CONTACTS:
        return [Mishap(lines[MOST_CONTACTS][0], "", Wrong.TOO_MANY, str(MOST_CONTACTS))]
    fields = [field for _, field in wish.taken()]
    found = [] if MONTH in fields else [Mishap(1, "", Wrong.NO_MONTH)]
    for at, (place, what) in enumerate(wish.taken()):
        if what in fields[:at] and (what in (MONTH, CHANNEL) or SHAPES[what].most == 1):
            found.append(Mishap(1, one_line(table[0][place]) if place < len(table[0]) else "", Wrong.FIELD_TWICE))
    return found


def _too_many_words(unknown: Sequence[Unknown]) -> list[Mishap]:
    return [Mishap(one.line, one.column, Wrong.TOO_MANY_WORDS, str(MOST_WORDS)) for one in unknown[MOST_WORDS:][:1]]
