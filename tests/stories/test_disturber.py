"""Somebody disturbs: a colleague agrees to a block, or does not; crisis numbers stay on the screen all the same."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.phone import Phone
from tests.workplace import Workplace

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def test_a_block_that_a_colleague_agrees_to(
    phone: Callable[..., Phone], at_desk: Callable[..., Workplace]
) -> None:  # AB3
    bo, cleo = at_desk("Bo"), at_desk("Cleo")
    someone = phone()
    page = someone.begins("dumma ord")
    bo.takes("dumma ord")
    bo.page.click("#block")
    asked = cleo.page.locator("#askings .asking")
    expect(asked).to_contain_text("Bo vill blockera")
    expect(page.locator("#say")).to_be_visible()  # nobody blocks alone
    cleo.calm()
    asked.locator(".main").click()
    expect(page.locator(".aftercare")).to_contain_text("Vi har avslutat samtalet.")
    page.click(".foot > .more > summary")
    expect(page.locator(".sos a[href='tel:112']")).to_be_visible()
    expect(page.locator(".elsewhere").last).to_contain_text("Bris")
    someone.calm()

    # The door stays shut for this visit, in her language; the numbers stay.
    page = someone.opens()
    page.fill("#words", "en gång till")
    page.click("#begin button[type=submit]")
    expect(page.locator(".notice")).to_contain_text("Chatten är stängd för dig tills vi öppnar nästa gång")
    expect(page.locator("#words")).to_have_value("en gång till")
    expect(page.locator(".sos a[href='tel:112']")).to_be_visible()
    someone.calm()
    someone.was_told("403")

    # Undone, she may write again.
    cleo.page.locator("#askings").get_by_role("button", name="Ta tillbaka").click()
    expect(cleo.page.locator("#askings .asking")).to_have_count(0)
    someone.begins("förlåt")
    bo.waits("förlåt")


def test_a_colleague_who_does_not_agree(phone: Callable[..., Phone], at_desk: Callable[..., Workplace]) -> None:
    bo, cleo = at_desk("Bo"), at_desk("Cleo")
    someone = phone()
    someone.begins("dumma ord")
    bo.takes("dumma ord")
    bo.page.click("#block")
    cleo.page.locator("#askings").get_by_role("button", name="Inte nu").click()
    expect(bo.page.locator("#askings .asking")).to_have_count(0)
    someone.says("jag menade inte så")
    bo.sees("dumma ord", "jag menade inte så")


def test_the_asker_takes_it_back(phone: Callable[..., Phone], at_desk: Callable[..., Workplace]) -> None:
    bo, cleo = at_desk("Bo"), at_desk("Cleo")
    phone().begins("dumma ord")
    bo.takes("dumma ord")
    bo.page.click("#block")
    expect(cleo.page.locator("#askings .asking")).to_have_count(1)
    bo.page.locator(".toast", has_text="hålla med").get_by_role("button", name="Ångra").click()
    expect(cleo.page.locator("#askings .asking")).to_have_count(0)
    expect(bo.page.locator("#reply-form")).to_be_visible()
