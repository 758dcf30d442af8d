"""Bo codes a talk by keyboard alone, in a few seconds; leaves one for later; and codes one without scripts (AL3)."""

import pytest
from playwright.sync_api import Page, expect

from frirum.records.models import CodingSlip, Contact
from tests import cast, walk

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


class Keys:
    """A keyboard that counts; a chord is one press."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1


def test_a_talk_is_coded_by_keyboard_in_a_dozen_presses(at_desk, house, line):
    bo, vega = at_desk(), house.vega(cast.Visitor(line))
    page, keys = bo.page, Keys(bo.page)
    vega.says("Hej")
    bo.takes("Hej")
    bo.says("Hej, jag är här")
    bo.judges("none")
    page.keyboard.press("Alt+e")  # ends in five seconds
    expect(page.locator("#coding")).to_be_visible()
    expect(page.locator("#coding-h")).to_contain_text(page.locator("#talk-label").inner_text())
    expect(page.locator("#coding [role=combobox]").first).to_be_focused()
    expect(page.locator("#coding [name=risk][value=none]")).to_be_checked()  # from what he judged during the talk

    keys.press("s", "j", "Enter")  # who: själv utsatt
    keys.press("3")  # 15 to 17
    keys.press("1")  # girl or woman
    keys.press("s", "k", "a", "Enter")  # skam, skuld
    keys.press("1")  # told before: the first time ever
    keys.press("Control+Enter")
    expect(page.locator("#coding")).to_be_hidden()
    assert keys.pressed <= 12, keys.pressed

    kept = Contact.objects.get()
    assert (kept.who, kept.age, kept.gender, kept.told, kept.risk) == (
        "exposed_self", "15_17", "woman", "first_time", "none",
    )  # fmt: skip
    assert [(one.key, one.main, one.primary) for one in kept.codes.all()] == [("shame", "after", True)]
    expect(page.locator("#slips li")).to_have_count(1)  # he may correct it until the debrief ends
    page.locator("#slips button").click()
    expect(page.locator("#coding [name=told][value=first_time]")).to_be_checked()
    page.locator("#coding [name=ongoing][value=past]").check()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#coding")).to_be_hidden()
    assert Contact.objects.get().ongoing == "past"


def test_what_is_missing_is_said_and_later_is_always_possible(at_desk, house, line):
    bo, vega = at_desk(), house.vega(cast.Visitor(line))
    page = bo.page
    vega.says("Hej")
    bo.takes("Hej")
    page.keyboard.press("Alt+e")
    expect(page.locator("#coding")).to_be_visible()
    bo.calm()
    page.locator("#coding button.main").click()  # nobody judged the danger, so nothing is chosen for it
    expect(page.locator("#coding .wrong", has_text="Välj")).to_be_visible()
    assert not Contact.objects.exists()
    page.locator("#code-later").click()
    expect(page.locator("#coding")).to_be_hidden()
    expect(page.locator("#slips li")).to_have_count(1)
    page.reload()
    bo.connected()
    page.keyboard.press("Alt+c")
    expect(page.locator("#coding")).to_be_visible()


def test_the_morning_after_without_scripts(at_desk, house, line, chrome, home):
    bo, vega = at_desk(), house.vega(cast.Visitor(line))
    vega.says("Hej")
    bo.takes("Hej")
    bo.page.keyboard.press("Alt+e")
    expect(bo.page.locator("#slips li")).to_have_count(1)
    context = chrome.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800}, locale="sv")
    walk.log_in(context, bo.session)
    page = context.new_page()
    page.goto(f"{home}/desk/{line.slug}/coding/")
    walk.calm(page)
    page.locator(".card a").click()
    walk.calm(page)
    page.locator("main button.main").click()
    expect(page.locator(".wrong").first).to_be_visible()
    page.locator("[name=risk][value=concern]").check()
    page.select_option("[name=topic]", "after*")  # a main topic, and that none under it fits
    page.locator("main button.main").click()
    expect(page.locator(".messages")).to_be_visible()
    context.close()
    kept = Contact.objects.get()
    assert (kept.risk, kept.codes.get().none_fits) == ("concern", True)
    assert CodingSlip.objects.get().coded_at is not None
