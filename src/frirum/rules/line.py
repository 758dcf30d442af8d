"""The line as its coordinator describes it: name, for whom, in which languages, for how many."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from frirum.rules.languages import LANGUAGES
from frirum.rules.wording import Fault, Flaw, between, link, one_line, per_language, tongues, words

LONGEST_NAME = 80
LONGEST_PAGE_TITLE = 40
LONGEST_FOR_WHOM = 300
LONGEST_WHEN_WE_TELL = 1_000
MOST_WAITING = 200
MOST_TALKS_EACH = 5


@dataclass(frozen=True, slots=True)
class Plan:
    """What a line says of itself; `page_title` is the neutral title of its pages (HD9)."""

    name: str
    page_title: str
    for_whom: Mapping[str, str]
    answers_in: tuple[str, ...]
    capacity: int
    talks_each: int


def tidy(plan: Plan) -> Plan:
    """The plan with clean words, and the languages in their order."""
    unknown = tuple(sorted(set(plan.answers_in) - set(LANGUAGES)))
    return replace(
        plan,
        name=one_line(plan.name),
        page_title=one_line(plan.page_title),
        for_whom=per_language(plan.for_whom),
        answers_in=(*(tongue for tongue in LANGUAGES if tongue in plan.answers_in), *unknown),
    )


def faults(plan: Plan, *, language: str) -> list[Fault]:
    """What is wrong with a tidy plan; `language` is the organisation's first."""
    found = words(plan.name, "name", most=LONGEST_NAME)
    found += words(plan.page_title, "page_title", most=LONGEST_PAGE_TITLE)
    found += tongues(plan.for_whom, "for_whom", most=LONGEST_FOR_WHOM, needed_in=language)
    if not plan.answers_in:
        found.append(Fault("answers_in", Flaw.NO_LANGUAGE))
    found += [Fault("answers_in", Flaw.UNKNOWN_LANGUAGE, one) for one in plan.answers_in if one not in LANGUAGES]
    found += between(plan.capacity, "capacity", least=1, most=MOST_WAITING)
    return found + between(plan.talks_each, "talks_each", least=1, most=MOST_TALKS_EACH)


def promise_faults(when_we_tell: Mapping[str, str], neutral_url: str, *, language: str) -> list[Fault]:
    """What is wrong with the texts read before the first words (EX8), or with where the quick exit leads."""
    found = tongues(when_we_tell, "when_we_tell", most=LONGEST_WHEN_WE_TELL, needed_in=language)
    return found + link(neutral_url, "neutral_url", needed=True)
