"""Contacts for trying figures out: seeded, so that the same seed makes the same ten years; nobody is in them.

Written in bulk, contacts and counts alike: a million take a minute or two.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from frirum.rules.count import ONE_EACH, Facts, More, pairs

AT_ONCE = 20_000
YEARS = 10
NOT_KNOWN_SHARE = 0.12
MOST = 10  # codes of one contact
CHANNELS = (["chat", "phone", "mail", "sms", "visit", "social"], [60, 25, 8, 3, 2, 2])


@dataclass(frozen=True, slots=True)
class Place:
    """Who answers, on which line, and how much of all falls to them."""

    organisation: int
    line: int | None
    weight: int


class Chances:
    """What a contact may be coded with, the first codes of a list more often than the last."""

    def __init__(self, book: Any) -> None:
        self.single = {slug: self._weighted([code.key for code in book.dimension(slug).codes]) for slug in ONE_EACH}
        topics = book.dimension("topic")
        self.topics = self._weighted(
            [(code.key, code.parent or "") for code in topics.codes if code.parent or not topics.subs(code.key)]
        )
        self.out = self._weighted([code.key for code in book.dimension("out").codes])

    @staticmethod
    def _weighted[T](keys: list[T]) -> tuple[list[T], list[float]]:
        return keys, [1 / (at + 1) for at in range(len(keys))]


def contacts(book: Any, places: Sequence[Place], many: int, *, first_year: int, seed: int) -> Iterator[Facts]:
    """So many contacts over ten years, a little more every year."""
    dice, chances = random.Random(seed), Chances(book)
    months = [date(first_year + at // 12, at % 12 + 1, 1) for at in range(YEARS * 12)]
    when = dice.choices(months, [100 + at for at in range(len(months))], k=many)
    where = dice.choices(places, [place.weight for place in places], k=many)
    channels = dice.choices(*CHANNELS, k=many)
    singles = {slug: dice.choices(*lists, k=many) for slug, lists in chances.single.items() if lists[0]}
    for at, (month, place, channel) in enumerate(zip(when, where, channels, strict=True)):
        codes = {slug: keys[at] for slug, keys in singles.items() if slug == "risk" or dice.random() > NOT_KNOWN_SHARE}
        topics = dict.fromkeys(dice.choices(*chances.topics, k=dice.choice((0, 1, 1, 1, 2, 3))))
        more = [More("topic", key, main, primary=not nth) for nth, (key, main) in enumerate(topics)]
        done = dict.fromkeys(dice.choices(*chances.out, k=dice.choice((0, 1, 1, 2))))
        more += [More("out", key) for key in done]
        yield Facts(place.organisation, place.line, month, channel, codes=codes, more=tuple(more))


def write(book: Any, made: Iterator[Facts]) -> int:
    """Put contacts and their counts in the records; how many."""
    counts: defaultdict[Any, Counter[Any]] = defaultdict(Counter)
    batch: list[Facts] = []
    written = 0
    for contact in made:
        batch.append(contact)
        counts[contact.organisation, contact.line, contact.month].update(pairs(contact))
        if len(batch) == AT_ONCE:
            written = _write(book, batch, written)
            batch = []
    written = _write(book, batch, written)
    every = ((*place, *pair, n) for place, many in counts.items() for pair, n in many.items())
    numbered = ((number, *one) for number, one in enumerate(every, 1))
    _insert("count", "id organisation_id line_id month dimension key n", numbered)
    return written


def _write(book: Any, batch: list[Facts], written: int) -> int:
    numbered = list(enumerate(batch, written + 1))
    contact = f"id key organisation_id line_id book_id month state channel {' '.join(ONE_EACH)}"
    _insert("contact", contact, (_contact(number, one, book) for number, one in numbered))
    code = 'id contact_id dimension key main "primary" none_fits no_subs'
    _insert("contactcode", code, (row for number, one in numbered for row in _codes(number, one)))
    return written + len(batch)


def _contact(number: int, one: Facts, book: Any) -> tuple[Any, ...]:
    codes = [one.codes.get(slug, "") for slug in ONE_EACH]
    return number, f"made-{number}", one.organisation, one.line, book.id, one.month, one.state, one.channel, *codes


def _codes(number: int, one: Facts) -> Iterator[tuple[Any, ...]]:
    for nth, code in enumerate(one.more):
        no_subs = code.dimension == "topic" and not code.main
        yield number * MOST + nth, number, code.dimension, code.key, code.main, code.primary, False, no_subs


def _insert(table: str, columns: str, rows: Iterator[tuple[Any, ...]]) -> None:
    from django.db import connection, transaction

    names = columns.split()
    sql = f"INSERT INTO records_{table} ({', '.join(names)}) VALUES ({', '.join(['%s'] * len(names))})"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(sql, rows)
