"""Our codes in the words of those we report to: data files, one for each framework (CODEBOOK, "What the neighbours count").

Regions are the same everywhere and are passed on as they are; every other key of the default code book has its place or
is named as having none.
"""

import tomllib
from functools import cache
from importlib.resources import files

from frirum.rules.mapping import Mapping

SHIPPED = ("chi", "brottsofferjouren")
FACTS = {"name", "version", "source", "unmapped"}


@cache
def mapping(slug: str) -> Mapping | None:
    """The mapping of this name, or None."""
    if slug not in SHIPPED:
        return None
    found = tomllib.loads((files(__name__) / f"{slug}.toml").read_text("utf-8"))
    to = {dimension: dict(keys) for dimension, keys in found.items() if dimension not in FACTS}
    unmapped = {dimension: frozenset(keys) for dimension, keys in found["unmapped"].items()}
    return Mapping(slug, found["name"], found["version"], to, unmapped)
