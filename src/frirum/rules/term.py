"""Terms: the stretch of days that a plan is made for, first and last day included (ST9)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from frirum.rules.wording import Fault, Flaw, one_line, words

LONGEST_NAME = 40
MOST_DAYS = 400
"""A term longer than a year and a bit is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term of one organisation."""

    name: str
    first_day: date
    last_day: date

    def holds(self, day: date) -> bool:
        """Whether a day lies in the term."""
        return self.first_day <= day <= self.last_day


def tidy(term: Term) -> Term:
    """The term with a clean name."""
    return replace(term, name=one_line(term.name))


def faults(term: Term, *, others: Iterable[Term]) -> list[Fault]:
    """What is wrong with a tidy term beside the organisation's other terms."""
    found = words(term.name, "name", most=LONGEST_NAME)
    if term.last_day < term.first_day:
        return [*found, Fault("last_day", Flaw.ENDS_BEFORE_IT_BEGINS)]
    if (term.last_day - term.first_day).days >= MOST_DAYS:
        found.append(Fault("last_day", Flaw.TOO_MANY_DAYS, MOST_DAYS))
    between = (one for one in others if one.first_day <= term.last_day and term.first_day <= one.last_day)
    return [*found, *(Fault("first_day", Flaw.OVERLAPS, one.name) for one in list(between)[:1])]


def term_of(terms: Iterable[Term], day: date) -> Term | None:
    """The term that a day lies in; else the next that comes; else the last there was."""
    known = sorted(terms, key=lambda one: one.first_day)
    coming = (one for one in known if day <= one.last_day)
    return next(coming, known[-1] if known else None)
