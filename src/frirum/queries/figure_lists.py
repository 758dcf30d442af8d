"""The lists that figures are told in: their keys in the code book's order, sub-totals, and what is part of what."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from frirum.records import figure as words
from frirum.rules.codebook import SOMEONE_CLOSE, UNDER_18, Book
from frirum.rules.count import ITSELF, NOT_KNOWN, PARTITIONS, PRIMARY, TOPIC, YOUNG_AND_ONGOING

ALL_CLOSE, ALL_YOUNG = "all_close", "all_young"
GROUPS = frozenset({ALL_CLOSE, ALL_YOUNG})
"""Sub-totals that no contact is counted under: they are added up from their members."""

LISTS = (
    "channel",
    "who",
    "age",
    "gender",
    "region",
    PRIMARY,
    TOPIC,
    "told",
    "ongoing",
    YOUNG_AND_ONGOING,
    "risk",
    "kind",
    "in",
    "out",
    "referral",
    "circumstance",
    "behind",
    "police",
    "first_age",
    "state",
)
"""Every table of contacts, in the order in which it is read."""

_FIXED = {
    "channel": ("chat", "phone", "mail", "sms", "visit", "social"),
    "state": ("coded", "not_coded"),
    YOUNG_AND_ONGOING: ("yes",),
}
_SAID = {
    "channel": "channel",
    "state": "state",
    PRIMARY: "primary",
    YOUNG_AND_ONGOING: YOUNG_AND_ONGOING,
}


@dataclass(frozen=True, slots=True)
class List:
    """One table's shape: each row's key, and the keys without parts that it is the sum of."""

    dimension: str
    cells: Mapping[str, tuple[str, ...]]
    adds_up: bool  # every contact is in exactly one of its atoms

    @property
    def atoms(self) -> tuple[str, ...]:
        """The keys without parts."""
        return tuple(dict.fromkeys(member for members in self.cells.values() for member in members))

    @property
    def says(self) -> str:
        """Which definition holds for it."""
        return _SAID.get(self.dimension, "one" if self.adds_up else "several")

    def level(self, key: str) -> int:
        """1: a part of a row above it."""
        grouped = any(key in members for group, members in self.cells.items() if group in GROUPS)
        return int("/" in key or (grouped and key not in GROUPS))

    def words(self, book: Book, key: str, language: str) -> str:
        """What a row is called."""
        kind = TOPIC if self.dimension == PRIMARY else self.dimension
        if key == NOT_KNOWN or kind in _FIXED or key in GROUPS:
            return words.key_name(key if key == NOT_KNOWN else f"{kind}:{key}", language) or key
        last = key.rpartition("/")[2]
        if last == ITSELF:
            return words.key_name("itself", language) or ITSELF
        return book.name(kind, last, language)


def lists_of(book: Book, seen: Callable[[str], Iterable[str]]) -> list[List]:
    """Every list: the code book's keys and those that were `seen` of each dimension."""
    return [_tree(one, book, seen(one)) if one in (PRIMARY, TOPIC) else _flat(one, book, seen(one)) for one in LISTS]


def _flat(dimension: str, book: Book, seen: Iterable[str]) -> List:
    first = _FIXED.get(dimension) or tuple(code.key for code in book.dimension(dimension).codes)
    adds_up = dimension in PARTITIONS
    keys = dict.fromkeys([*first, *(key for key in seen if key not in GROUPS and key != NOT_KNOWN)])
    cells: dict[str, tuple[str, ...]] = {key: (key,) for key in keys}
    if dimension == "who":
        cells = _grouped(cells, ALL_CLOSE, [key for key in keys if key.startswith(SOMEONE_CLOSE)])
    if dimension == "age":
        cells = _grouped(cells, ALL_YOUNG, [key for key in keys if key in UNDER_18])
    if adds_up and dimension not in _FIXED:
        cells[NOT_KNOWN] = (NOT_KNOWN,)
    return List(dimension, cells, adds_up)


def _grouped(cells: dict[str, tuple[str, ...]], group: str, members: list[str]) -> dict[str, tuple[str, ...]]:
    """The rows with a sub-total and its parts together, where the first of them stood."""
    made: dict[str, tuple[str, ...]] = {}
    for key, own in cells.items():
        if key in members and group not in made:
            made[group] = tuple(members)
            made.update({member: (member,) for member in members})
        made.setdefault(key, own)
    return made


def _tree(dimension: str, book: Book, seen: Iterable[str]) -> List:
    """Main topics, and beneath each its sub-topics and itself; of those mentioned each row stands by itself."""
    topics = book.dimension(TOPIC).codes
    paths = [f"{code.parent}/{code.key}" if code.parent else f"{code.key}/{ITSELF}" for code in topics]
    every = dict.fromkeys([*paths, *(key for key in seen if "/" in key)])
    mains = dict.fromkeys(key.partition("/")[0] for key in every)
    cells: dict[str, tuple[str, ...]] = {}
    for main in mains:
        subs = [key for key in every if key.startswith(f"{main}/")]
        subs.sort(key=lambda key: key.endswith(f"/{ITSELF}"))
        cells[main] = tuple(subs) if dimension == PRIMARY else (main,)
        cells.update({sub: (sub,) for sub in subs})
    if dimension == PRIMARY:
        cells[NOT_KNOWN] = (NOT_KNOWN,)
    return List(dimension, cells, adds_up=dimension == PRIMARY)
