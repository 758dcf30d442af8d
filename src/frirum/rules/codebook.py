"""The code book: what it is made of, what may be chosen from it, and that the sub-topic comes first (AL3, CODEBOOK).

A code's key is the same word in every version and is never used for something else; its names may change. "Not known" is
no code but the absence of one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from frirum.rules.languages import LANGUAGES

type Names = Mapping[str, str]
"""What something is called, per language."""

MOST_TOPICS = 5  # one primary, up to four more


@dataclass(frozen=True, slots=True)
class Shape:
    """What holds for one dimension in every code book."""

    most: int = 1  # how many of it one contact may have
    required: bool = False  # of whoever codes
    grows: bool = True  # whether an organisation may add codes of its own
    held: frozenset[str] = frozenset()  # keys that are never retired, because something is reckoned from them


SHAPES: Mapping[str, Shape] = {
    "kind": Shape(),
    "who": Shape(),
    "age": Shape(grows=False),  # its bands decide who is under 18
    "gender": Shape(),
    "region": Shape(),
    "topic": Shape(most=MOST_TOPICS),
    "risk": Shape(required=True, grows=False, held=frozenset({"none", "concern", "acute", "other_child"})),
    "told": Shape(grows=False, held=frozenset({"first_time"})),
    "ongoing": Shape(grows=False),
    "police": Shape(),
    "behind": Shape(most=4),
    "first_age": Shape(grows=False),
    "circumstance": Shape(most=9),
    "in": Shape(most=5),
    "out": Shape(most=9),
    "referral": Shape(most=9),
}
"""The dimensions, in the order in which they are coded."""

UNDER_18 = frozenset({"0_11", "12_14", "15_17"})
"""Age bands of people under 18 (CS3)."""

SOMEONE_CLOSE = "relative"
"""Keys of `who` that begin so are people close to whom it happened (ST2, CS3)."""

ALSO: Mapping[tuple[str, str], tuple[str, str]] = {("topic", "tells_first_time"): ("told", "first_time")}
"""What choosing one code also says, unless the coder says otherwise."""


@dataclass(frozen=True, slots=True)
class Code:
    """One choice of one dimension; `parent` is the main topic's key."""

    dimension: str
    key: str
    names: Names
    parent: str | None = None
    retired: bool = False

    def name(self, language: str) -> str:
        """What it is called."""
        return named(self.names, language) or self.key


@dataclass(frozen=True, slots=True)
class Dimension:
    """One list of the code book, retired codes and all, in the order the organisation chose."""

    slug: str
    titles: Names
    codes: tuple[Code, ...]

    @property
    def shape(self) -> Shape:
        """What holds for it in every code book."""
        return SHAPES[self.slug]

    @property
    def choices(self) -> tuple[Code, ...]:
        """What can be chosen: a retired main topic takes its sub-topics with it."""
        gone = {code.key for code in self.codes if code.retired}
        return tuple(code for code in self.codes if code.key not in gone and code.parent not in gone)

    def title(self, language: str) -> str:
        """What the list is called."""
        return named(self.titles, language) or self.slug

    def code(self, key: str) -> Code | None:
        """The code of this key, or None."""
        return next((code for code in self.codes if code.key == key), None)

    def name(self, key: str, language: str) -> str:
        """What a key is called; a key that the book never had is its own name."""
        found = self.code(key)
        return key if found is None else found.name(language)

    def subs(self, key: str) -> tuple[Code, ...]:
        """The sub-topics of a main topic that can be chosen."""
        return tuple(code for code in self.choices if code.parent == key)

    def chosen(self, key: str) -> Code:
        """The code of this key if it can be chosen; raises NotInTheBook."""
        found = next((code for code in self.choices if code.key == key), None)
        if found is None:
            raise NotInTheBook(self.slug, key)
        return found


@dataclass(frozen=True, slots=True)
class Book:
    """One version of an organisation's code book; a published one never changes."""

    id: int
    ref: str
    organisation_id: int
    number: int
    base: str
    state: str  # draft, published
    dimensions: tuple[Dimension, ...] = field(default=())

    def dimension(self, slug: str) -> Dimension:
        """One of its lists."""
        return next(one for one in self.dimensions if one.slug == slug)

    def name(self, dimension: str, key: str, language: str) -> str:
        """What a key of a dimension is called."""
        return self.dimension(dimension).name(key, language)

    def codes(self) -> Iterator[Code]:
        """Every code of every list."""
        for dimension in self.dimensions:
            yield from dimension.codes


class NotInTheBook(Exception):
    """No such code can be chosen in this version of the code book."""

    def __init__(self, dimension: str, key: str) -> None:
        super().__init__(f"{dimension}: {key}")
        self.dimension, self.key = dimension, key


class SubTopicFirst(Exception):
    """A main topic was chosen that has sub-topics, and nobody said that none of them fits (AL3)."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class Topic:
    """A chosen topic as a contact keeps it."""

    key: str
    main: str  # of a sub-topic: its main topic
    none_fits: bool  # a main topic that has sub-topics, none of which fits
    no_subs: bool  # a main topic without an active sub-topic


def topic(book: Book, key: str, *, none_fits: bool = False) -> Topic:
    """The topic chosen: a sub-topic, or a main topic that has none or of which none fits (AL3).

    Raises NotInTheBook, or SubTopicFirst.
    """
    topics = book.dimension("topic")
    found = topics.chosen(key)
    if found.parent is not None:
        return Topic(key, found.parent, none_fits=False, no_subs=False)
    has_subs = bool(topics.subs(key))
    if has_subs and not none_fits:
        raise SubTopicFirst(key)
    return Topic(key, "", none_fits=has_subs, no_subs=not has_subs)


def named(names: Names, language: str) -> str:
    """What something is called in a language, else in English, else in any."""
    return next((names[tongue] for tongue in (language, "en", *LANGUAGES) if names.get(tongue)), "")


def in_lists(codes: Iterable[Code], titles: Mapping[str, Names]) -> tuple[Dimension, ...]:
    """Codes, each list in order, laid into their dimensions: a sub-topic follows its main topic."""
    lists: dict[str, list[Code]] = {slug: [] for slug in SHAPES}
    for code in codes:
        lists[code.dimension].append(code)
    return tuple(Dimension(slug, titles.get(slug, {}), tuple(_tree(found))) for slug, found in lists.items())


def _tree(codes: list[Code]) -> Iterator[Code]:
    for main in codes:
        if main.parent is None:
            yield main
            yield from (sub for sub in codes if sub.parent == main.key)
