"""Bo works a whole shift without a mouse, on a Nordic keyboard: nothing he types is taken for a command."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests import walk
from tests.phone import Phone
from tests.workplace import Workplace

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)
# What AltGr sends where these signs stand on Nordic keyboards; on Windows it is Ctrl and Alt together.
ALT_GR = {
    "@": "Digit2",
    "{": "Digit7",
    "}": "Digit0",
    "[": "Digit8",
    "]": "Digit9",
    "\\": "Minus",
    "€": "KeyE",
    "µ": "KeyM",
}


def alt_gr(page: Page, sign: str) -> None:
    """Press AltGr and a key as Chromium on Windows tells it to a page: as Ctrl and Alt, with a sign that is written."""
    prevented = page.evaluate(
        """([key, code]) => {
          const press = { key, code, altKey: true, ctrlKey: true, modifierAltGraph: true, bubbles: true, cancelable: true };
          return !document.activeElement.dispatchEvent(new KeyboardEvent("keydown", press));
        }""",
        [sign, ALT_GR[sign]],
    )
    assert not prevented, sign
    page.keyboard.insert_text(sign)


def press_until(page: Page, selector: str, key: str = "Tab", most: int = 60) -> None:
    """Press a key until the focus is there."""
    for _ in range(most):
        if page.locator(selector).evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{selector} cannot be reached by {key}")


def test_a_shift_by_keyboard_only(phone: Callable[..., Phone], at_desk: Callable[..., Workplace]) -> None:
    bo = at_desk()
    page, keys = bo.page, bo.page.keyboard
    one, other = phone(), phone()
    one.begins("Hej, är du där?")
    other.begins("Jag heter inget")
    expect(page.locator("#waiting .take:not([aria-disabled])")).to_have_count(2)
    expect(page).to_have_title("(2) Chat")

    # He takes the first, and writes with every sign that a Nordic keyboard has under AltGr.
    keys.press("Alt+t")
    expect(bo.words).to_have_text("Hej, är du där?")
    expect(page.locator("#send:not([aria-disabled])")).to_be_visible()
    keys.press("Alt+l")
    keys.type("Åh, hej på dig! Ärligt: ö ")
    for sign in ALT_GR:
        alt_gr(page, sign)
    said = "Åh, hej på dig! Ärligt: ö " + "".join(ALT_GR)
    expect(page.locator("#reply")).to_have_value(said)
    expect(page.locator("dialog[open]")).to_have_count(0)
    keys.press("Enter")
    bo.sees("Hej, är du där?", said)
    one.sees("Hej, är du där?", said)

    # A canned reply is put in, made his own, and only then sent; Shift+Enter is a new line.
    keys.type("/he")
    expect(page.locator("#replies [aria-selected=true]")).to_contain_text("/hej")
    bo.calm()
    keys.press("Enter")
    expect(page.locator("#reply")).to_have_value("Hej, jag heter Bo.")
    keys.press("Shift+Enter")
    keys.type("Hur är det?")
    keys.press("Enter")
    one.sees("Hej, är du där?", said, "Hej, jag heter Bo.\nHur är det?")

    # A draft stays with its talk while he looks at the other one.
    keys.type("halvskriv")
    keys.press("Alt+t")
    bo.sees("Jag heter inget")
    expect(page.locator("#reply")).to_have_value("")
    one.says("Jag vet inte")
    expect(page.locator("#mine .unread").first).to_have_text("1 nya")
    keys.press("Alt+ArrowUp")
    expect(page.locator("#reply")).to_have_value("halvskriv")
    keys.press("Alt+l")
    keys.type("et")
    keys.press("Enter")
    expect(one.bubbles.last.locator(".text")).to_have_text("halvskrivet")

    # Danger, steps and handbook; every press has its way back.
    keys.press("Alt+a")
    keys.press("ArrowDown")
    expect(page.locator("#danger [value=none]")).to_be_checked()
    keys.press("Alt+b")
    keys.press("Enter")
    expect(page.locator("#handbook-title")).to_be_focused()
    keys.press("Shift+Tab")
    keys.press("Enter")
    expect(page.locator("#handbook-page")).to_be_hidden()
    keys.press("Alt+n")
    keys.type("Två på en gång, men det går bra @ nu")
    keys.press("Enter")
    expect(page.locator("#room-log .text")).to_have_text("Två på en gång, men det går bra @ nu")

    # Everything else by name; and the list of keys by a question mark, but not while he writes one.
    keys.press("Alt+l")
    keys.type("Eller?")
    expect(page.locator("dialog[open]")).to_have_count(0)
    keys.press("Control+a")
    keys.press("Delete")
    keys.press("Control+k")
    expect(page.locator("#sheet-palette")).to_be_visible()
    keys.type("avsluta")
    bo.calm()
    keys.press("Enter")
    expect(page.locator(".toast").last).to_contain_text("avslutas om fem sekunder")
    expect(one.page.get_by_role("heading", name="Tack för att du skrev")).to_be_visible()
    press_until(page, "#mine li:nth-child(1) button", "Shift+Tab")


def test_every_control_is_reached_by_tab(at_desk: Callable[..., Workplace]) -> None:
    bo = at_desk()
    for control in ("#shift summary:has(#state)", "[data-do=take]", "#directory-search", "#murmur"):
        press_until(bo.page, control)
    walk.calm(bo.page)


def test_keys_can_be_turned_off(phone: Callable[..., Phone], at_desk: Callable[..., Workplace]) -> None:  # WCAG 2.1.4
    bo = at_desk()
    phone().begins("Hej")
    bo.waits("Hej")
    bo.page.keyboard.press("Shift+?")
    bo.page.uncheck("#set-chordsOn")
    bo.calm()
    bo.page.keyboard.press("Escape")
    bo.page.keyboard.press("Alt+t")
    expect(bo.page.locator("#waiting li")).to_have_count(1)
    bo.page.keyboard.press("Control+k")
    bo.page.keyboard.type("Ta den som")
    bo.page.keyboard.press("Enter")
    expect(bo.words).to_have_text("Hej")
