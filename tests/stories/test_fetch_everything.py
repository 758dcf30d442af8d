"""Dag fetches every count there is, with a bar that shows how far it is; without scripts the browser fetches it (EX2)."""

from datetime import date

import pytest
from playwright.sync_api import expect

from frirum.actions import count
from frirum.rules.count import Facts
from tests import cast, walk

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def contacts(line, clock) -> None:
    """What was counted in one month."""
    month = date(clock.now().year, 2, 1)
    count.add_all([Facts(line.organisation_id, line.id, month, "chat", codes={"gender": "woman"})] * 9)


def reports(chrome, home, line, clock, **screen):
    """Dag at the page where figures are fetched."""
    office = chrome.new_context(locale="sv", accept_downloads=True, **screen)
    walk.log_in(office, cast.log_in(cast.dag(line, now=clock.now())))
    page = office.new_page()
    page.goto(f"{home}/office/{line.organisation_slug}/reports/")
    return page


def test_everything_with_a_bar(line, house, chrome, home, clock):
    contacts(line, clock)
    page = reports(chrome, home, line, clock, viewport={"width": 320, "height": 700})
    part = page.get_by_role("region", name="Allt, månad för månad")
    for form in ("csv", "xlsx", "json"):
        with page.expect_download() as fetched:
            part.get_by_role("link", name=form.upper()).click()
        assert fetched.value.suggested_filename == f"figures-all.{form}"
        expect(part.get_by_text("Hela filen har kommit.")).to_be_visible()
    assert '"gender"' in fetched.value.path().read_text(encoding="utf-8")
    walk.calm(page)

    page.route("**/everything/csv/", lambda way: way.abort())
    part.get_by_role("link", name="CSV").click()
    expect(part.get_by_text("inget sparades")).to_be_visible()
    page.unroute("**/everything/csv/")

    page.route("**/everything/json/", lambda way: None)  # it does not come
    part.get_by_role("link", name="JSON").click()
    expect(part.get_by_role("progressbar")).to_be_visible()
    walk.calm(page)
    part.get_by_role("button", name="Stoppa").click()
    expect(part.get_by_text("Stoppat. Inget sparades.")).to_be_visible()
    expect(part.get_by_role("progressbar")).to_be_hidden()
    page.context.close()


def test_everything_without_scripts(line, house, chrome, home, clock):
    contacts(line, clock)
    page = reports(chrome, home, line, clock, java_script_enabled=False)
    expect(page.get_by_text("Tio år av en stor jour tar några sekunder")).to_be_visible()
    with page.expect_download() as fetched:
        page.locator("#everything").get_by_role("link", name="CSV").click()
    assert fetched.value.suggested_filename == "figures-all.csv"
    page.context.close()
