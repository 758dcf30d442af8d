"""The pages work magnified four times, without motion, in the colours one has chosen; and never take the focus."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import walk
from tests.phone import Phone
from tests.workplace import Workplace

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)
# 1280 by 1024 pixels magnified four times are 320 by 256.
MAGNIFIED: dict[str, Any] = {"width": 320, "height": 256}


def in_view(page: Page, selector: str) -> None:
    """It can be scrolled to and is not covered by anything."""
    one = page.locator(selector).first
    one.scroll_into_view_if_needed()
    one.click(trial=True)


def test_the_visitor_s_page_magnified(phone: Callable[..., Phone], at_desk: Callable[..., Workplace]) -> None:  # AX3
    bo = at_desk()
    vega = phone(wide=True)
    vega.page.set_viewport_size(MAGNIFIED)
    page = vega.opens()
    vega.calm()
    in_view(page, "#begin button")
    vega.begins("Jag ser dåligt")
    bo.takes("Jag ser dåligt")
    bo.says("Det går bra")
    vega.sees("Jag ser dåligt", "Det går bra")
    for there in ("#say", "form.write [type=submit]", ".tools button", "#leave", ".foot > .more > summary"):
        in_view(page, there)
    vega.calm()
    page.check("#size-3", force=True) if page.locator("#size-3").is_visible() else page.click(".foot > .more > summary")
    vega.calm()


@pytest.mark.parametrize("how", [{"reduced_motion": "reduce"}, {"forced_colors": "active"}, {"contrast": "more"}])
def test_motion_and_colours_are_hers(
    phone: Callable[..., Phone], at_desk: Callable[..., Workplace], how: dict[str, Any]
) -> None:  # AX3
    bo, vega = at_desk(), phone()
    for page in (bo.page, vega.page):
        page.emulate_media(**how)
    page = vega.begins("Hej")
    bo.takes("Hej")
    bo.page.locator("#reply").press_sequentially("Jag")
    expect(page.locator(".typing")).to_contain_text("skriver")
    moving = "document.getAnimations().filter((one) => one.playState === 'running').length"
    if "reduced_motion" in how:
        assert [one.evaluate(moving) for one in (page, bo.page)] == [0, 0]
    for one in (page, bo.page):
        assert walk.violations(one) == []
        assert walk.wider_than_the_window(one) == []


def test_what_comes_never_takes_the_focus(
    phone: Callable[..., Phone], at_desk: Callable[..., Workplace]
) -> None:  # AX2
    bo = at_desk()
    vega = phone()
    page = vega.begins("Hej")
    expect(page.locator("#say")).to_be_focused()
    page.locator("#leave").focus()
    bo.page.locator("#murmur").focus()
    other = phone()
    other.begins("En till")
    expect(bo.page.locator("#waiting li")).to_have_count(2)
    expect(bo.page.locator("#murmur")).to_be_focused()
    bo.page.keyboard.press("Alt+t")
    expect(page.locator(".log")).to_contain_text("Bo är här nu.")
    bo.says("Hej")
    expect(vega.bubbles).to_have_count(2)
    expect(page.locator("#leave")).to_be_focused()
    log = page.locator("[role=log]")
    expect(log).to_have_attribute("aria-live", "polite")
    expect(log).to_have_attribute("tabindex", "0")


def test_the_desk_magnified(phone: Callable[..., Phone], at_desk: Callable[..., Workplace]) -> None:  # AX3
    bo = at_desk(screen=MAGNIFIED)
    vega = phone()
    vega.begins("Hej")
    bo.takes("Hej")
    for column, there in (
        *(("queue", "[data-do=take]"), ("talk", "#reply"), ("talk", "#send")),
        *(("facts", "#young"), ("room", "#murmur-send")),
    ):
        bo.page.click(f"#switcher [value={column}]")
        in_view(bo.page, there)
        bo.calm()
    bo.page.click("#switcher [value=facts]")
    bo.page.click("#open-acute")
    in_view(bo.page, "#sheet-acute .close")
    bo.calm()
