"""What a sheet of earlier contacts may tell: which columns, in which words, and how a month is written (CS2, CS7)."""

import re
from collections.abc import Mapping
from datetime import date

from frirum.rules.codebook import SHAPES, Book
from frirum.rules.contact import Channel, month_of
from frirum.rules.people_sheet import day_written
from frirum.rules.wording import one_line

MONTH, CHANNEL = "month", "channel"
FIELDS = (MONTH, CHANNEL, *SHAPES)
"""What a column may be taken as; everything else of a sheet is left where it was."""

EARLIEST = 1950  # a spreadsheet's day 0 is no month

CHANNELS: Mapping[str, tuple[str, ...]] = {
    Channel.CHAT: ("chatt", "nettprat", "chatti"),
    Channel.PHONE: ("telephone", "call", "telefon", "samtal", "tlf", "puhelin", "puhelu"),
    Channel.MAIL: ("e-mail", "email", "mejl", "e-post", "epost", "sähköposti"),
    Channel.SMS: ("text message", "text", "tekstiviesti"),
    Channel.VISIT: ("besök", "besøk", "besøg", "möte", "käynti", "tapaaminen"),
    Channel.SOCIAL: ("social media", "sociala medier", "sosiale medier", "sociale medier", "sosiaalinen media"),
}
"""How lists call the ways somebody reaches us, besides the keys themselves."""

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    MONTH: ("date", "day", "månad", "datum", "måned", "dato", "kuukausi", "päivä", "päivämäärä"),
    CHANNEL: ("contact by", "kanal", "kontaktväg", "kontaktvej", "kanava", "yhteystapa"),
}
_DAY_WITH_TIME = re.compile(r"(\S+)[ T][0-9]{1,2}[:.][0-9]{2}\S*")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-./]([0-9]{1,2})")
_MONTH_FIRST = re.compile(r"([0-9]{1,2})[-./]([0-9]{4})")

type Meanings = Mapping[str, Mapping[str, str]]
"""Of every field, what each word means: small letters to key."""


def folded(text: str) -> str:
    """A word as it is compared: composed, on one line, in small letters."""
    return one_line(text).casefold()


def month_written(text: str) -> date | None:
    """The month of what stands there: 2024-03, 3.2024, or any day of it, with or without a time, which is not kept."""
    text = one_line(text)
    if with_time := _DAY_WITH_TIME.fullmatch(text):
        text = with_time[1]
    day = day_written(text) or _month_alone(text)
    return month_of(day) if day is not None and day.year >= EARLIEST else None


def _month_alone(text: str) -> date | None:
    if found := _YEAR_FIRST.fullmatch(text):
        year, month = map(int, found.groups())
    elif found := _MONTH_FIRST.fullmatch(text):
        month, year = map(int, found.groups())
    else:
        return None
    return date(year, month, 1) if 1 <= month <= 12 and year > 0 else None


def meanings(book: Book, referrals: Mapping[str, str]) -> Meanings:
    """What words mean: keys, and names in any language; a word that two codes share means neither."""
    found: dict[str, Mapping[str, str]] = {CHANNEL: _of({one: (one, *names) for one, names in CHANNELS.items()})}
    for slug in SHAPES:
        words = {one.key: (one.key, *one.names.values()) for one in book.dimension(slug).choices}
        if slug == "referral":
            words |= {key: (key, name) for key, name in referrals.items()}
        found[slug] = _of(words)
    return found


def _of(words: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    means: dict[str, set[str]] = {}
    for key, names in words.items():
        for name in names:
            means.setdefault(folded(name), set()).add(str(key))
    keys = {str(key) for key in words}
    return {
        word: word if word in keys else min(those) for word, those in means.items() if word in keys or len(those) == 1
    }


def guessed(headings: list[str], book: Book) -> tuple[str, ...]:
    """What each column is probably meant as: by its heading in any language; the first of a name wins, the rest are left."""
    names = {
        **{folded(name): field for field, words in _HEADINGS.items() for name in (field, *words)},
        **{folded(name): one.slug for one in book.dimensions for name in (one.slug, *one.titles.values())},
    }
    columns: list[str] = []
    for heading in headings:
        field = names.get(folded(heading), "")
        columns.append("" if field in columns else field)
    return tuple(columns)
