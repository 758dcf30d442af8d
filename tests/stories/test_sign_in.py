"""Cleo is invited and logs in: with a passkey, or a passphrase and an app; in a real browser, under our headers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from frirum import clock
from frirum.actions.invitation import invite
from frirum.records.models import Login
from frirum.rules.access import Actor
from frirum.rules.rights import Role
from tests import code_app, walk
from tests.open_house import OpenHouse, open_house
from tests.phone import SMALL
from tests.staff import House, house

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)
FINGER = {
    "protocol": "ctap2",
    "ctap2Version": "ctap2_1",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def at() -> House:
    return house()


@pytest.fixture
def open_one() -> Iterator[OpenHouse]:
    with open_house() as one:
        yield one


@pytest.fixture
def context(chrome: Browser) -> Iterator[BrowserContext]:
    opened = chrome.new_context(viewport=SMALL)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    made = context.new_page()
    made.on("console", lambda said: pytest.fail(said.text) if "Content Security Policy" in said.text else None)
    return made


def invited(at: House, role: Role = Role.VOLUNTEER) -> str:
    """The part of Cleo's link that no server is told."""
    dag = Actor(at.ada.pk, at.storasyster, frozenset({Role.ADMINISTRATOR}))
    return invite(
        dag,
        organisation_id=at.storasyster,
        email="cleo@example.org",
        alias="Cleo",
        role=role,
        language="en",
        now=clock.now(),
    ).secret


def base(one: OpenHouse) -> str:
    return one.address.replace("127.0.0.1", "localhost")


def with_a_finger(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": FINGER})


def welcome(page: Page, one: OpenHouse, secret: str) -> None:
    page.goto(f"{base(one)}/account/welcome/#{secret}")
    assert secret not in page.url  # SA16: gone from the address before anything else
    walk.calm(page)
    page.get_by_role("button", name="Accept the invitation").click()
    page.wait_for_url("**/account/set-up/")
    walk.calm(page)


def test_cleo_makes_a_passkey_and_logs_in_with_it(at: House, open_one: OpenHouse, page: Page) -> None:  # SA3, SA16
    with_a_finger(page)
    welcome(page, open_one, invited(at))
    page.get_by_role("link", name="Make a passkey").click()
    walk.calm(page)
    page.get_by_role("button", name="Make a passkey").click()
    page.get_by_role("heading", name="Your account").wait_for()
    walk.calm(page)
    before = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}["__Host-s"]
    page.get_by_role("button", name="Log out").click()
    page.wait_for_url("**/account/login/**")
    walk.calm(page)
    page.get_by_role("button", name="Log in with a passkey").click()
    page.get_by_role("heading", name="Your account").wait_for()
    after = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}["__Host-s"]
    assert before != after  # SA2
    assert Login.objects.get(account__email="cleo@example.org").strong


def test_cleo_sets_up_a_passphrase_and_an_app(at: House, open_one: OpenHouse, page: Page) -> None:  # SA3, SA4, SA5, SA6
    welcome(page, open_one, invited(at))
    made_up = page.locator("code.secret").inner_text()
    page.goto(f"{base(open_one)}/account/")
    assert page.url.endswith("/account/set-up/")  # SA3: half set up reaches nothing else
    page.get_by_role("link", name="Choose a passphrase").click()
    walk.calm(page)
    for field in page.locator("input[type=password]").all():
        field.fill(made_up)
    page.get_by_role("button", name="Keep this passphrase").click()
    page.get_by_role("link", name="Set up the app").click()
    page.wait_for_function("document.querySelector('img.qr').naturalWidth > 100")  # HD2: no data: needed
    walk.calm(page)
    secret = page.locator("code.secret").inner_text()
    used = code_app.shows(secret)
    page.locator("input[name=code]").fill(used)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()
    page.get_by_role("button", name="Log out").click()
    page.locator("input[name=login]").fill("cleo@example.org")
    page.locator("input[name=password]").fill(made_up)
    page.get_by_role("button", name="Next").click()
    page.get_by_role("heading", name="One more step").wait_for()
    walk.calm(page)
    page.locator("input[name=code]").fill(used)  # SA4: the code that began the app opens nothing
    page.get_by_role("button", name="Log in").click()
    assert page.locator(".errorlist").is_visible()
    page.locator("input[name=code]").fill(code_app.shows_next(secret))
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("heading", name="Your account").wait_for()


def test_a_coordinator_invites_and_ends_access_at_320_pixels(
    at: House, open_one: OpenHouse, page: Page
) -> None:  # SA13, SA16
    with_a_finger(page)
    welcome(page, open_one, invited(at, Role.COORDINATOR))
    page.get_by_role("link", name="Make a passkey").click()
    page.get_by_role("button", name="Make a passkey").click()
    page.get_by_role("link", name="People").click()
    walk.calm(page)
    page.locator("input[name=email]").fill("ny@example.org")
    page.locator("input[name=alias]").fill("Ny")
    page.get_by_role("button", name="Invite", exact=True).click()
    link = page.locator("code.secret").inner_text()
    assert f"{base(open_one)}/account/welcome/#" in link
    walk.calm(page)
    page.get_by_text("End access Bo").click()
    page.get_by_role("button", name="End access for good").first.click()
    page.get_by_text("Access has ended").wait_for()
    walk.calm(page)


def test_the_page_warns_before_the_log_in_ends_and_one_click_extends(
    at: House, open_one: OpenHouse, page: Page
) -> None:  # SA11
    with_a_finger(page)
    page.clock.install()
    welcome(page, open_one, invited(at))
    page.get_by_role("link", name="Make a passkey").click()
    page.get_by_role("button", name="Make a passkey").click()
    page.get_by_role("heading", name="Your account").wait_for()
    page.locator("input[name=alias]").fill("Half written")
    assert page.locator("#stay").is_hidden()
    page.clock.fast_forward(timedelta(minutes=27, seconds=1).total_seconds() * 1000)
    page.locator("#stay").wait_for(state="visible")
    walk.calm(page)
    page.get_by_role("button", name="Stay logged in").click()
    page.locator("#stay").wait_for(state="hidden")
    assert page.locator("input[name=alias]").input_value() == "Half written"
