"""Dag offers supervision, Bo books it at home by keyboard, and afterwards Dag says that she came (ST8, ST9, ST11)."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from frirum import clock
from frirum.records.models import Requirement, Supervision
from tests import storasyster, walk
from tests.storasyster import House

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "live"])
PHONE = {"width": 320, "height": 640}


@pytest.fixture
def house(transactional_db: None) -> House:
    house = storasyster.build()
    Requirement.objects.update_or_create(
        organisation=house.ours, kind="engagement", defaults={"gates": "nothing", "period": "month"}
    )
    return house


@pytest.fixture
def address() -> Iterator[str]:
    with walk.served() as address:
        yield address


@pytest.fixture
def browser() -> Iterator[Browser]:
    with walk.chromium() as browser:
        yield browser


def of(browser: Browser, house: House, name: str, **more: object) -> Page:
    """Somebody's window."""
    return walk.logged_in(browser, house.client(name), reduced_motion="reduce", **more).new_page()


def presses(page: Page, role: str, name: str) -> None:
    """Press a button or a link as somebody without a mouse does."""
    page.get_by_role(role, name=name).first.focus()  # type: ignore[arg-type]
    page.keyboard.press("Enter")


def test_from_an_offered_time_to_hours_that_count(house: House, address: str, browser: Browser) -> None:
    dag, bo = of(browser, house, "dag", java_script_enabled=False), of(browser, house, "bo", viewport=PHONE)
    dag.goto(f"{address}/office/storasyster/")
    expect(dag.get_by_text("Nothing needs you right now.")).to_be_visible()
    dag.get_by_role("link", name="Supervision").click()
    dag.get_by_role("link", name="Offer individual times").click()
    dag.get_by_label("Day").fill((clock.now() + timedelta(days=2)).date().isoformat())
    dag.get_by_label("From").fill("halv sex")
    presses(dag, "button", "Offer the times")
    expect(dag.get_by_text("Write a time of day, like 20:00.")).to_be_visible()
    dag.get_by_label("From").fill("17.30")
    dag.get_by_label("How many minutes").fill("60")
    dag.get_by_label("How many times in a row").fill("2")
    presses(dag, "button", "Offer the times")
    expect(dag.get_by_text("It can be booked now, in the volunteers’ room.")).to_be_visible()
    expect(dag.get_by_text("17:30–18:30").first).to_be_visible()

    bo.goto(f"{address}/volunteer/storasyster/")
    bo.get_by_role("link", name="See the times").click()
    walk.calm(bo)
    presses(bo, "button", "Book")
    expect(bo.get_by_role("heading", name="Your times")).to_be_visible()
    expect(bo.get_by_text("It is yours:")).to_be_visible()
    walk.calm(bo)

    dag.reload()
    expect(dag.get_by_text("Booked by Bo.")).to_be_visible()
    Supervision.objects.update(starts_at=clock.now() - timedelta(hours=2))  # two days later
    dag.goto(f"{address}/office/storasyster/")
    presses(dag, "link", "Say who came")
    presses(dag, "button", "Save who came")
    expect(dag.get_by_text("Noted. It counts for each of them.")).to_be_visible()

    bo.goto(f"{address}/volunteer/storasyster/hours/")
    expect(bo.get_by_text("Supervision 1 h")).to_be_visible()
    walk.calm(bo)
    dag.goto(f"{address}/office/storasyster/engagement/")
    expect(dag.get_by_role("cell", name="1 h", exact=True)).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_the_pages_are_in_order_for_everybody(
    house: House, address: str, browser: Browser, width: int, scheme: str
) -> None:  # AX1, AX3
    page = of(browser, house, "dag", viewport={"width": width, "height": 800}, color_scheme=scheme)
    for there in ("", "supervision/", "supervision/alone/", "supervision/group/", "engagement/"):
        page.goto(f"{address}/office/storasyster/{there}")
        walk.calm(page)
