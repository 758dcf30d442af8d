"""Bo takes a pause and comes back; later she leaves, and reads first what happens with her data (ST11, BO4)."""

import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, expect

from frirum import clock
from frirum.actions.farewell import forget_due
from frirum.actions.feed import new_feed
from frirum.records.models import Login, Shift, ShiftSeat, Volunteer
from tests import storasyster, walk
from tests.storasyster import House

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "live"])
PHONE = {"width": 320, "height": 640}


@pytest.fixture
def house(transactional_db: None) -> House:
    made = storasyster.build()
    Volunteer.objects.update_or_create(
        organisation=made.ours,
        account=made.people["bo"],
        defaults={"number": 71, "name": "Bo Ek", "state": "active", "since": clock.now(), "made_at": clock.now()},
    )
    return made


@pytest.fixture
def address() -> Iterator[str]:
    with walk.served() as address:
        yield f"{address}/volunteer/storasyster/"


@pytest.fixture
def browser() -> Iterator[Browser]:
    with walk.chromium() as browser:
        yield browser


def a_seat_of(bo: Volunteer, house: House) -> ShiftSeat:
    at = clock.now() + timedelta(days=3)
    shift = Shift.objects.create(line=house.line, starts_at=at, ends_at=at + timedelta(hours=2), state="published")
    return ShiftSeat.objects.create(shift=shift, kind="regular", position=0, volunteer=bo, taken_at=clock.now())


def feed_of(house: House) -> str:
    secret = new_feed(house.actors["bo"], now=clock.now())
    return reverse("volunteer:feed", kwargs={"secret": secret})


def test_bo_pauses_comes_back_and_leaves_with_scripts_off(house: House, address: str, browser: Browser) -> None:
    bo = Volunteer.objects.get(account=house.people["bo"])
    page = walk.logged_in(
        browser, house.client("bo"), viewport=PHONE, reduced_motion="reduce", java_script_enabled=False
    ).new_page()
    page.goto(address)
    walk.calm(page)
    page.get_by_role("link", name="See how").click()
    walk.calm(page)
    page.get_by_label("Back by").fill("2099-01-01")
    page.get_by_role("button", name="Take a pause").press("Enter")
    expect(page.get_by_text("A pause can last until")).to_be_visible()
    page.get_by_label("Back by").fill((clock.now() + timedelta(days=20)).date().isoformat())
    page.get_by_role("button", name="Take a pause").press("Enter")
    expect(page.get_by_text("You are on a pause. Rest well; your place here is kept.")).to_be_visible()
    expect(page.get_by_role("heading", name="You can take shifts when:")).to_be_visible()
    walk.calm(page)
    page.get_by_role("link", name="Come back").first.click()
    page.get_by_role("button", name="Come back now").press("Enter")
    expect(page.get_by_text("Welcome back.")).to_be_visible()

    seat = a_seat_of(bo, house)
    page.goto(address)
    expect(page.get_by_text("You have no shifts ahead.")).to_have_count(0)
    page.get_by_role("link", name="See how").click()
    page.get_by_role("link", name="See what happens").click()
    expect(page.get_by_text("After a year: your name, mail address and telephone number are erased.")).to_be_visible()
    walk.calm(page)
    outside, calendar = Client(), feed_of(house)
    assert outside.get(calendar, secure=True).status_code == 200
    since = time.monotonic()
    page.get_by_role("button", name="Leave").press("Enter")
    expect(page.get_by_role("heading", name="Thank you for everything you gave")).to_be_visible()
    assert outside.get(calendar, secure=True).status_code == 404  # SA13
    assert not Login.objects.filter(account=house.people["bo"]).exists()
    assert time.monotonic() - since < 5
    walk.calm(page)
    bo.refresh_from_db()
    seat.refresh_from_db()
    assert (bo.state, seat.volunteer) == ("left", None)
    page.goto(address)
    expect(page.get_by_role("heading", name="You can take shifts")).to_have_count(0)  # BO4

    assert (bo.number, bo.name) == (71, "Bo Ek")  # the year has begun ...
    forget_due(now=clock.now() + timedelta(days=366))
    bo.refresh_from_db()
    assert (bo.number, bo.name, bo.email, bo.account) == (71, "", "", None)  # ... and the number stays (ST11)
