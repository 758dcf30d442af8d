"""A girl of twelve, who answers with one word: Bo has steps to follow, questions to ask, and a sheet for what goes on."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.phone import Phone
from tests.workplace import Workplace

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def test_a_girl_of_twelve_with_one_word_answers(
    phone: Callable[..., Phone], at_desk: Callable[..., Workplace]
) -> None:  # AN1, AL2, ST3
    bo = at_desk()
    vega = phone()
    vega.begins("hej", label="girl", age="12", feeling="1")
    expect(bo.page.locator("#waiting .label")).to_have_text("Tjej 12")
    bo.takes("hej")
    expect(bo.page.locator("#talk-label")).to_have_text("Tjej 12")
    expect(bo.page.locator("#facts-list")).to_contain_text("1 av 5")

    # The steps stand beside the talk, with questions to ask; a tick is Bo's own and goes nowhere else.
    steps = bo.page.locator("#phases > ol > li")
    for number, (asked, answered) in enumerate(
        [("Hur är det att skriva här just nu?", "ok"), ("Vad vill du börja med?", "vet inte"), ("Är det hemma?", "ja")]
    ):
        bo.says(asked)
        expect(vega.bubbles.last.locator(".text")).to_have_text(asked)
        vega.says(answered)
        expect(bo.words.last).to_have_text(answered)
        steps.nth(number).locator("input").click()  # ticked when the server said so
        expect(steps.nth(number)).to_have_attribute("data-done", "")
    bo.calm()

    # It still goes on: the sheet says what helps, the child line's number, and what must not be promised.
    bo.page.click("#young")
    sheet = bo.page.locator("#sheet-young")
    expect(sheet).to_be_visible()
    expect(sheet.locator(".number")).to_contain_text("116 111")
    expect(sheet).to_contain_text("Lova inget du inte kan hålla")
    expect(sheet).to_contain_text("Bara om någon är i fara för sitt liv")
    bo.calm()
    bo.page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(bo.page.locator("#young")).to_be_checked()

    # Her own page says nothing of it, and helps a child who writes little.
    expect(vega.page.locator("body")).not_to_contain_text("pågår fortfarande")
    vega.sees(
        "hej", "Hur är det att skriva här just nu?", "ok", "Vad vill du börja med?", "vet inte", "Är det hemma?", "ja"
    )
    vega.calm()
