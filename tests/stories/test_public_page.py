"""Dag publishes Storasyster's figures; somebody without an account, a cookie or a script reads and fetches them (CS3)."""

from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import expect

from frirum.actions import count
from frirum.jobs import quarters
from frirum.rules.count import Facts
from tests import cast, walk

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def contacts(line, clock) -> None:
    """The first quarter of the year."""
    for n, gender in ((40, "woman"), (9, "man"), (2, "other")):
        month = date(clock.now().year, 2, 1)
        count.add_all([Facts(line.organisation_id, line.id, month, "chat", codes={"gender": gender})] * n)


def test_the_public_page(line, house, chrome, home, clock):
    contacts(line, clock)
    office = chrome.new_context(locale="sv")
    walk.log_in(office, cast.log_in(cast.dag(line, now=clock.now())))
    dag = office.new_page()
    dag.goto(f"{home}/office/{line.organisation_slug}/published-figures/")
    walk.calm(dag)
    dag.get_by_label("Publicera våra siffror").check()
    dag.get_by_role("button", name="Spara valet").click()
    expect(dag.get_by_text("Ditt val är sparat.")).to_be_visible()
    walk.calm(dag)
    quarters.freeze(now=datetime(clock.now().year, 4, 15, 12, tzinfo=UTC))
    address = dag.get_by_role("link", name="/figures/").get_attribute("href")
    office.close()

    anybody = chrome.new_context(locale="sv", java_script_enabled=False, viewport={"width": 320, "height": 700})
    page = anybody.new_page()
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Siffror")
    gender = page.locator("section", has=page.get_by_role("heading", name="Kön"))
    expect(gender.get_by_text("Andelarna är av 51 kontakter.")).to_be_visible()
    expect(gender.get_by_role("row", name="Flicka eller kvinna")).to_contain_text("40")
    expect(gender.get_by_role("row", name="Pojke eller man")).to_contain_text("dolt")
    walk.calm(page)
    with page.expect_download() as fetched:
        page.get_by_role("link", name="CSV").click()
    assert fetched.value.suggested_filename.endswith(".csv")
    page.get_by_role("link", name="Suomi").click()
    expect(page.get_by_role("heading", name="Sukupuoli")).to_be_visible()
    page.get_by_role("navigation", name="Kaikki neljännekset").get_by_role("link").click()
    expect(page.get_by_role("heading", name="Sukupuoli")).to_be_visible()
    assert anybody.cookies() == []
    anybody.close()
    wide = chrome.new_context(locale="en", viewport={"width": 1280, "height": 900}, color_scheme="dark")
    page = wide.new_page()
    page.goto(address)
    walk.calm(page)
    wide.close()
