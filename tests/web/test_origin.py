"""No change is made that another site asked for, whatever cookies come with it (SA17)."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from frirum.web.doors import Door
from frirum.web.origin import OPEN, same_origin
from tests.staff import House, browser, house, logged_in

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)
NAMES = {"line": "chatt", "organisation": "storasyster"}


def routes(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in resolver.url_patterns:
        whole = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from routes(one, whole)
        else:
            yield whole, one


ROUTES = list(routes(get_resolver()))


def address(route: str, pattern: URLPattern) -> str:
    for name in pattern.pattern.converters:
        value = NAMES.get(name, "1")
        for part in route.split("/"):
            if part.endswith(f":{name}>"):
                route = route.replace(part, value)
    return "/" + route


UNSAFE = sorted({address(route, one) for route, one in ROUTES})


def test_every_route_has_a_door() -> None:  # AZ1
    assert [route for route, one in ROUTES if not isinstance(getattr(one.callback, "door", None), Door)] == []


@pytest.fixture
def at() -> House:
    return house()


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}, {}]
)
def test_no_route_takes_a_change_from_elsewhere(at: House, headers: dict[str, str]) -> None:
    client = logged_in(at.dag)
    stranger = Client(headers=headers)
    stranger.cookies = client.cookies
    for path in UNSAFE:
        if path not in OPEN:
            assert stranger.post(path).status_code == 403, path


def test_staff_need_the_token_too(at: House) -> None:
    client = browser(csrf=True)
    client.cookies = logged_in(at.dag).cookies
    tried = [path for path in UNSAFE if path.startswith(("/account/", "/office/", "/desk/"))]
    answers = {path: client.post(path).status_code for path in tried}
    # 405 where nothing is posted to; never 2xx or 3xx.
    assert set(answers.values()) <= {403, 405}, answers


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({"Origin": "https://chat.example"}, True),
        ({"Origin": "https://chat.example", "Sec-Fetch-Site": "same-site"}, True),
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Origin": "http://chat.example"}, False),
        ({"Origin": "https://chat.example.evil"}, False),
        ({}, False),
    ],
)
def test_which_requests_are_our_own(headers: dict[str, str], ours: bool) -> None:
    assert same_origin(headers, own="https://chat.example") is ours
