"""One line of a sheet of earlier contacts, read and judged (CS2, CS7)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from frirum.rules import coding
from frirum.rules.codebook import SHAPES, Book
from frirum.rules.coding import NEEDED, ONE, Chosen, Coded, Problem
from frirum.rules.contact import Channel
from frirum.rules.contact_sheet import CHANNEL, FIELDS, MONTH, folded, meanings, month_written
from frirum.rules.people_sheet import is_formula, letters
from frirum.rules.wording import clean, one_line

LONGEST_SHOWN = 80
_BETWEEN = re.compile(r"[;|\n]")


class Wrong(StrEnum):
    """What can be wrong with a sheet of contacts, or with what its columns were said to be."""

    EMPTY = "empty"
    TOO_MANY = "too_many"
    NO_MONTH = "no_month"
    FIELD_TWICE = "field_twice"
    CUT_OFF = "cut_off"
    NO_HEADING = "no_heading"
    FORMULA = "formula"
    MISSING = "missing"
    NOT_A_MONTH = "not_a_month"
    IN_THE_FUTURE = "in_the_future"
    NO_CHANNEL = "no_channel"
    NOT_SAID = "not_said"
    NOT_IN_BOOK = "not_in_book"
    TOO_MANY_CODES = "too_many_codes"
    TOO_MANY_WORDS = "too_many_words"


@dataclass(frozen=True, slots=True)
class Mishap:
    """One thing that is wrong: in which line (the headings are line 1), under which heading, and a word about it."""

    line: int
    column: str
    why: Wrong
    about: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the coordinator said of the sheet: what each column is, what stands for nothing, what unknown words mean."""

    columns: tuple[str, ...]
    instead: Mapping[str, str] = field(default_factory=dict)  # channel, kind, risk where a line does not say
    values: Mapping[tuple[str, str], str] = field(default_factory=dict)  # (field, folded word) to key; "" is not known

    def taken(self) -> list[tuple[int, str]]:
        """The columns that are taken, by their place."""
        return [(place, field) for place, field in enumerate(self.columns) if field in FIELDS]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that the code book does not have, where it first stands, and in how many lines."""

    field: str
    word: str
    shown: str
    column: str
    line: int
    times: int


@dataclass(frozen=True, slots=True)
class Line:
    """One contact as it would be written: a month and codes, and nothing else of the line."""

    number: int
    month: date
    channel: str
    coded: Coded


class Reader:
    """Reads lines one by one and notes what is wrong, and which words nobody knows."""

    def __init__(
        self, headings: Sequence[str], wish: Wish, *, book: Book, referrals: Mapping[str, str], today: date
    ) -> None:
        self.headings, self.wish, self.book, self.today = [one_line(one) for one in headings], wish, book, today
        self.width = max((place for place, said in enumerate(self.headings, start=1) if said), default=0)
        self.words, self.referrals = meanings(book, referrals), frozenset(referrals)
        self.topics = book.dimension("topic")
        self.mishaps: list[Mishap] = []
        self.line = 0
        self._unknown: dict[tuple[str, str], Unknown] = {}
        self._judged: dict[Coded, list[Problem]] = {}

    def contact(self, line: int, cells: Sequence[str]) -> Line | None:
        """One line as a contact; None where something is wrong with it."""
        self.line, before = line, len(self.mishaps)
        if len(cells) < self.width:
            self._wrong(self._heading(len(cells)), Wrong.CUT_OFF)
            return None
        for place in range(self.width, len(cells)):
            if cells[place].strip():
                self._wrong(letters(place), Wrong.NO_HEADING)
        said = self._said(cells)
        month = self._month(said.get(MONTH, []))
        channel = self._channel(said)
        coded = self._coded(said)
        if month is None or len(self.mishaps) > before:
            return None
        return Line(line, month, channel, coded)

    def unknown(self) -> tuple[Unknown, ...]:
        """The words that the code book does not have, in the order they came."""
        return tuple(self._unknown.values())

    def _said(self, cells: Sequence[str]) -> dict[str, list[str]]:
        """What the taken columns say: keys, and of the month what is written."""
        said: dict[str, list[str]] = {}
        for place, what in self.wish.taken():
            text = clean(cells[place]) if place < len(cells) else ""
            if is_formula(text):
                self._wrong(self._heading(place), Wrong.FORMULA)
            elif what == MONTH:
                said[MONTH] = [text]
            elif text:
                said.setdefault(what, []).extend(self._keys(what, text, place))
        return said

    def _keys(self, what: str, text: str, place: int) -> list[str]:
        """The keys of one cell: one word, or several where a contact may have several."""
        several = what != CHANNEL and SHAPES[what].most > 1
        parts = [text]
        if several and self._key(what, folded(text)) is None:
            parts = [part for part in _BETWEEN.split(text) if part.strip()]
        keys = []
        for part in parts:
            key = self._key(what, folded(part))
            if key is None:
                self._note(what, part, place)
            elif key:
                keys.append(key)
        return keys

    def _key(self, what: str, word: str) -> str | None:
        """The key of a word; empty for "not known", None where nobody said what it means."""
        told = self.wish.values.get((what, word))
        return self.words[what].get(word) if told is None else told

    def _note(self, what: str, part: str, place: int) -> None:
        word = folded(part)
        seen = self._unknown.get((what, word))
        if seen is None:
            shown = one_line(part)[:LONGEST_SHOWN]
            self._unknown[what, word] = Unknown(what, word, shown, self._heading(place), self.line, 1)
        else:
            self._unknown[what, word] = replace(seen, times=seen.times + 1)

    def _month(self, said: Sequence[str]) -> date | None:
        if not said:  # a formula, and that has been said
            return None
        column = self._of(MONTH)
        if not said[0]:
            self._wrong(column, Wrong.MISSING)
            return None
        month = month_written(said[0])
        if month is None:
            self._wrong(column, Wrong.NOT_A_MONTH, one_line(said[0])[:LONGEST_SHOWN])
        elif month > self.today:
            self._wrong(column, Wrong.IN_THE_FUTURE, f"{month:%Y-%m}")
        return month

    def _channel(self, said: Mapping[str, Sequence[str]]) -> str:
        key = next(iter(said.get(CHANNEL, ())), "") or self.wish.instead.get(CHANNEL, "")
        if key not in set(Channel):
            self._wrong(self._of(CHANNEL), Wrong.NO_CHANNEL)
        return key

    def _coded(self, said: Mapping[str, Sequence[str]]) -> Coded:
        """The codes of one line, with what stands for those that no contact is without."""
        keys = {slug: list(dict.fromkeys(said.get(slug, ()))) for slug in SHAPES}
        for slug in NEEDED:
            keys[slug] = keys[slug] or [key for key in [self.wish.instead.get(slug, "")] if key]
        coded = coding.settled(
            Coded(
                **{slug: keys[slug][0] if keys[slug] else "" for slug in ONE},
                topics=tuple(Chosen(key, none_fits=bool(self.topics.subs(key))) for key in keys["topic"]),
                more=tuple((slug, key) for slug in SHAPES if slug not in (*ONE, "topic") for key in keys[slug]),
            )
        )
        if coded not in self._judged:
            self._judged[coded] = coding.problems(coded, self.book, referrals=self.referrals)
        for one in self._judged[coded]:
            self._wrong(self._of(one.field), _WRONG.get(one.wrong, Wrong.NOT_IN_BOOK), one.field)
        return coded

    def _of(self, what: str) -> str:
        """The heading of the column that tells this; empty where none does."""
        return next((self._heading(place) for place, field in self.wish.taken() if field == what), "")

    def _heading(self, place: int) -> str:
        said = self.headings[place] if place < len(self.headings) else ""
        return said or letters(place)

    def _wrong(self, column: str, why: Wrong, about: str = "") -> None:
        self.mishaps.append(Mishap(self.line, column, why, about))


_WRONG = {coding.Wrong.MISSING: Wrong.NOT_SAID, coding.Wrong.TOO_MANY: Wrong.TOO_MANY_CODES}
