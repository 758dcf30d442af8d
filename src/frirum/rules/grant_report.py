"""A report to a grant giver: what it must say before it is kept (CS7)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from frirum.rules.languages import LANGUAGES
from frirum.rules.wording import Fault, Flaw, between, clean, one_line, words

LONGEST_TITLE = 120
LONGEST_CASE = 40
LONGEST_PURPOSE = 2000
LONGEST_TEXT = 6000
MOST_BLOCKS = 20
MOST_MONEY = 1_000_000_000
FIGURES = (
    *("channel", "kind", "who", "age", "gender", "region", "told", "ongoing", "risk", "topic", "in", "out", "referral"),
)
"""The tables of figures that may stand in a report."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, words, and beneath them the figures of one table; any of them may be empty."""

    heading: str = ""
    text: str = ""
    figure: str = ""

    def __bool__(self) -> bool:
        return bool(self.heading or self.text or self.figure)


@dataclass(frozen=True, slots=True)
class Report:
    """What a report is about, and what stands in it; months are told by their first day."""

    title: str
    giver: str
    case_number: str
    amount: int | None
    currency: str
    purpose: str
    first_month: date
    last_month: date
    language: str
    blocks: Sequence[Block]


def tidy(report: Report) -> Report:
    """The report with clean words, whole months, and without empty blocks."""
    blocks = [Block(one_line(one.heading), clean(one.text), one.figure) for one in report.blocks]
    return replace(
        report,
        title=one_line(report.title),
        giver=one_line(report.giver),
        case_number=one_line(report.case_number),
        currency=one_line(report.currency).upper(),
        purpose=clean(report.purpose),
        first_month=report.first_month.replace(day=1),
        last_month=report.last_month.replace(day=1),
        blocks=tuple(one for one in blocks if one),
    )


def faults(report: Report, *, today: date) -> list[Fault]:
    """What is wrong with a tidy report."""
    found = words(report.title, "title", most=LONGEST_TITLE) + words(report.giver, "giver", most=LONGEST_TITLE)
    found += words(report.case_number, "case_number", most=LONGEST_CASE, needed=False)
    found += words(report.purpose, "purpose", most=LONGEST_PURPOSE, needed=False)
    if report.amount is not None:
        found += between(report.amount, "amount", least=0, most=MOST_MONEY)
    found += [Fault("currency", Flaw.TOO_LONG, 3)] if len(report.currency) > 3 else []
    found += _months(report.first_month, report.last_month, today)
    found += [] if report.language in LANGUAGES else [Fault("language", Flaw.UNKNOWN_LANGUAGE)]
    found += [Fault("", Flaw.TOO_MANY, MOST_BLOCKS)] if len(report.blocks) > MOST_BLOCKS else []
    return found + _blocks(report.blocks)


def _months(first: date, last: date, today: date) -> list[Fault]:
    if last < first:
        return [Fault("last_month", Flaw.ENDS_BEFORE_IT_BEGINS)]
    return [Fault("last_month", Flaw.IN_THE_FUTURE)] if last > today else []


def _blocks(blocks: Sequence[Block]) -> list[Fault]:
    found: list[Fault] = []
    for at, one in enumerate(blocks):
        found += words(one.heading, f"heading_{at}", most=LONGEST_TITLE, needed=False)
        found += words(one.text, f"text_{at}", most=LONGEST_TEXT, needed=False)
        found += [Fault(f"figure_{at}", Flaw.NOT_A_CHOICE)] if one.figure and one.figure not in FIGURES else []
    return found
