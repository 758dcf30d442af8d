"""Goes through the rooms of the staff by their links, as people do, and remembers every page there is."""

from __future__ import annotations

import re
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

from frirum.records.models import Account
from tests.routes import ROUTES, Route
from tests.staff import logged_in

FRONT_DOORS = ("/account/", "/desk/", "/office/", "/volunteer/")
LINK = re.compile(r'href="(/[^"#]*)"')
AN_HOUR = 3600  # a long walk on a crowded machine, and still nobody is asked again
OF_EACH = 3  # pages of one address that are looked into for links: a list of a hundred people is read at three of them


@dataclass(frozen=True, slots=True)
class Found:
    """A page: its address as written in the table of routes, where it was seen, and in whose browser."""

    pattern: str
    path: str
    session: str


def browser_of(account: Account, *, strong: bool = True) -> Client:
    """Her browser, logged in and proven for as long as the walk takes."""
    client = logged_in(account, strong=strong)
    session = client.session
    proven = {"method": "password", "at": time.time() + AN_HOUR, "reauthenticated": True}
    session.update({"account_authentication_methods": [proven], "account_authentication_methods_user": str(account.pk)})
    session.save()
    return client


def pages(*clients: Client, more: Iterable[str] = ()) -> dict[str, Found]:
    """Every page of the staff's rooms that these people come to by links, or at the addresses in `more`."""
    found: dict[str, Found] = {}
    for client in clients:
        for one in _walk(client, (*FRONT_DOORS, *more)):
            found.setdefault(one.pattern, one)
    return found


def to_look_at() -> list[Route]:
    """The staff's routes that answer a GET with a page."""
    return [
        route
        for route in ROUTES
        if route.room and route.door and "GET" in route.door.methods and not route.door.json and "." not in route.path
    ]


def _walk(client: Client, start: Iterable[str]) -> Iterator[Found]:
    waiting, seen, times = deque(start), set[str](), dict[str, int]()
    while waiting:
        path = waiting.popleft()
        pattern = _pattern_of(path)
        if path in seen or pattern is None or times.get(pattern, 0) >= OF_EACH:
            continue
        seen.add(path)
        times[pattern] = times.get(pattern, 0) + 1
        answer = client.get(path, secure=False)
        if _is_page(answer):
            session = client.cookies.get("__Host-s")
            yield Found(pattern, path, session.value if session else "")
            waiting.extend(LINK.findall(answer.content.decode()))
        elif answer.status_code in {301, 302, 303}:
            waiting.append(answer.headers["Location"].removeprefix("http://testserver"))
        answer.close()


def _pattern_of(path: str) -> str | None:
    """The route of a page of the staff's rooms; None elsewhere, for files, and for what only a POST does."""
    try:
        route = resolve(path.partition("?")[0]).route
    except Resolver404:
        return None
    return route if path.startswith(FRONT_DOORS) else None


def _is_page(answer: HttpResponse) -> bool:
    return answer.status_code == 200 and answer.headers.get("Content-Type", "").startswith("text/html")
