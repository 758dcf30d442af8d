"""Two volunteers and a visitor in a real browser: by keyboard, sealed all the way, with one hand-over (ST4, AL4)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from frirum.records.models import CannedReply, Message
from frirum.web.logins import SessionStore
from tests import cast
from tests.open_house import OpenHouse

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)
CHROMIUM = "/usr/lib/chromium/chromium"
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def line(house: OpenHouse):
    made = cast.storasyster(always_open=True)
    CannedReply.objects.create(
        organisation_id=made.organisation_id, shortcut="hej", language="sv", text="Hej, jag heter {alias}."
    )
    return made


def at_desk(chromium: Browser, house: OpenHouse, who: cast.Person) -> Page:
    """A browser of hers, logged in, on duty; every error on its page fails the story."""
    where = house.address.replace("127.0.0.1", "localhost")
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="sv")
    session = {"name": "__Host-s", "value": cast.log_in(who), "domain": "localhost", "path": "/"}
    context.add_cookies([{**session, "secure": True, "httpOnly": True, "sameSite": "Lax"}])
    page = context.new_page()
    page.on("pageerror", lambda trouble: page.evaluate("e => { document.title = 'TROUBLE ' + e }", str(trouble)))
    page.goto(f"{where}/desk/chatt/")
    page.locator(f"#start-form [value={who.seat}]").check()
    page.locator("#start-form button").press("Enter")
    expect(page.locator("#connection-now[data-open]")).to_be_attached()
    return page


def axe(page: Page) -> list[str]:
    """What axe finds on the page as it stands (AX1)."""
    page.context.new_cdp_session(page).send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    return page.evaluate(
        "async () => (await axe.run(document)).violations.map(v => v.id + ' ' + v.nodes.map(n => n.html).join())"
    )


def test_a_shift_by_keyboard_with_a_whisper_a_sheet_and_a_hand_over(chromium, house, line, clock):
    bo = at_desk(chromium, house, cast.bo(line, now=clock.now()))
    cleo = at_desk(chromium, house, cast.cleo(line, now=clock.now()))
    vega = house.vega(cast.Visitor(line))
    vega.says("Hej, jag vet inte hur jag ska börja.")

    # She is seen, with her first words, and the title counts her without telling of her.
    expect(bo.locator("#waiting .first")).to_have_text("Hej, jag vet inte hur jag ska börja.")
    assert bo.title() == "(1) Chat"
    assert axe(bo) == []
    bo.keyboard.press("Alt+t")
    expect(bo.locator("#log .text")).to_have_text("Hej, jag vet inte hur jag ska börja.")

    # A canned reply is put in for editing and not sent at once; å, ä, ö and @ are letters.
    bo.keyboard.press("Alt+l")
    bo.keyboard.type("/he")
    bo.keyboard.press("Enter")
    expect(bo.locator("#reply")).to_have_value("Hej, jag heter Bo.")
    assert not Message.objects.filter(sender__gt=0).exists()
    bo.keyboard.type(" Åh, ärligt @ {ö}")
    bo.keyboard.press("Enter")
    vega.until(lambda: vega.texts()[-1:] == ["Hej, jag heter Bo. Åh, ärligt @ {ö}"])

    # Cleo is asked, and nothing of the talk is hers before a line has said so.
    bo.keyboard.press("Alt+h")
    expect(bo.locator("#sheet-ask")).to_be_visible()
    assert axe(bo) == []
    bo.locator("#ask-form button[type=submit]").press("Enter")
    expect(cleo.locator("#askings .asking")).to_have_count(1)
    assert "börja" not in cleo.locator("#the-talk").inner_text()
    cleo.locator("#askings .main").press("Enter")
    expect(cleo.locator("#log .text").first).to_have_text("Hej, jag vet inte hur jag ska börja.")
    vega.hears("line", kind="can_read")

    # A whisper goes to the backroom's lane, and she never hears of it.
    bo.keyboard.press("Alt+w")
    bo.keyboard.type("Hon verkar ung")
    bo.keyboard.press("Enter")
    expect(cleo.locator("#room-log [data-kind=whisper] .text")).to_have_text("Hon verkar ung")
    assert "Hon verkar ung" not in "".join(vega.texts())

    # Acute danger opens its sheet with the number to call.
    bo.keyboard.press("Alt+a")
    bo.keyboard.press("ArrowUp")  # from "not judged" round the corner to "acute"
    expect(bo.locator("#sheet-acute")).to_be_visible()
    expect(bo.locator("#sheet-acute .number")).to_contain_text("112")
    assert axe(bo) == []
    bo.keyboard.press("Escape")
    expect(cleo.locator("#talk-danger[data-danger=acute]")).to_be_visible()

    # Handed over with two lines; who had it has it no more, and she is told who takes over.
    bo.keyboard.press("Control+k")
    bo.keyboard.type("Lämna över")
    bo.keyboard.press("Enter")
    bo.locator("#lines").fill("Orolig för kvällen.\nVill ringa mamma.")
    bo.locator("#ask-form button[type=submit]").press("Enter")
    expect(cleo.locator("#room-log [data-kind=handover] .text")).to_contain_text("Vill ringa mamma")
    cleo.locator("#askings .main").press("Enter")
    vega.hears("line", kind="handed_over")
    expect(bo.locator("#no-talk")).to_be_visible()
    cleo.keyboard.press("Alt+l")
    cleo.keyboard.type("Jag har läst. Jag är här.")
    cleo.keyboard.press("Enter")
    vega.until(lambda: vega.texts()[-1:] == ["Jag har läst. Jag är här."])
    assert axe(cleo) == []

    # After a reload her key is unlocked again, and everything can be read.
    cleo.reload()
    expect(cleo.locator("#log .text").last).to_have_text("Jag har läst. Jag är här.")
    expect(cleo.locator("#room-log .text").last).to_contain_text("Vill ringa mamma")

    # Ended, with five seconds to think again.
    cleo.keyboard.press("Alt+e")
    cleo.locator(".toast button", has_text="Ångra").press("Enter")
    cleo.wait_for_timeout(5500)
    expect(cleo.locator("#reply-form")).to_be_visible()
    cleo.keyboard.press("Alt+e")
    expect(cleo.locator("#talk-state")).to_contain_text("raderas 20 minuter", timeout=9000)
    assert not any(page.title().startswith("TROUBLE") for page in (bo, cleo))


def test_two_tabs_of_one_volunteer_and_a_narrow_screen(chromium, house, line, clock):
    bo = at_desk(chromium, house, cast.bo(line, now=clock.now()))
    other = bo.context.new_page()
    other.goto(bo.url)
    expect(other.locator("#stopped-elsewhere")).to_be_visible()
    assert axe(other) == []
    other.locator("#use-this").press("Enter")
    expect(other.locator("#connection-now[data-open]")).to_be_attached()
    expect(bo.locator("#stopped-elsewhere")).to_be_visible()
    bo.locator("#murmur").fill("Halvskrivet")
    bo.locator("#use-this").press("Enter")
    expect(bo.locator("#connection-now[data-open]")).to_be_attached()
    expect(bo.locator("#murmur")).to_have_value("Halvskrivet")
    expect(bo.locator("#stopped")).to_be_hidden()
    other.locator("#use-this").press("Enter")
    expect(other.locator("#stopped")).to_be_hidden()
    expect(other.locator("#connection-now[data-open]")).to_be_attached()

    other.set_viewport_size({"width": 320, "height": 700})
    for column in ("queue", "talk", "facts", "room"):
        other.locator(f"#switcher [value={column}]").press("Enter")
        assert other.evaluate("document.documentElement.scrollWidth") == 320
        assert axe(other) == []
    for scheme in ("light", "dark"):
        other.emulate_media(color_scheme=scheme, forced_colors="none")
        assert axe(other) == []


def test_a_log_in_that_ends_loses_no_draft(chromium, house, line, clock):  # SA11, SA13
    who = cast.bo(line, now=clock.now())
    bo = at_desk(chromium, house, who)
    vega = house.vega(cast.Visitor(line))
    vega.says("Är någon där?")
    expect(bo.locator("#waiting .take")).to_be_enabled()
    bo.keyboard.press("Alt+t")
    expect(bo.locator("#reply")).to_be_visible()
    bo.locator("#reply").fill("Ja, jag är här och")
    [session] = [one for one in bo.context.cookies() if one["name"] == "__Host-s"]
    SessionStore(session["value"]).delete()
    expect(bo.locator("#stopped-logged_out")).to_be_visible(timeout=9000)
    assert axe(bo) == []
    bo.locator("#resume").press("Enter")
    expect(bo.locator(".toast").last).to_contain_text("utloggad")

    bo.context.add_cookies([{**session, "value": cast.log_in(who)}])
    bo.locator("#resume").press("Enter")
    expect(bo.locator("#start-form button")).to_be_visible()
    bo.locator("#start-form button").press("Enter")
    expect(bo.locator("#waiting .take")).to_have_count(1)  # she went back to the front of the queue, not away
    expect(bo.locator("#waiting .first")).to_have_text("Är någon där?")
    bo.keyboard.press("Alt+t")
    expect(bo.locator("#reply")).to_have_value("Ja, jag är här och")
