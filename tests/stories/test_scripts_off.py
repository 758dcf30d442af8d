"""Vega has scripts switched off the whole way: first words, waiting, talking, feeling, end and aftercare; and exit."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from frirum.records.models import Conversation
from tests.phone import Phone
from tests.workplace import Workplace

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)
LONG = "Det började i somras. 💜👩‍👩‍👧 " * 330 + "שלום Slut."


def test_the_whole_way_without_scripts(phone: Callable[..., Phone], at_desk: Callable[..., Workplace]) -> None:  # AN9
    bo = at_desk()
    vega = phone(scripts=False)
    page = vega.opens()
    assert "vår server som låser dina ord" in page.locator("#begin noscript p").inner_text()
    vega.calm()
    vega.begins("Jag är <rädd> & ensam", feeling="2", label="girl", age="15")
    expect(vega.reel.locator("output:visible")).to_contain_text("Du står i kö")
    vega.sees("Jag är <rädd> & ensam")
    vega.calm()

    # Waiting, she writes on: long, with emoji and another direction. Nothing of it is lost.
    vega.says_plain(LONG)
    bo.waits("Jag är <rädd>")
    expect(bo.page.locator("#waiting .label")).to_have_text("Tjej 15")
    bo.takes("Jag är <rädd> & ensam")
    bo.sees("Jag är <rädd> & ensam", LONG)
    expect(bo.page.locator("#talk-state")).to_contain_text("Enkel sida")
    bo.page.locator("#reply").press_sequentially("Jag")
    expect(vega.reel.locator("output:visible")).to_contain_text("Bo skriver")
    bo.says("Jag lyssnar 💜")
    vega.sees("Jag är <rädd> & ensam", LONG, "Jag lyssnar 💜")
    expect(vega.reel.locator(".note").first).to_have_text("Bo är här nu.")
    vega.says_plain("Tack")
    bo.sees("Jag är <rädd> & ensam", LONG, "Jag lyssnar 💜", "Tack")
    page.click("form.say button", no_wait_after=True)  # an empty box sends nothing and loses nothing
    vega.calm()

    # She ends it herself; then how she feels, and others who can help.
    page.click("form.end summary")
    page.click("form.end button", no_wait_after=True)
    expect(page.get_by_role("heading", name="Tack för att du skrev")).to_be_visible()
    expect(page.locator(".cards")).to_contain_text("Bris")
    vega.calm()
    page.get_by_role("button", name="Ganska bra").click(no_wait_after=True)
    expect(page.get_by_text("Tack för att du berättade.")).to_be_visible()
    talk = Conversation.objects.get()
    assert (talk.feeling_before, talk.feeling_after, talk.end_reason) == (2, 4, "visitor")  # ST2
    expect(bo.lines.last).to_contain_text("Den stödsökande avslutade")


def test_the_exit_without_scripts(phone: Callable[..., Phone], at_desk: Callable[..., Workplace]) -> None:
    bo = at_desk()
    vega = phone(scripts=False)
    page = vega.begins("kanariefågel")
    bo.takes("kanariefågel")
    page.click("#leave", no_wait_after=True)
    page.wait_for_url(vega.neutral)
    assert vega.context.cookies() == []  # QE5
    expect(bo.lines.last).to_contain_text("lämnade sidan hastigt")  # QE3
    page.go_back(wait_until="commit")
    page.wait_for_url("**/chatt/**", wait_until="commit")
    expect(page.locator("body")).not_to_contain_text("kanariefågel")  # QE4
    for frame in page.frames:
        assert "kanariefågel" not in frame.content()
