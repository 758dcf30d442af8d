"""Vega leaves in a hurry, and whoever looks afterwards finds nothing: Back, Forward, the address again, what is stored."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import BrowserContext, expect

from frirum import clock as the_clock
from frirum.records.line import LineFacts
from frirum.records.models import Conversation
from tests import cast, walk
from tests.phone import NOTHING_STORED, Phone
from tests.workplace import Workplace

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)
CANARY = "kanariefågel"


def nothing_is_left(vega: Phone) -> None:
    """The page that is looked at now shows and stores nothing of her talk."""
    page = vega.page
    page.wait_for_load_state("networkidle")
    assert CANARY not in page.content()
    expect(page.locator("body")).not_to_contain_text("Bo")
    if page.url.startswith(vega.home):
        assert vega.stored() == NOTHING_STORED  # QE9


def cookies(context: BrowserContext) -> set[str]:
    return {str(one.get("name")) for one in context.cookies()}


def test_back_forward_and_the_address_again(phone: Callable[..., Phone], at_desk: Callable[..., Workplace]) -> None:
    bo = at_desk()
    vega = phone()
    page = vega.begins(CANARY)
    bo.takes(CANARY)
    bo.says(f"Hej {CANARY}")
    vega.sees(CANARY, f"Hej {CANARY}")
    assert page.evaluate("history.length") == 2  # the empty first page of a new tab, and ours: QE8
    kept = vega.stored()
    assert CANARY not in kept
    assert kept.startswith('[{},{"v":')  # one thing, locked: QE9
    took = page.evaluate(
        "() => { const from = performance.now(); document.querySelector('#leave').click();"
        " return [document.body.childElementCount, performance.now() - from]; }"
    )
    assert took[0] == 0
    assert took[1] < 100  # QE2
    page.wait_for_url(vega.neutral)
    expect(bo.lines.last).to_contain_text("lämnade sidan hastigt")  # QE3
    talk = Conversation.objects.get()
    assert (talk.state, talk.end_reason, talk.share) == ("ended", "hurry", None)
    assert cookies(vega.context) == set()
    assert page.evaluate("history.length") == 2  # QE8: the neutral page stands where ours did

    page.go_back()  # QE4
    nothing_is_left(vega)
    page.go_forward()
    nothing_is_left(vega)
    vega.opens()
    nothing_is_left(vega)
    expect(page.locator("#begin")).to_be_visible()
    page.goto(vega.neutral)
    page.go_back()
    nothing_is_left(vega)
    bo.page.fill("#murmur", "Hon gick")  # the desk is as before


def test_another_page_and_back_without_leaving(phone: Callable[..., Phone], at_desk: Callable[..., Workplace]) -> None:
    """She taps a link in her talk's page and comes back: her talk is hers, and was not shown from the browser's memory."""
    at_desk()
    vega = phone()
    page = vega.begins(CANARY)
    vega.sent()
    page.goto(vega.neutral)
    page.go_back()
    vega.sees(CANARY)  # opened again with what this tab keeps locked, not shown from a page that was put aside
    page.click("#leave", no_wait_after=True)
    page.wait_for_url(vega.neutral)
    page.go_back()
    nothing_is_left(vega)


def test_a_volunteer_who_looked_at_the_page_stays_logged_in(
    phone: Callable[..., Phone], line: LineFacts, clock: cast.Clock
) -> None:  # QE6
    vega = phone()
    who = cast.bo(line, now=clock.now())
    walk.log_in(vega.context, cast.log_in(who))
    cast.on_duty(cast.cleo(line, now=clock.now()), now=the_clock.now() + timedelta(seconds=1))
    page = vega.begins(CANARY)
    vega.sent()
    assert cookies(vega.context) == {"__Host-s", "__Host-v"}
    page.click("#leave", no_wait_after=True)
    page.wait_for_url(vega.neutral)
    assert cookies(vega.context) == {"__Host-s"}
    page.goto(f"{vega.home}/desk/chatt/")
    expect(page.locator("#start-form")).to_be_visible()


def test_leaving_from_every_screen(phone: Callable[..., Phone], at_desk: Callable[..., Workplace]) -> None:  # QE1, QE7
    at_desk()
    for scripts in (True, False):
        vega = phone(scripts=scripts)
        page = vega.opens()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == "leave"
        box = page.locator("#leave").bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
    vega = phone()
    page = vega.begins(CANARY)
    vega.sent()
    page.focus("#say")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url(vega.neutral)
    assert cookies(vega.context) == set()
