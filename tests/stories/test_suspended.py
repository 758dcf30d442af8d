"""Bo is suspended in the middle of two talks: everything of his closes within five seconds, and nobody is forgotten.

Dag decides it in the office, by the same page as every other step in a volunteer's life (BO4, SA13).
"""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from frirum.actions.feed import new_feed
from frirum.records.line import LineFacts
from frirum.records.models import Duty, Feed, Login, ShiftSeat, Volunteer
from frirum.rules.access import Actor, Role
from tests import cast, planned, walk
from tests.phone import Phone
from tests.workplace import Workplace

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)
AT_ONCE_S = 5


def test_suspended_in_the_middle_of_two_talks(
    phone: Callable[..., Phone],
    at_desk: Callable[..., Workplace],
    chrome: Browser,
    home: str,
    line: LineFacts,
    clock: cast.Clock,
) -> None:  # BO4, SA13, AZ8
    bo, cleo = at_desk("Bo"), at_desk("Cleo")
    her = Volunteer.objects.get(account_id=bo.who.id)
    feed = new_feed(Actor(bo.who.id, line.organisation_id, frozenset({Role.VOLUNTEER})), now=clock.now())
    ahead = planned.shift(line, days=3, now=clock.now())
    ShiftSeat.objects.filter(shift=ahead, position=0).update(volunteer=her)

    vega, moa, late = phone(), phone(), phone()
    for one, words in ((vega, "Hej"), (moa, "Är någon där")):
        one.begins(words)
        bo.takes(words)
        bo.says("Jag är här")
        one.sees(words, "Jag är här")
    late.begins("Jag väntar")

    # Bo's calendar and a page of his own stand open besides the desk.
    own = bo.context.new_page()
    own.goto(f"{home}/volunteer/")
    assert own.request.get(f"{home}/volunteer/feed/{feed}.ics").ok

    dag = cast.person("Dag", line, Role.COORDINATOR, now=clock.now())
    office = chrome.new_context(locale="sv", reduced_motion="reduce")
    walk.log_in(office, cast.log_in(dag))
    page = office.new_page()
    page.goto(f"{home}/office/chatt-org/volunteers/{her.ref}/step/suspended/")
    walk.calm(page)
    page.locator("main button[type=submit]").click()
    since = time.monotonic()

    # His desk, his log-in, his calendar and every page of his are closed.
    expect(bo.page.locator("#stopped section:visible")).to_be_visible()
    assert time.monotonic() - since < AT_ONCE_S
    bo.calm()
    assert not Login.objects.filter(account_id=bo.who.id).exists()
    assert not Duty.objects.filter(account_id=bo.who.id, ended_at=None).exists()
    assert not Feed.objects.exists()
    assert own.request.get(f"{home}/volunteer/feed/{feed}.ics").status == 404
    for path in ("/volunteer/", "/desk/chatt/", "/account/"):
        own.goto(f"{home}{path}")
        expect(own).to_have_url(f"{home}/account/login/?next={path}")
    assert not ShiftSeat.objects.filter(volunteer=her).exists()
    expect(page.locator("main")).to_contain_text("Bo")

    # Each of the two reads that she is not forgotten, and stands first, before whoever waited already.
    for one in (vega, moa):
        expect(one.page.locator(".log")).to_contain_text("Bo har tappat kontakten. Du är inte glömd.")
        expect(one.page.locator(".log")).to_contain_text("Du står i kön igen. Din plats är kvar.")
        one.calm()
    waiting = cleo.page.locator("#waiting li .first")
    expect(waiting).to_have_count(3)
    expect(waiting.last).to_contain_text("Jag väntar")

    # A colleague takes each of them, and reads what was said.
    for one, words in ((vega, "Hej"), (moa, "Är någon där")):
        cleo.takes(words)
        cleo.sees(words, "Jag är här")
        cleo.says("Nu är jag här")
        one.sees(words, "Jag är här", "Nu är jag här")
        assert "Nu är jag här" not in bo.page.content()
    office.close()
