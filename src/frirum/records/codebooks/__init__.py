"""Code books that come with the house: the default, and one for each of the five sources, which says how it differs.

The files are tables: a key, and its name in sv, nb, da, fi and en. A key means the same in all of them.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from frirum.rules.codebook import Code, Dimension, Names, in_lists
from frirum.rules.languages import LANGUAGES

DEFAULT = "frirum-2026"
SHIPPED = (DEFAULT, "storasyster", "csm", "existera", "alarmtelefonen", "brottsofferjouren")

type Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shipped:
    """A code book as it comes; nothing in it is retired."""

    slug: str
    name: str
    made: date
    titles: Mapping[str, Names]
    codes: tuple[Code, ...]

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        """Its lists."""
        return in_lists(self.codes, self.titles)


@cache
def shipped(slug: str, country: str) -> Shipped | None:
    """The code book of this name with the regions of a country ("SE"), or None."""
    if slug not in SHIPPED:
        return None
    default = _default(country)
    return default if slug == DEFAULT else _differing(slug, default)


def _default(country: str) -> Shipped:
    found = _read(DEFAULT)
    lists = (slug for slug in found if isinstance(found[slug], dict) and slug not in {"titles", "subs"})
    codes = [code for slug in lists for code in _codes(slug, found[slug])]
    codes += [code for main, subs in found["subs"].items() for code in _codes("topic", subs, main)]
    return Shipped(DEFAULT, found["name"], found["made"], _titles(found), (*codes, *_regions(country)))


def _regions(country: str) -> Iterator[Code]:
    found = _read("regions")
    for key, name in found[country].items():
        known = dict.fromkeys(LANGUAGES, name) if isinstance(name, str) else dict.fromkeys(LANGUAGES, name["fi"]) | name
        yield Code("region", key, known)
    yield from _codes("region", found["everywhere"])


def _differing(slug: str, default: Shipped) -> Shipped:
    """The default, with only some codes of a list, with other words for some, and with some more."""
    found = _read(slug)
    codes = [_in_other_words(code, found.get("names", {})) for code in _kept(found, default.codes)]
    codes += [code for dimension, more in found.get("more", {}).items() for code in _codes(dimension, more)]
    codes += [code for main, subs in found.get("subs", {}).items() for code in _codes("topic", subs, main)]
    return Shipped(slug, found["name"], found["made"], {**default.titles, **_titles(found)}, tuple(codes))


def _kept(found: Table, codes: Iterable[Code]) -> Iterator[Code]:
    known = {(code.dimension, code.key): code for code in codes}
    # A list that names the regions of another country is left as it is.
    only = {slug: keys for slug, keys in found.get("only", {}).items() if all((slug, key) in known for key in keys)}
    without = {(slug, key) for slug, keys in found.get("without", {}).items() for key in keys}
    for code in known.values():
        if code.dimension not in only and not without & {(code.dimension, code.key), (code.dimension, code.parent)}:
            yield code
    for slug, keys in only.items():
        yield from (known[slug, key] for key in keys)


def _in_other_words(code: Code, other: Table) -> Code:
    row = other.get(code.dimension, {}).get(code.key)
    return code if row is None else replace(code, names=_names(row))


def _codes(dimension: str, rows: Table, main: str | None = None) -> Iterator[Code]:
    for key, names in rows.items():
        yield Code(dimension, key, _names(names), main)


def _titles(found: Table) -> dict[str, Names]:
    return {slug: _names(names) for slug, names in found.get("titles", {}).items()}


def _names(row: list[str]) -> Names:
    return dict(zip(LANGUAGES, row, strict=True))


@cache
def _read(slug: str) -> Table:
    return tomllib.loads((files(__name__) / f"{slug}.toml").read_text("utf-8"))
