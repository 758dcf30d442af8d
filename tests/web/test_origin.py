"""No change is made that another site asked for, whatever cookies come with it (SA17)."""

import pytest
from django.test import Client

from frirum.web.doors import Door
from frirum.web.origin import OPEN, same_origin
from tests.routes import ROUTES
from tests.staff import House, browser, house, logged_in

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)
UNSAFE = [route.path for route in ROUTES]


def test_every_route_has_a_door() -> None:  # AZ1
    assert [route.path for route in ROUTES if not isinstance(route.door, Door)] == []
    assert len(ROUTES) > 80


@pytest.fixture
def at() -> House:
    return house()


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}, {}]
)
def test_no_route_takes_a_change_from_elsewhere(at: House, headers: dict[str, str]) -> None:  # SA17
    client = logged_in(at.dag)
    stranger = Client(headers=headers)
    stranger.cookies = client.cookies
    for path in UNSAFE:
        if path not in OPEN:
            assert stranger.post(path).status_code == 403, path


def test_staff_need_the_token_too(at: House) -> None:  # SA17
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
