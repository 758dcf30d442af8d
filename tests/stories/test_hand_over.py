"""Bo thinks with Cleo, the back-up, and hands over to her with two lines; Vega reads in words who reads, all along."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.phone import Phone
from tests.workplace import Workplace

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def test_a_sounding_board_and_a_hand_over(
    phone: Callable[..., Phone], at_desk: Callable[..., Workplace]
) -> None:  # AZ2, AZ8
    bo, cleo = at_desk("Bo"), at_desk("Cleo", seat="back_up")
    vega = phone()
    vega.begins("Jag tror att jag blev våldtagen")
    bo.takes("Jag tror att jag blev våldtagen")
    expect(vega.page.locator(".readers")).to_have_text("Kan läsa här: Bo")
    bo.says("Tack för att du berättar. Jag tror dig.")
    vega.sees("Jag tror att jag blev våldtagen", "Tack för att du berättar. Jag tror dig.")

    # Cleo is asked to think along. Before she has said yes she reads nothing; then Vega is told that she does.
    bo.page.click("#ask")
    expect(bo.page.locator("#sheet-ask")).to_be_visible()
    bo.calm()
    bo.page.click("#ask-form [type=submit]")
    asking = cleo.page.locator("#askings .asking")
    expect(asking).to_contain_text("Bo ber dig läsa med")
    assert "våldtagen" not in cleo.page.locator("#the-talk").inner_text()
    expect(vega.page.locator(".readers")).to_have_text("Kan läsa här: Bo")
    asking.locator(".main").click()
    cleo.sees("Jag tror att jag blev våldtagen", "Tack för att du berättar. Jag tror dig.")
    expect(vega.page.locator(".log")).to_contain_text("Cleo kan läsa med nu.")
    expect(vega.page.locator(".readers")).to_have_text("Kan läsa här: Bo och Cleo")
    expect(cleo.page.locator("#reply-form")).to_be_hidden()
    cleo.calm()

    # What they whisper stays between them.
    bo.page.click("[data-do=whisper]")
    bo.tells_colleagues("Hon undrar om hon ska anmäla")
    expect(cleo.page.locator("#room-log [data-kind=whisper] .text")).to_have_text("Hon undrar om hon ska anmäla")
    expect(vega.page.locator("body")).not_to_contain_text("anmäla")

    # Handed over with two lines. Bo has it no more; Vega reads who has it, and that it was read.
    bo.page.click("#ask")
    bo.page.check("#ask-form [value=takeover]")
    bo.page.fill("#lines", "Utsatt i helgen.\nVill veta vad en läkare gör.")
    bo.page.click("#ask-form [type=submit]")
    expect(asking).to_contain_text("ta över")
    expect(cleo.page.locator("#room-log [data-kind=handover] .text")).to_contain_text("Vill veta vad en läkare gör.")
    asking.locator(".main").click()
    expect(vega.page.locator(".log")).to_contain_text("Cleo tar över och har läst vad du skrev.")
    expect(vega.page.locator(".who")).to_have_text("Du skriver med Cleo")
    expect(vega.page.locator(".readers")).to_have_text("Kan läsa här: Cleo")
    expect(bo.page.locator("#no-talk")).to_be_visible()
    vega.says("Hej Cleo")
    cleo.says("Hej. Jag finns här nu.")
    vega.sees(
        *("Jag tror att jag blev våldtagen", "Tack för att du berättar. Jag tror dig."),
        *("Hej Cleo", "Hej. Jag finns här nu."),
    )
    assert "Hej Cleo" not in bo.page.content()
    vega.calm()


def test_a_no_leaves_everything_as_it_was(phone: Callable[..., Phone], at_desk: Callable[..., Workplace]) -> None:
    bo, cleo = at_desk("Bo"), at_desk("Cleo", seat="back_up")
    vega = phone()
    vega.begins("Hej")
    bo.takes("Hej")
    bo.page.click("#ask")
    bo.page.click("#ask-form [type=submit]")
    cleo.page.locator("#askings").get_by_role("button", name="Inte nu").click()
    expect(bo.page.locator("#askings .asking")).to_have_count(0)
    expect(cleo.page.locator("#no-talk")).to_be_visible()
    expect(vega.page.locator(".readers")).to_have_text("Kan läsa här: Bo")
