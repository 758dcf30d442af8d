"""Dag, who is sixty, changes the opening hours and sees what a visitor sees; by keyboard, and with scripts off."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import storasyster, walk
from tests.storasyster import House

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "live"])
PAGES = (
    *("", "opening/chatt/", "opening/chatt/days/", "see/chatt/?at=2026-11-22T20:00", "line/chatt/"),
    *("directory/", "directory/add/", "replies/", "reply/hej/", "reply/hej/remove/"),
    *("handbook/", "handbook/fara/", "handbook/fara/edit/", "handbook/fara/versions/"),
)


@pytest.fixture
def house(transactional_db: None) -> House:
    house = storasyster.build()
    storasyster.entry(house, checked_on="2026-01-02")
    storasyster.page(house, body="## Fråga rakt\n\nSe [[oro]] och [1177](https://www.1177.se/).")
    house.ours.replies.create(shortcut="hej", language="sv", text="Hej och välkommen.")
    return house


@pytest.fixture
def address() -> Iterator[str]:
    with walk.served() as address:
        yield f"{address}/office/storasyster/"


@pytest.fixture
def browser() -> Iterator[Browser]:
    with walk.chromium() as browser:
        yield browser


def dag(browser: Browser, house: House, **more: object) -> Page:
    """Dag's window."""
    return walk.logged_in(browser, house.client("dag"), **more).new_page()


def press_until(page: Page, name: str, key: str = "Tab", most: int = 80) -> None:
    """Press a key until what has the focus is called so, as whoever has no mouse does."""
    for _ in range(most):
        page.keyboard.press(key)
        if (page.evaluate("document.activeElement.id || document.activeElement.innerText") or "").strip() == name:
            return
    raise AssertionError(f"{name} cannot be reached by keyboard")


def test_dag_changes_the_hours_by_keyboard_with_scripts_off(house: House, address: str, browser: Browser) -> None:
    page = dag(browser, house, java_script_enabled=False)
    page.goto(address)
    page.get_by_role("link", name="Change opening hours").focus()
    page.keyboard.press("Enter")
    page.locator("#row-5-weekday").focus()
    page.keyboard.type("Fri")
    page.keyboard.press("Tab")
    page.keyboard.type("halv nio")
    page.keyboard.press("Tab")
    page.keyboard.type("23")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Write a time of day, like 20:00.")).to_be_visible()
    expect(page.locator("#row-5-opens")).to_have_value("halv nio")
    expect(page.locator("#row-5-closes")).to_have_value("23")
    page.locator("#row-5-opens").fill("20.30")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The opening hours are saved.")).to_be_visible()
    expect(page.get_by_text("Friday 20:30–23:00")).to_be_visible()
    assert house.line.opening_periods.count() == 6


def test_everything_on_the_week_is_reached_by_tab(house: House, address: str, browser: Browser) -> None:
    page = dag(browser, house)
    page.goto(f"{address}opening/chatt/")
    press_until(page, "What a visitor sees")
    press_until(page, "row-0-weekday")
    press_until(page, "Add a row")
    press_until(page, "last_admission")
    press_until(page, "Save the week")
    press_until(page, "Add a closed day or an extra evening")


def test_dag_closes_a_day_and_sees_what_a_visitor_sees_then(house: House, address: str, browser: Browser) -> None:
    page = dag(browser, house)
    page.goto(f"{address}opening/chatt/")
    page.get_by_role("link", name="Add a closed day or an extra evening").click()
    page.get_by_label("Date").fill("2030-12-24")
    page.get_by_label("Svenska").fill("Julafton")
    page.get_by_role("button", name="Save the day").click()
    expect(page.get_by_text("Tuesday 24 December 2030", exact=True)).to_be_visible()
    page.get_by_role("link", name="What a visitor sees").click()
    page.get_by_label("Date and time").fill("2030-12-24T20:30")
    page.get_by_role("button", name="Look at that moment").click()
    expect(page).to_have_url(f"{address}see/chatt/?at=2030-12-24T20%3A30&there=")
    expect(page.locator("li[lang=sv]").get_by_text("Chatten öppnar i morgon kl. 20.")).to_be_visible()
    expect(page.locator("li[lang=fi]").get_by_text("Chat aukeaa huomenna klo 20.")).to_be_visible()


def test_two_windows_write_the_same_page_and_nothing_is_lost(house: House, address: str, browser: Browser) -> None:
    one, other = dag(browser, house), dag(browser, house)
    for page in (one, other):
        page.goto(f"{address}handbook/fara/edit/")
    one.get_by_label("Text").fill("Den förstas ord.")
    one.get_by_role("button", name="Save the page").click()
    expect(one.get_by_text("The page is saved.")).to_be_visible()
    other.get_by_label("Text").fill("Den andras ord.")
    other.get_by_role("button", name="Save the page").click()
    expect(other.get_by_role("alert").get_by_text("saved version 2 while you were writing")).to_be_visible()
    expect(other.get_by_label("Text")).to_have_value("Den andras ord.")
    expect(other.get_by_text("Den förstas ord.")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_every_page_is_in_order_for_everybody(
    house: House, address: str, browser: Browser, width: int, scheme: str
) -> None:  # AX1, AX3
    page = dag(browser, house, viewport={"width": width, "height": 900}, color_scheme=scheme)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for there in PAGES:
        page.goto(address + there)
        assert walk.violations(page) == [], there
        assert not walk.wider_than_the_window(page), there
    page.goto(f"{address}opening/chatt/")
    page.locator("#row-0-opens").fill("halv nio")
    page.get_by_role("button", name="Save the week").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert walk.violations(page) == []
    assert all(url.startswith("http://localhost:") for url in asked)  # AN4 holds for staff too
