"""How a code book may be changed: by adding, renaming, retiring and ordering; never by giving a key another meaning (AL3)."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from frirum.rules.codebook import SHAPES, Book, Code, Dimension, Names
from frirum.rules.handbook import slug_of
from frirum.rules.languages import LANGUAGES
from frirum.rules.wording import Fault, Flaw, one_line, per_language, tongues

LONGEST_NAME = 60
OWN = "own_"
"""Keys of an organisation's own codes begin so, and end in letters of chance: no two organisations' ever meet."""


class NotAList(Exception):
    """The code book has no such list."""


class ListIsClosed(Exception):
    """This list takes no codes of an organisation's own: something is reckoned from it."""


class CodeIsHeld(Exception):
    """This code is never taken out: something is reckoned from it."""


class Why(StrEnum):
    """Why a draft cannot be published."""

    NO_NAME = "no_name"  # in the organisation's first language
    SAME_NAME = "same_name"  # two choices side by side
    NO_TOPIC = "no_topic"
    NOTHING_NEW = "nothing_new"


@dataclass(frozen=True, slots=True)
class Unready:
    """One reason, and the code it is about."""

    why: Why
    code: Code | None = None


class What(StrEnum):
    """What a draft changes."""

    ADDED = "added"
    RENAMED = "renamed"
    TAKEN_OUT = "taken_out"
    BROUGHT_BACK = "brought_back"
    LIST_RENAMED = "list_renamed"
    ORDERED = "ordered"


@dataclass(frozen=True, slots=True)
class Change:
    """One change in one list: what it was called, and what it is called now."""

    what: What
    dimension: str
    before: Names
    after: Names


def tidy(names: Mapping[str, str]) -> dict[str, str]:
    """Names, each on one line, without the empty ones."""
    return {tongue: one_line(name) for tongue, name in per_language(names).items()}


def faults(names: Names, *, language: str, beside: Iterable[Code]) -> list[Fault]:
    """What is wrong with tidy names: `language` must be there, and no neighbour may be called the same."""
    found = tongues(names, "name", most=LONGEST_NAME, needed_in=language)
    taken = {(tongue, name.casefold()) for code in beside for tongue, name in code.names.items()}
    return found + [
        Fault(f"name_{tongue}", Flaw.TAKEN) for tongue, name in names.items() if (tongue, name.casefold()) in taken
    ]


def beside(dimension: Dimension, *, parent: str | None, but: str = "") -> list[Code]:
    """The choices that stand side by side below a main topic, or at the top of a list."""
    return [code for code in dimension.choices if code.parent == parent and code.key != but]


def own_key(name: str, *, chance: str) -> str:
    """The key of a new code: its first name, which it may lose, and letters of `chance` that make it the only one."""
    return f"{OWN}{slug_of(name)[:24].strip('-').replace('-', '_')}_{chance}"


def require_open(dimension: str) -> None:
    """Raise NotAList or ListIsClosed unless codes may be added here."""
    if dimension not in SHAPES:
        raise NotAList(dimension)
    if not SHAPES[dimension].grows:
        raise ListIsClosed(dimension)


def require_free(dimension: str, key: str) -> None:
    """Raise CodeIsHeld if this code is never taken out."""
    if key in SHAPES[dimension].held:
        raise CodeIsHeld(key)


def from_preset(preset: Iterable[Code], draft: Iterable[Code], *, shipped: Iterable[Code]) -> list[Code]:
    """A draft made like a preset: what it lacks is retired; the organisation's own codes and own words stay."""
    here = {(code.dimension, code.key): code for code in draft}
    as_it_came = {(code.dimension, code.key): code.names for code in shipped}
    laid = {(code.dimension, code.key): _in_own_words(code, here, as_it_came) for code in preset}
    rest = [code for place, code in here.items() if place not in laid]
    return [*laid.values(), *(code if code.key.startswith(OWN) else replace(code, retired=True) for code in rest)]


def _in_own_words(
    code: Code, here: Mapping[tuple[str, str], Code], as_it_came: Mapping[tuple[str, str], Names]
) -> Code:
    place = code.dimension, code.key
    ours = here.get(place)
    if ours is None or ours.names == as_it_came.get(place, ours.names):
        return code
    return replace(code, names=ours.names)


def unready(draft: Book, before: Book, *, language: str) -> list[Unready]:
    """Why a draft cannot be published yet; nothing when it can."""
    found = [
        Unready(Why.NO_NAME, code) for one in draft.dimensions for code in one.choices if not code.names.get(language)
    ]
    found += [Unready(Why.SAME_NAME, code) for one in draft.dimensions for code in _twice(one)]
    if not draft.dimension("topic").choices:
        found.append(Unready(Why.NO_TOPIC))
    if not found and draft.dimensions == before.dimensions:
        found.append(Unready(Why.NOTHING_NEW))
    return found


def _twice(dimension: Dimension) -> Iterator[Code]:
    seen: set[tuple[str | None, str, str]] = set()
    for code in dimension.choices:
        called = {(code.parent, tongue, name.casefold()) for tongue, name in code.names.items()}
        if called & seen:
            yield code
        seen |= called


def changes(before: Book, after: Book) -> list[Change]:
    """What a draft changes, list by list."""
    pairs = zip(before.dimensions, after.dimensions, strict=True)
    return [change for old, new in pairs for change in _in_list(old, new)]


def _in_list(old: Dimension, new: Dimension) -> Iterator[Change]:
    if old.titles != new.titles:
        yield Change(What.LIST_RENAMED, new.slug, old.titles, new.titles)
    was, now = {code.key: code for code in old.choices}, {code.key: code for code in new.choices}
    known = {code.key for code in old.codes}
    for key, code in now.items():
        if key not in was:
            yield Change(What.BROUGHT_BACK if key in known else What.ADDED, new.slug, {}, code.names)
        elif was[key].names != code.names:
            yield Change(What.RENAMED, new.slug, was[key].names, code.names)
    yield from (Change(What.TAKEN_OUT, new.slug, code.names, {}) for key, code in was.items() if key not in now)
    if _common(was, now) != _common(now, was):
        yield Change(What.ORDERED, new.slug, old.titles, new.titles)


def _common(one: Collection[str], other: Collection[str]) -> list[str]:
    return [key for key in one if key in other]


def mark(book: Book) -> str:
    """A few letters that are others when anything in the book is: what was looked at is what is published."""
    lists = [
        (one.slug, [one.titles.get(tongue) for tongue in LANGUAGES], [_plain(code) for code in one.codes])
        for one in book.dimensions
    ]
    return hashlib.sha256(repr((book.number, lists)).encode()).hexdigest()[:16]


def _plain(code: Code) -> tuple[object, ...]:
    return code.key, code.parent, code.retired, [code.names.get(tongue) for tongue in LANGUAGES]
