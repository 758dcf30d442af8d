"""Dag publishes a new version of the code book in the middle of a shift; Bo's form is open and loses nothing (AL3)."""

import pytest
from playwright.sync_api import Page, expect

from frirum.records.models import Contact
from tests import cast, walk

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def dag_at(chrome, home, line, clock, **more) -> Page:
    """Dag's window at the code book."""
    context = chrome.new_context(locale="sv", **more)
    walk.log_in(context, cast.log_in(cast.dag(line, now=clock.now())))
    page = context.new_page()
    page.goto(f"{home}/office/{line.organisation_slug}/code-book/")
    return page


def test_a_version_is_published_and_a_code_retired_while_a_form_is_open(at_desk, house, line, chrome, home, clock):
    bo, vega = at_desk(), house.vega(cast.Visitor(line))
    vega.says("Hej")
    bo.takes("Hej")
    bo.page.keyboard.press("Alt+e")
    expect(bo.page.locator("#coding")).to_be_visible()

    page = dag_at(chrome, home, line, clock)
    walk.calm(page)
    page.get_by_role("link", name="Ämne", exact=True).click()
    page.locator("#shame").get_by_role("button", name="Ta bort").click()
    page.get_by_role("link", name="Lägg till ett underämne till Sorg").click()
    page.get_by_label("Svenska").fill("Ett djur")
    page.get_by_role("button", name="Spara i utkastet").click()
    expect(page.locator("strong", has_text="Ett djur")).to_be_visible()
    page.get_by_role("link", name="Titta på det och publicera").click()
    walk.calm(page)
    expect(page.get_by_text("Ämne: ”Skam, skuld” kan inte väljas längre.")).to_be_visible()
    expect(page.locator(".coding option", has_text="Ett djur")).to_have_count(1)
    expect(page.locator(".coding option", has_text="Skam, skuld")).to_have_count(0)
    page.get_by_role("button", name="Publicera som version 2").click()
    expect(page.get_by_text("Version 2 används från och med nu.")).to_be_visible()
    page.context.close()

    form = bo.page.locator("#coding")
    form.locator("[name=risk][value=none]").check()
    form.locator("[role=combobox]").nth(1).fill("skam")
    bo.page.keyboard.press("Enter")
    bo.page.keyboard.press("Control+Enter")
    expect(form).to_be_hidden()
    kept = Contact.objects.get()
    assert kept.book.number == 1
    assert [code.key for code in kept.codes.all()] == ["shame"]


def test_it_all_works_at_320_pixels_with_scripts_off(line, house, chrome, home, clock):
    page = dag_at(chrome, home, line, clock, java_script_enabled=False, viewport={"width": 320, "height": 700})
    walk.calm(page)
    page.get_by_role("link", name="Alarmtelefonen").click()
    walk.calm(page)
    page.get_by_role("button", name="Gör utkastet så här").click()
    page.get_by_role("link", name="Kön", exact=True).click()
    page.locator("#man").get_by_role("button", name="Upp").click()
    expect(page.locator(".picks li").first).to_contain_text("Pojke")
    assert page.url.endswith("#man")
    walk.calm(page)
    page.locator("#man").get_by_role("link", name="Döp om").click()
    page.get_by_label("Svenska").fill("")
    page.get_by_role("button", name="Spara i utkastet").click()
    expect(page.locator(".errorlist").first).to_be_visible()
    walk.calm(page)
    page.get_by_role("link", name="Kodbok").click()
    page.get_by_role("link", name="Kasta utkastet").click()
    page.get_by_role("button", name="Kasta det").click()
    expect(page.get_by_text("Utkastet är borta.")).to_be_visible()
    page.context.close()
