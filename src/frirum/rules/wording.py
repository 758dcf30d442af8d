"""What the office writes: clean words, short enough, and every flaw named so that a page can say it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from frirum.rules.languages import LANGUAGES
from frirum.rules.neutral import neutralise

PHONE = re.compile(r"\+?[0-9][0-9 ()/-]{1,28}")
HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+", re.IGNORECASE)
LONGEST_LINK = 200


class Flaw(StrEnum):
    """What can be wrong with something that was written."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    TOO_SMALL = "too_small"
    TOO_BIG = "too_big"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_DATE = "not_a_date"
    NOT_A_MONTH = "not_a_month"
    NOT_A_TIME = "not_a_time"
    NOT_A_LINK = "not_a_link"
    NOT_A_PHONE = "not_a_phone"
    NOT_AN_ADDRESS = "not_an_address"
    NOT_A_SHORTCUT = "not_a_shortcut"
    UNKNOWN_LANGUAGE = "unknown_language"
    TAKEN = "taken"
    IN_THE_FUTURE = "in_the_future"
    IN_THE_PAST = "in_the_past"
    TOO_FAR_AHEAD = "too_far_ahead"
    NO_WAY_TO_REACH = "no_way_to_reach"
    NO_WAY_TO_WRITE_OR_CALL = "no_way_to_write_or_call"
    NO_LANGUAGE = "no_language"
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    TOO_MANY_DAYS = "too_many_days"
    OVERLAPS = "overlaps"
    NOT_THERE = "not_there"
    NOT_A_CHOICE = "not_a_choice"
    TOO_MANY = "too_many"
    TOO_LATE = "too_late"


@dataclass(frozen=True, slots=True)
class Fault:
    """One flaw in one field; `field` is the word the page knows it by, `bound` the limit or the word it is about."""

    field: str
    flaw: Flaw
    bound: int | str | None = None


class NotInOrder(Exception):
    """Something written has faults; nothing was changed."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(", ".join(f"{fault.field}: {fault.flaw}" for fault in self.faults))


def require(faults: Iterable[Fault]) -> None:
    """Raise NotInOrder when there is any fault."""
    found = tuple(faults)
    if found:
        raise NotInOrder(found)


IN_NO_DOCUMENT = dict.fromkeys((0xFFFE, 0xFFFF))
"""XML has no place for them: a report with one could not be written."""


def clean(text: str) -> str:
    """The text composed, without hidden characters (UP4), those that no document may hold, or space around it."""
    return unicodedata.normalize("NFC", neutralise(text)).translate(IN_NO_DOCUMENT).strip()


def one_line(text: str) -> str:
    """The same, on one line."""
    return " ".join(clean(text).split())


def per_language(texts: Mapping[str, str]) -> dict[str, str]:
    """Clean texts, in the order of the languages, without the empty ones."""
    known = {tongue: clean(texts[tongue]) for tongue in LANGUAGES if tongue in texts}
    return {tongue: text for tongue, text in known.items() if text}


def words(text: str, field: str, *, most: int, needed: bool = True) -> list[Fault]:
    """Faults of a text of at most `most` characters."""
    if not text:
        return [Fault(field, Flaw.MISSING)] if needed else []
    return [Fault(field, Flaw.TOO_LONG, most)] if len(text) > most else []


def tongues(texts: Mapping[str, str], field: str, *, most: int, needed_in: str | None = None) -> list[Fault]:
    """Faults of a text per language; fields are called `field_sv`; `needed_in` is the language that must be there."""
    faults = [Fault(field, Flaw.UNKNOWN_LANGUAGE, tongue) for tongue in texts if tongue not in LANGUAGES]
    for tongue in LANGUAGES:
        faults += words(texts.get(tongue, ""), f"{field}_{tongue}", most=most, needed=tongue == needed_in)
    return faults


def link(url: str, field: str, *, needed: bool = False) -> list[Fault]:
    """Faults of an address: only https, with a host name, without user name or spaces (UP3)."""
    if not url:
        return [Fault(field, Flaw.MISSING)] if needed else []
    if len(url) > LONGEST_LINK:
        return [Fault(field, Flaw.TOO_LONG, LONGEST_LINK)]
    return [] if is_https(url) else [Fault(field, Flaw.NOT_A_LINK)]


def is_https(url: str) -> bool:
    """Whether this is a plain https address."""
    if any(mark.isspace() or mark in "<>\"'\\" for mark in url):
        return False
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        parts.port  # noqa: B018  reading it is what checks it
    except ValueError:
        return False
    return parts.scheme == "https" and "@" not in parts.netloc and HOST.fullmatch(_ascii(host)) is not None


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def phone(number: str, field: str) -> list[Fault]:
    """Faults of a telephone number as people write it."""
    return [] if not number or PHONE.fullmatch(number) else [Fault(field, Flaw.NOT_A_PHONE)]


def between(number: int, field: str, *, least: int, most: int) -> list[Fault]:
    """Faults of a number that must lie in a closed interval."""
    if number < least:
        return [Fault(field, Flaw.TOO_SMALL, least)]
    return [Fault(field, Flaw.TOO_BIG, most)] if number > most else []
