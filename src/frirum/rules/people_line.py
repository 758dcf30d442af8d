"""One line of a list of people, read and judged (BO5)."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frirum.rules import people_sheet as sheet
from frirum.rules.people_sheet import Column
from frirum.rules.wording import PHONE, one_line

LONGEST_NAME = 80
LONGEST_ADDRESS = 254
EARLIEST = 1900  # a spreadsheet's day 0 is no day
UNLESS_SAID = "active"
ADDRESS = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*\.[a-z0-9-]{2,63}")


class Wrong(StrEnum):
    """What can be wrong with a list."""

    EMPTY = "empty"
    TOO_MANY = "too_many"
    NO_COLUMN = "no_column"
    UNKNOWN_COLUMN = "unknown_column"
    COLUMN_TWICE = "column_twice"
    NO_HEADING = "no_heading"
    NOT_ASKED = "not_asked"
    FORMULA = "formula"
    MISSING = "missing"
    TOO_LONG = "too_long"
    NOT_AN_ADDRESS = "not_an_address"
    TWICE = "twice"
    NOT_A_PHONE = "not_a_phone"
    UNKNOWN_LANGUAGE = "unknown_language"
    UNKNOWN_STATE = "unknown_state"
    NOT_A_DAY = "not_a_day"
    IN_THE_FUTURE = "in_the_future"
    NOT_AN_AMOUNT = "not_an_amount"
    AMOUNT_WITHOUT_DAY = "amount_without_day"


@dataclass(frozen=True, slots=True)
class Mishap:
    """One thing that is wrong: in which line (the headings are line 1), under which heading, and a word about it."""

    line: int
    column: str
    why: Wrong
    about: str = ""


@dataclass(frozen=True, slots=True)
class Met:
    """Something a list says was met: the kind of requirement, on which day, which topic, how much."""

    kind: str
    on: date
    topic: str = ""
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Newcomer:
    """One person of the list, as she would be brought in; `there` when she is in the records already."""

    line: int
    name: str
    email: str
    phone: str
    language: str
    state: str
    since: date | None
    met: tuple[Met, ...]
    there: bool


class Reader:
    """Reads lines one by one and notes what is wrong."""

    def __init__(
        self, columns: Mapping[Column | str, int], headings: Sequence[str], *, language: str, today: date
    ) -> None:
        self.columns, self.headings, self.language, self.today = columns, headings, language, today
        self.mishaps: list[Mishap] = []
        self.line = 0
        self.cells: Sequence[str] = ()

    def person(self, line: int, cells: Sequence[str], there: frozenset[str]) -> Newcomer:
        """One line as a person."""
        self.line, self.cells = line, cells
        self._no_formulas()
        email = self._email()
        return Newcomer(
            line=line,
            name=self._name(),
            email=email,
            phone=self._phone(),
            language=self._word(Column.LANGUAGE, sheet.language_called, Wrong.UNKNOWN_LANGUAGE) or self.language,
            state=self._word(Column.STATE, sheet.state_called, Wrong.UNKNOWN_STATE) or UNLESS_SAID,
            since=self._day(Column.SINCE),
            met=tuple(self._met()),
            there=email in there,
        )

    def heading(self, column: Column | str) -> str:
        """What the column is called in this list."""
        return one_line(self.headings[self.columns[column]])

    def _no_formulas(self) -> None:
        for position, cell in enumerate(self.cells):
            named = one_line(self.headings[position]) if position < len(self.headings) else ""
            if cell.strip() and not named:
                self._wrong(sheet.letters(position), Wrong.NO_HEADING)
            elif sheet.is_formula(cell):
                self._wrong(named, Wrong.FORMULA)

    def _text(self, column: Column | str) -> str:
        position = self.columns.get(column, -1)
        text = one_line(self.cells[position]) if 0 <= position < len(self.cells) else ""
        return "" if sheet.is_formula(text) else text

    def _is_formula(self, column: Column | str) -> bool:
        position = self.columns[column]
        return position < len(self.cells) and sheet.is_formula(self.cells[position])

    def _name(self) -> str:
        name = self._text(Column.NAME)
        if not name and not self._is_formula(Column.NAME):
            self._wrong(self.heading(Column.NAME), Wrong.MISSING)
        elif len(name) > LONGEST_NAME:
            self._wrong(self.heading(Column.NAME), Wrong.TOO_LONG, str(LONGEST_NAME))
        return name

    def _email(self) -> str:
        email = self._text(Column.EMAIL).lower()
        if not email and not self._is_formula(Column.EMAIL):
            self._wrong(self.heading(Column.EMAIL), Wrong.MISSING)
        elif email and not is_address(email):
            self._wrong(self.heading(Column.EMAIL), Wrong.NOT_AN_ADDRESS, email[:LONGEST_NAME])
        return email

    def _phone(self) -> str:
        phone = self._text(Column.PHONE)
        if phone and not PHONE.fullmatch(phone):
            self._wrong(self.heading(Column.PHONE), Wrong.NOT_A_PHONE, phone[:LONGEST_NAME])
        return phone

    def _word(self, column: Column, known: Callable[[str], str | None], why: Wrong) -> str | None:
        said = self._text(column)
        if not said:
            return None
        means = known(said)
        if means is None:
            self._wrong(self.heading(column), why, said[:LONGEST_NAME])
        return means

    def _day(self, column: Column | str) -> date | None:
        said = self._text(column)
        if not said:
            return None
        day = sheet.day_written(said)
        if day is None or day.year < EARLIEST:
            self._wrong(self.heading(column), Wrong.NOT_A_DAY, said[:LONGEST_NAME])
            return None
        if day > self.today:
            self._wrong(self.heading(column), Wrong.IN_THE_FUTURE, said)
        return day

    def _met(self) -> Iterator[Met]:
        paid, amount = self._day(Column.FEE_PAID), self._amount()
        if paid is not None:
            yield Met("membership_fee", paid, amount=amount)
        elif amount is not None and not self._text(Column.FEE_PAID):
            self._wrong(self.heading(Column.FEE), Wrong.AMOUNT_WITHOUT_DAY)
        shown = self._day(Column.EXTRACT)
        if shown is not None:
            yield Met("record_extract", shown)
        for topic in [one for one in self.columns if not isinstance(one, Column)]:
            if (day := self._day(topic)) is not None:
                yield Met("training", day, topic=topic)

    def _amount(self) -> int | None:
        said = self._text(Column.FEE)
        if not said:
            return None
        amount = sheet.amount_written(said)
        if amount is None:
            self._wrong(self.heading(Column.FEE), Wrong.NOT_AN_AMOUNT, said[:LONGEST_NAME])
        return amount

    def _wrong(self, column: str, why: Wrong, about: str = "") -> None:
        self.mishaps.append(Mishap(self.line, column, why, about))


def is_address(email: str) -> bool:
    """Whether mail can be sent there, as far as the letters tell."""
    return len(email) <= LONGEST_ADDRESS and ".." not in email and ADDRESS.fullmatch(email) is not None
