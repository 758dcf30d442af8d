"""Every address of the house, with names filled in, for tests that go to all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from frirum.web.doors import Door

NAMES = {"line": "chatt", "organisation": "storasyster"}


@dataclass(frozen=True)
class Route:
    """One address, as `tests.staff.house` fills it in."""

    pattern: str
    path: str
    door: Door | None

    @property
    def room(self) -> str:
        """The first word, or "" for the visitor's own addresses and the porch's."""
        first = self.path.split("/")[1]
        return first if first in {"volunteer", "desk", "office", "account"} else ""

    @property
    def names_somebodys(self) -> bool:
        """Whether a line or an organisation stands in it."""
        return "line>" in self.pattern or "organisation>" in self.pattern


def _walk(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in resolver.url_patterns:
        whole = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _walk(one, whole)
        else:
            yield whole, one


def _address(route: str, pattern: URLPattern) -> str:
    for name in pattern.pattern.converters:
        route = re.sub(rf"<[a-z_]+:{name}>", NAMES.get(name, "1"), route)
    return "/" + route


def every_route() -> list[Route]:
    """All of them, by path."""
    found = {
        _address(whole, one): Route(whole, _address(whole, one), getattr(one.callback, "door", None))
        for whole, one in _walk(get_resolver())
    }
    return [found[path] for path in sorted(found)]


ROUTES = every_route()
