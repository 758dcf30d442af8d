"""The coding form as every room shows it: its fields from the code book, and what was chosen, read back (AL3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext as _

from frirum.queries.codebook import book_in_use, published_book
from frirum.records.referral import referral_names
from frirum.rules.codebook import SHAPES, Book, Code, named
from frirum.rules.coding import NEEDED, ONE, Chosen, Coded, Problem, Wrong

FIRST = ("who", "age", "gender", "topic", "told", "ongoing", "risk", "out", "referral")
"""What is asked first, in the order of the keys; the rest lies under "More"."""

MOST_CHIPS = 8  # so many choices are shown side by side, each with its digit; longer lists are typed into
NONE_FITS = "*"  # at the end of a main topic's value: none of its sub-topics fits
MORE_TOPICS = "topics"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose; `path` is its name with its main topic's before it."""

    value: str
    name: str
    path: str
    on: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Choices under one heading; a list without headings is one group without a name."""

    name: str
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class Field:
    """One dimension on the page; `how` is chips, list or many."""

    slug: str
    name: str
    title: str
    how: str
    groups: list[Group]
    needed: bool
    wrong: str = ""

    @property
    def choices(self) -> list[Choice]:
        """All of its choices."""
        return [one for group in self.groups for one in group.choices]

    @property
    def none_on(self) -> bool:
        """Whether nothing is chosen: "not known"."""
        return not any(one.on for one in self.choices)


@dataclass(frozen=True, slots=True)
class Form:
    """A whole coding form; `version` of the code book goes with it, so that it is judged by its own."""

    version: int
    prefix: str
    first: list[Field] = field(default_factory=list)
    more: list[Field] = field(default_factory=list)
    open: bool = False  # something under "More" is chosen or wrong


def book_for(organisation_id: int, version: int | None) -> Book:
    """The version a form was made from, or the one in use."""
    found = None if version is None else published_book(organisation_id, version)
    return found or book_in_use(organisation_id)


def form_of(
    organisation_id: int,
    coded: Coded,
    language: str,
    *,
    version: int | None = None,
    prefix: str = "",
    problems: Iterable[Problem] = (),
) -> Form:
    """The form with these choices made, and a sentence beside what is wrong."""
    book = book_for(organisation_id, version)
    wrong = {one.field: sentence(one) for one in problems}
    helps = referral_names(organisation_id)
    slugs = [slug for slug in SHAPES if slug not in FIRST]
    first = [_field(book, slug, coded, language, prefix, wrong, helps) for slug in FIRST]
    more = [_field(book, slug, coded, language, prefix, wrong, helps) for slug in slugs]
    more.insert(0, _more_topics(book, coded, language, prefix))
    opened = any(one.wrong or (not one.none_on and one.slug not in NEEDED) for one in more)
    full = [one for one in more if one.choices]
    return Form(book.number, prefix, [one for one in first if one.choices], full, opened)


def _field(
    book: Book, slug: str, coded: Coded, language: str, prefix: str, wrong: Mapping[str, str], helps: Mapping[str, str]
) -> Field:
    dimension = book.dimension(slug)
    chosen = _values(coded.topics[:1]) if slug == "topic" else set(coded.of(slug))
    groups = _topics(book, chosen, language) if slug == "topic" else [_group("", dimension.choices, chosen, language)]
    if slug == "referral" and helps:
        ours = [Choice(key, name, name, key in chosen) for key, name in helps.items()]
        groups = [Group(_("Your own directory"), ours), Group(_("Others"), groups[0].choices)]
    many = SHAPES[slug].most > 1 and slug != "topic"
    short = sum(len(group.choices) for group in groups) <= MOST_CHIPS and slug != "topic"
    how = "many" if many else "chips" if short else "list"
    return Field(slug, prefix + slug, dimension.title(language), how, groups, slug in NEEDED, wrong.get(slug, ""))


def _more_topics(book: Book, coded: Coded, language: str, prefix: str) -> Field:
    groups = _topics(book, _values(coded.topics[1:]), language)
    return Field(MORE_TOPICS, prefix + MORE_TOPICS, _("More topics"), "many", groups, needed=False)


def _group(name: str, codes: Iterable[Code], chosen: set[str], language: str) -> Group:
    rows = [(one.key, named(one.names, language)) for one in codes]
    return Group(name, [Choice(key, title, title, key in chosen) for key, title in rows])


def _topics(book: Book, chosen: set[str], language: str) -> list[Group]:
    """A main topic heads its sub-topics, and "none of these fits" is how it is chosen itself (AL3)."""
    topics, groups = book.dimension("topic"), []
    for main in (one for one in topics.choices if one.parent is None):
        name, subs = named(main.names, language), topics.subs(main.key)
        rows = [(one.key, named(one.names, language)) for one in subs]
        rows.append((main.key + NONE_FITS, _("None of these fits")) if subs else (main.key, name))
        choices = [Choice(key, title, f"{name} › {title}" if subs else title, key in chosen) for key, title in rows]
        groups.append(Group(name, choices))
    return groups


def _values(topics: Iterable[Chosen]) -> set[str]:
    return {one.key + (NONE_FITS if one.none_fits else "") for one in topics}


def read(sent: QueryDict, prefix: str = "") -> Coded:
    """What was chosen on a page; whether it may be, the rules say."""
    one = {slug: sent.get(prefix + slug, "")[:40] for slug in ONE}
    topics = [sent.get(prefix + "topic", ""), *sent.getlist(prefix + MORE_TOPICS)]
    others = [slug for slug in SHAPES if slug not in ONE and slug != "topic"]
    more = [(slug, key[:40]) for slug in others for key in sent.getlist(prefix + slug) if key]
    chosen = dict.fromkeys(_chosen(key) for key in topics if key)
    return Coded(**one, topics=tuple(chosen), more=tuple(more))


def chosen_in(coded: Coded) -> dict[str, list[str]]:
    """What was chosen, by the names of the form's fields: for the desk's scripts to fill it in."""
    named_so = {slug: list(coded.of(slug)) for slug in SHAPES if slug != "topic"}
    values = [one.key + (NONE_FITS if one.none_fits else "") for one in coded.topics]
    return {**named_so, "topic": values[:1], MORE_TOPICS: values[1:]}


def version_in(sent: QueryDict) -> int | None:
    """The version of the code book that a form was made from."""
    number = sent.get("version", "")
    return int(number) if number.isdecimal() and len(number) < 6 else None


def _chosen(value: str) -> Chosen:
    return Chosen(value.removesuffix(NONE_FITS)[:40], none_fits=value.endswith(NONE_FITS))


def sentence(problem: Problem) -> str:
    """What is wrong, as a sentence that says what to do."""
    return {
        Wrong.MISSING: _("Choose one."),
        Wrong.NOT_IN_BOOK: _("This cannot be chosen any more. Choose another one."),
        Wrong.SUB_FIRST: _("Choose the topic under it, or say that none of these fits."),
        Wrong.TWICE: _("The same was chosen twice. Choose it once."),
        Wrong.TOO_MANY: _("These are more than fit. Choose the most important ones."),
    }[problem.wrong]
