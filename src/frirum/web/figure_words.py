"""Figures in words: every table with a title, a definition, and its rows in the order of the code book (CS3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frirum.queries.counted import Counted
from frirum.rules.codebook import Book
from frirum.rules.count import ITSELF, NOT_KNOWN, ONE_EACH, TOPIC
from frirum.rules.tables import Row, Table

CHANNELS: Mapping[str, Callable[[], str]] = {
    "chat": lambda: pgettext("a way to get in touch", "Chat"),
    "mail": lambda: pgettext("a way to get in touch", "Mail"),
    "phone": lambda: pgettext("a way to get in touch", "Telephone"),
    "sms": lambda: pgettext("a way to get in touch", "Text message"),
    "visit": lambda: pgettext("a way to get in touch", "Visit"),
    "social": lambda: pgettext("a way to get in touch", "Social media"),
}
OF_THOSE_KNOWN = frozenset({"told"})
"""Of these few are known; a share of everybody would say too little, so they have a base of their own, and print it."""

SEVERAL = (TOPIC, "in", "out", "referral", "police", "behind", "first_age", "circumstance")
TABLES = ("channel", "kind", "who", "age", "gender", "region", "told", "ongoing", "risk", *SEVERAL)


def tables_of(found: Counted, book: Book, *, language: str) -> list[Table]:
    """The tables of a period; of what a contact may have several of, only those in which something was counted."""
    return [_table(name, found, book, language) for name in TABLES if name not in SEVERAL or found.cells.get(name)]


def title_of(name: str, book: Book, *, language: str) -> str:
    """What a table is called."""
    return _("How they got in touch") if name == "channel" else book.dimension(name).title(language)


def _table(name: str, found: Counted, book: Book, language: str) -> Table:
    cells = found.cells.get(name, {})
    words = {key: say() for key, say in CHANNELS.items()} if name == "channel" else dict(_words(name, book, language))
    named = {key: text for key, text in words.items() if name not in SEVERAL or key in cells}
    named |= {key: key.rpartition("/")[2] for key in cells if key not in named and key != NOT_KNOWN}
    rows = [Row(key, text, cells.get(key, 0)) for key, text in named.items()]
    own = name in OF_THOSE_KNOWN
    if name in ONE_EACH:
        rows.append(Row(NOT_KNOWN, _("Not known"), cells.get(NOT_KNOWN, 0), outside=own))
    title = title_of(name, book, language=language)
    return Table(name, title, _definition(name), rows, found.total, adds_up=name not in SEVERAL)


def _definition(name: str) -> str:
    if name in OF_THOSE_KNOWN:
        return _("Each contact once. Shares are of the contacts for which this is known.")
    if name in SEVERAL:
        return _("A contact can be in several rows or in none. Shares are of all contacts of the period.")
    return _("Each contact once. Shares are of all contacts of the period.")


def _words(name: str, book: Book, language: str) -> Iterator[tuple[str, str]]:
    """Every key that may have been counted, and what it is called."""
    for code in book.dimension(name).codes:
        if name != TOPIC:
            yield code.key, code.name(language)
        elif code.parent is None:
            yield code.key, code.name(language)
            yield f"{code.key}/{ITSELF}", _("%(topic)s: no closer") % {"topic": code.name(language)}
        else:
            main = book.name(TOPIC, code.parent, language)
            yield f"{code.parent}/{code.key}", f"{main}: {code.name(language)}"


def by_name(tables: Iterable[Table]) -> Mapping[str, Table]:
    """The tables by their names."""
    return {one.name: one for one in tables}
