"""Vega's train goes into a tunnel in the middle of a sentence: nothing is lost, and nothing is said twice."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.open_house import OpenHouse
from tests.phone import SEND, Phone
from tests.tunnel import tunnel
from tests.workplace import Workplace

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def test_in_the_middle_of_a_sentence(
    house: OpenHouse, phone: Callable[..., Phone], at_desk: Callable[..., Workplace]
) -> None:  # WS11, UX visitor 6
    bo = at_desk()
    with tunnel(house.address) as train:
        vega = phone(train.address)
        page = vega.begins("Hej")
        bo.takes("Hej")
        expect(page.locator(".log")).to_contain_text("Bo är här nu.")
        page.fill("#say", "Det var en kväll när")
        vega.loses_the_line()  # for good: the tunnel is torn down before the phone is put away
        train.cut()
        expect(page.locator(".bar")).to_have_text("Ingen uppkoppling. Det du skriver finns kvar.")
        expect(page.locator("#say")).to_have_value("Det var en kväll när")
        vega.calm()
        page.locator("#say").press_sequentially(" jag gick hem")
        page.click(SEND)
        expect(vega.bubbles.last.locator(".standing")).to_have_text("Skickar…")
        page.fill("#say", "och sedan")
        bo.says("Jag lyssnar")
        train.mend()
        expect(page.locator(".bar")).to_have_text("Uppkopplad igen.")
        bo.sees("Hej", "Jag lyssnar", "Det var en kväll när jag gick hem")
        expect(vega.bubbles.locator(".text")).to_have_count(3)
        expect(page.locator("#say")).to_have_value("och sedan")
        page.click(SEND)
        bo.sees("Hej", "Jag lyssnar", "Det var en kväll när jag gick hem", "och sedan")
        expect(vega.bubbles.locator(".text")).to_have_count(4)
        expect(page.locator(".bar")).to_be_hidden()


def test_a_reload_shows_what_was_said_while_the_line_was_lost(
    house: OpenHouse, phone: Callable[..., Phone], at_desk: Callable[..., Workplace]
) -> None:
    bo = at_desk()
    with tunnel(house.address) as train:
        vega = phone(train.address)
        page = vega.begins("Hej")
        bo.takes("Hej")
        vega.loses_the_line()
        train.cut()
        expect(page.locator(".bar")).to_be_visible()
        page.fill("#say", "Är du kvar?")
        page.click(SEND)
        expect(vega.bubbles.last.locator(".standing")).to_have_text("Skickar…")
        bo.says("Jag är kvar")
        train.mend()
        page.reload()  # what she had sent is kept in this tab, locked, until the server has it
        bo.sees("Hej", "Jag är kvar", "Är du kvar?")
        vega.sees("Hej", "Jag är kvar", "Är du kvar?")
