"""Vega tells for the first time, on a phone, and leaves without a trace; with scripts on and with scripts off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from frirum.records.line import forget
from frirum.records.models import Conversation, Organisation
from tests import cast
from tests.complaints import of_a_lost_line
from tests.open_house import OpenHouse
from workshop import browser as chromium

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)

ALONE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1"
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 720}, "has_touch": True, "locale": "sv"}
SEND = "form.write button[type=submit]"


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    """Playwright turns the back-forward cache off; then a test of Back proves nothing."""
    with sync_playwright() as play:
        opened = play.chromium.launch(
            executable_path=chromium.ready(), args=[ALONE], ignore_default_args=["--disable-back-forward-cache"]
        )
        yield opened
        opened.close()


class Phone:
    """One phone: its page, what it asked for, and what it complained about."""

    def __init__(self, context: BrowserContext, house: OpenHouse) -> None:
        self.context, self.page, self.home = context, context.new_page(), house.address
        self.asked: list[str] = []
        self.wrong: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda said: self.wrong.append(said.text) if said.type == "error" else None)

    def opens(self) -> Page:
        self.page.goto(f"{self.home}/chatt/")
        self.page.wait_for_load_state("networkidle")
        return self.page

    def begins(self, text: str) -> Page:
        page = self.opens()
        page.fill("#words", text)
        page.click("#begin button[type=submit]", no_wait_after=True)
        return page


@pytest.fixture
def phone(chrome: Browser, house: OpenHouse) -> Iterator[Phone]:
    context = chrome.new_context(**PHONE)
    held = Phone(context, house)
    yield held
    context.close()
    strangers = [url for url in held.asked if not url.startswith(held.home) and url != neutral(house)]
    assert strangers == []  # AN4
    assert [one for one in held.wrong if "Permissions-Policy" not in one] == []


@pytest.fixture
def plain_phone(chrome: Browser, house: OpenHouse) -> Iterator[Page]:
    context = chrome.new_context(**PHONE, java_script_enabled=False)
    yield context.new_page()
    context.close()


def neutral(house: OpenHouse) -> str:
    """A page of another origin on this machine."""
    return house.address.replace("127.0.0.1", "localhost") + "/chatt/status.json"


def at_desk(house: OpenHouse) -> tuple[Any, cast.AtDesk]:
    now = cast.EVENING
    line = cast.storasyster(always_open=True)
    Organisation.objects.update(neutral_url=neutral(house))
    forget()
    bo = cast.on_duty(cast.bo(line, now=now), now=now)
    return house.desk(bo), bo


def test_vega_writes_and_bo_answers(house: OpenHouse, phone: Phone) -> None:
    desk, _bo = at_desk(house)
    page = phone.begins("Jag har aldrig berättat det här")
    expect(page.locator(".said.mine .text")).to_have_text("Jag har aldrig berättat det här")
    expect(page.locator(".standing")).to_contain_text("Skickat")
    expect(page.locator("#say")).to_be_focused()  # AX2
    [ref] = desk.until(lambda: [talk["c"] for talk in desk.last("desk")["queue"]])
    desk.until(lambda: desk.texts(ref) == ["Jag har aldrig berättat det här"])
    assert desk.deed("take", {"c": ref}).status_code == 200
    expect(page.locator(".log")).to_contain_text("Bo är här nu.")
    desk.says(ref, "Vad bra att du skriver")
    expect(page.locator(".said.theirs .text")).to_have_text("Vad bra att du skriver")
    expect(page.locator(".readers")).to_have_text("Kan läsa här: Bo")
    desk.send({"t": "typing", "c": ref, "on": True})
    expect(page.locator(".typing")).to_have_text("Bo skriver")
    page.fill("#say", "Det hände i somras")
    page.click(SEND)
    desk.until(lambda: desk.texts(ref)[-1] == "Det hände i somras")
    expect(page.locator("#say")).to_have_value("")


def test_a_reload_keeps_the_talk_and_its_words(house: OpenHouse, phone: Phone) -> None:
    desk, _bo = at_desk(house)
    page = phone.begins("Hej")
    expect(page.locator(".standing")).to_contain_text("Skickat")
    page.reload()
    expect(page.locator(".said.mine .text")).to_have_text("Hej")
    page.fill("#say", "Jag är kvar")
    page.click(SEND)
    [ref] = desk.until(lambda: [talk["c"] for talk in desk.last("desk")["queue"]])
    desk.until(lambda: desk.texts(ref) == ["Hej", "Jag är kvar"])


def test_the_line_is_lost_mid_sentence_and_nothing_with_it(house: OpenHouse, phone: Phone) -> None:
    desk, _bo = at_desk(house)
    page = phone.begins("Hej")
    expect(page.locator(".standing")).to_contain_text("Skickat")
    phone.context.set_offline(True)
    expect(page.locator(".bar")).to_have_text("Ingen uppkoppling. Det du skriver finns kvar.")
    page.fill("#say", "Skrivet utan nät")
    page.click(SEND)
    expect(page.locator(".standing").last).to_have_text("Skickar…")
    page.fill("#say", "och en halv men")
    phone.context.set_offline(False)
    expect(page.locator(".bar")).to_have_text("Uppkopplad igen.")
    expect(page.locator(".standing").last).to_contain_text("Skickat")
    expect(page.locator("#say")).to_have_value("och en halv men")
    [ref] = desk.until(lambda: [talk["c"] for talk in desk.last("desk")["queue"]])
    desk.until(lambda: desk.texts(ref) == ["Hej", "Skrivet utan nät"])
    phone.wrong = [one for one in phone.wrong if not of_a_lost_line(one)]  # of every line it could not open


def test_another_tab_goes_on_with_a_new_key(house: OpenHouse, phone: Phone) -> None:
    desk, _bo = at_desk(house)
    first = phone.begins("Hej")
    expect(first.locator(".standing")).to_contain_text("Skickat")
    other = phone.context.new_page()
    other.goto(f"{phone.home}/chatt/")
    other.get_by_role("button", name="Fortsätt här").click()
    other.fill("#say", "Nu skriver jag här")
    other.click(SEND)
    [ref] = desk.until(lambda: [talk["c"] for talk in desk.last("desk")["queue"]])
    desk.until(lambda: desk.texts(ref)[-1:] == ["Nu skriver jag här"])
    expect(other.locator(".log")).not_to_contain_text("Hej")
    expect(first.get_by_role("button", name="Fortsätt här")).to_be_visible()


def test_the_quick_exit_leaves_nothing_and_back_shows_nothing(house: OpenHouse, phone: Phone) -> None:
    at_desk(house)
    page = phone.begins("kanariefågel")
    expect(page.locator(".standing")).to_contain_text("Skickat")
    assert page.evaluate("history.length") == 2  # the empty first page of a new tab, and ours: QE8
    took = page.evaluate(
        "() => { const from = performance.now(); document.querySelector('#leave').click();"
        " return [document.body.childElementCount, performance.now() - from]; }"
    )
    assert took[0] == 0
    assert took[1] < 100  # QE2
    page.wait_for_url(neutral(house))
    talk = Conversation.objects.get()
    assert (talk.state, talk.end_reason, talk.share) == ("ended", "hurry", None)  # QE3
    assert phone.context.cookies() == []
    page.go_back()
    page.wait_for_load_state("networkidle")
    assert "kanariefågel" not in page.content()  # QE4


def test_nothing_is_stored_but_what_is_locked_and_nothing_after_the_end(house: OpenHouse, phone: Phone) -> None:
    at_desk(house)
    page = phone.begins("kanariefågel")
    expect(page.locator(".standing")).to_contain_text("Skickat")
    dump = "JSON.stringify([{...localStorage}, {...sessionStorage}])"
    kept = page.evaluate(dump)
    assert "kanarie" not in kept
    assert re.match(r"\[\{\},\{\"v\":", kept)  # QE9
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    page.click(".tools button")
    page.get_by_role("button", name="Avsluta", exact=True).click()
    expect(page.get_by_role("heading", name="Tack för att du skrev")).to_be_visible()
    assert page.evaluate(dump) == "[{},{}]"
    page.get_by_role("button", name="Ganska bra").click()
    expect(page.locator(".care [role=status]")).to_have_text("Tack för att du berättade.")
    assert Conversation.objects.get().feeling_after == 4  # ST2


def test_two_keys_lead_out_and_can_be_turned_off(house: OpenHouse, phone: Phone) -> None:
    at_desk(house)
    page = phone.begins("Hej")
    expect(page.locator(".standing")).to_contain_text("Skickat")
    page.click(".foot details.more > summary")
    page.click(".traces > summary")
    page.uncheck("#keys-on")
    page.focus("#say")
    for _ in range(3):
        page.keyboard.press("Escape")
    expect(page.locator("#say")).to_be_visible()
    page.check("#keys-on")
    page.focus("#say")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url(neutral(house))
    assert Conversation.objects.get().end_reason == "hurry"  # QE7


def test_where_a_stream_is_held_back_there_is_the_slower_list(house: OpenHouse, plain_phone: Page) -> None:
    at_desk(house)
    page = plain_phone
    page.goto(f"{house.address}/chatt/")
    page.fill("#words", "Hej")
    page.click("#begin button[type=submit]", no_wait_after=True)
    page.get_by_role("link", name="Använd den långsammare listan").click(no_wait_after=True)
    page.wait_for_load_state("load")  # the list is whole: a stream never loads to its end
    frame = page.frame_locator("iframe.reel")
    expect(frame.locator(".said.mine .text")).to_have_text("Hej")
    assert 'http-equiv="refresh" content="10"' in page.frames[-1].content()


def test_with_scripts_off_the_talk_is_the_same(house: OpenHouse, plain_phone: Page) -> None:
    desk, _bo = at_desk(house)
    page = plain_phone
    page.goto(f"{house.address}/chatt/")
    page.fill("#words", "Jag är <rädd>")
    page.click("#begin button[type=submit]", no_wait_after=True)
    frame = page.frame_locator("iframe.reel")
    expect(frame.locator(".said.mine .text")).to_have_text("Jag är <rädd>")
    expect(frame.locator("output:visible")).to_contain_text("Du står i kö.")
    [ref] = desk.until(lambda: [talk["c"] for talk in desk.last("desk")["queue"]])
    desk.until(lambda: desk.texts(ref) == ["Jag är <rädd>"])
    desk.deed("take", {"c": ref})
    desk.says(ref, "Jag lyssnar")
    expect(frame.locator(".said.theirs .text")).to_have_text("Jag lyssnar")
    page.fill("#words", "Tack")
    page.click("form.say button", no_wait_after=True)
    desk.until(lambda: desk.texts(ref)[-1] == "Tack")
    page.click("#leave", no_wait_after=True)
    desk.until(lambda: Conversation.objects.get().end_reason == "hurry")  # QE5, AN9
    assert page.context.cookies() == []
