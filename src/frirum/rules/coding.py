"""Coding: what a contact is told by, and what must be there before it counts (AL3, CS2)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from frirum.rules.codebook import ALSO, SHAPES, Book, NotInTheBook, SubTopicFirst, topic
from frirum.rules.danger import Danger

ONE = ("kind", "who", "age", "gender", "region", "told", "ongoing", "risk")
"""Dimensions that stand in the contact itself; the codes of all others stand beside it."""

NEEDED = ("kind", "risk")
USUAL_KIND = "counselling"

RISK_OF = {Danger.NONE: "none", Danger.WORRIED: "concern", Danger.ACUTE: "acute"}


class Wrong(StrEnum):
    """What can be wrong with what was chosen."""

    MISSING = "missing"
    NOT_IN_BOOK = "not_in_book"
    SUB_FIRST = "sub_first"
    TWICE = "twice"
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong, and in which dimension."""

    field: str
    wrong: Wrong


class NotCodable(Exception):
    """Something is missing or not in the code book; nothing was changed."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(", ".join(f"{one.field}: {one.wrong}" for one in self.problems))


@dataclass(frozen=True, slots=True)
class Chosen:
    """A topic as it was chosen; a main one that has sub-topics only when none of them fits (AL3)."""

    key: str
    none_fits: bool = False


@dataclass(frozen=True, slots=True)
class Coded:
    """What was chosen, by the keys of the code book. Empty is "not known"; the first topic is the primary one."""

    risk: str = ""
    kind: str = ""
    who: str = ""
    age: str = ""
    gender: str = ""
    region: str = ""
    told: str = ""
    ongoing: str = ""
    topics: tuple[Chosen, ...] = ()
    more: tuple[tuple[str, str], ...] = ()  # (dimension, key) of every other dimension

    def of(self, dimension: str) -> tuple[str, ...]:
        """Every key chosen in one dimension."""
        if dimension == "topic":
            return tuple(one.key for one in self.topics)
        if dimension in ONE:
            key: str = getattr(self, dimension)
            return (key,) if key else ()
        return tuple(key for where, key in self.more if where == dimension)


def begin(danger: str = "", *, young_and_ongoing: bool = False) -> Coded:
    """What the form starts from: the kind that nearly all are, and what was judged during the talk (AL4, CS3)."""
    risk = RISK_OF.get(Danger(danger), "") if danger else ""
    return Coded(risk=risk, kind=USUAL_KIND, ongoing="now" if young_and_ongoing else "")


def settled(coded: Coded) -> Coded:
    """What was chosen and what follows from it, where the coder did not say otherwise (CODEBOOK: first telling)."""
    for (dimension, key), (follows, what) in ALSO.items():
        if key in coded.of(dimension) and not coded.of(follows):
            more: dict[str, Any] = {follows: what}
            coded = replace(coded, **more)
    return coded


def problems(coded: Coded, book: Book, *, referrals: frozenset[str] = frozenset()) -> list[Problem]:
    """What keeps this from being counted, judged by the version of the book that it was chosen from.

    `referrals` are the keys of the organisation's own directory, which no book has to hold.
    """
    found = [Problem(field, Wrong.MISSING) for field in NEEDED if not coded.of(field)]
    found += [Problem(where, Wrong.NOT_IN_BOOK) for where, _ in coded.more if where not in SHAPES or where in ONE]
    for dimension in SHAPES:
        found += _how_many(dimension, coded.of(dimension))
        if dimension != "topic":
            found += _known(dimension, coded.of(dimension), book, referrals)
    return found + [wrong for one in coded.topics if (wrong := _topic(one, book)) is not None]


def _how_many(dimension: str, keys: tuple[str, ...]) -> list[Problem]:
    found = [Problem(dimension, Wrong.TWICE)] if len(set(keys)) < len(keys) else []
    return found + ([Problem(dimension, Wrong.TOO_MANY)] if len(keys) > SHAPES[dimension].most else [])


def _known(dimension: str, keys: tuple[str, ...], book: Book, referrals: frozenset[str]) -> list[Problem]:
    choices = {one.key for one in book.dimension(dimension).choices}
    if dimension == "referral":
        choices |= referrals
    return [Problem(dimension, Wrong.NOT_IN_BOOK)] if set(keys) - choices else []


def _topic(chosen: Chosen, book: Book) -> Problem | None:
    try:
        topic(book, chosen.key, none_fits=chosen.none_fits)
    except NotInTheBook:
        return Problem("topic", Wrong.NOT_IN_BOOK)
    except SubTopicFirst:
        return Problem("topic", Wrong.SUB_FIRST)
    return None
