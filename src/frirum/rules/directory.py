"""The directory of other help: what an entry must say, and when it should be checked again (ST3)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from frirum.rules.wording import Fault, Flaw, clean, link, one_line, per_language, phone, tongues, words

CHECK_AGAIN_AFTER_MONTHS = 6
LONGEST_NAME = 80
LONGEST_SENTENCE = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One service we refer to; `for_whom` and `hours` per language."""

    name: str
    for_whom: Mapping[str, str]
    hours: Mapping[str, str]
    phone: str
    url: str
    checked_on: date


def tidy(entry: Entry) -> Entry:
    """The entry with clean words."""
    return replace(
        entry,
        name=one_line(entry.name),
        for_whom=per_language(entry.for_whom),
        hours=per_language(entry.hours),
        phone=one_line(entry.phone),
        url=clean(entry.url),
    )


def faults(entry: Entry, *, language: str, today: date) -> list[Fault]:
    """What is wrong with a tidy entry; `language` is the organisation's first, which must be filled in."""
    found = words(entry.name, "name", most=LONGEST_NAME)
    found += tongues(entry.for_whom, "for_whom", most=LONGEST_SENTENCE, needed_in=language)
    found += tongues(entry.hours, "hours", most=LONGEST_SENTENCE, needed_in=language)
    found += phone(entry.phone, "phone") + link(entry.url, "url")
    if not entry.phone and not entry.url:
        found.append(Fault("phone", Flaw.NO_WAY_TO_REACH))
    if entry.checked_on > today:
        found.append(Fault("checked_on", Flaw.IN_THE_FUTURE))
    return found


def check_again(checked_on: date, *, today: date) -> bool:
    """Whether more than six months have passed since somebody checked the entry."""
    months = (today.year - checked_on.year) * 12 + today.month - checked_on.month
    return (months, today.day - checked_on.day) > (CHECK_AGAIN_AFTER_MONTHS, 0)
