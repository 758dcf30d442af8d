"""Bo registers an evening of phone calls, by keyboard and without scripts; Dag corrects one of them (CS2, BO10)."""

import pytest
from playwright.sync_api import expect

from frirum.records.models import Contact, Correction
from tests import cast, walk

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def test_register_an_evening_of_phone_calls(chrome, home, line, clock):
    bo, dag = cast.bo(line, now=clock.now()), cast.dag(line, now=clock.now())
    context = chrome.new_context(viewport={"width": 1280, "height": 900}, locale="sv")
    walk.log_in(context, cast.log_in(bo))
    page = context.new_page()
    page.goto(f"{home}/volunteer/{line.organisation_slug}/")
    page.get_by_role("link", name="Registrera kontakter").click()
    walk.calm(page)
    for call in range(3):
        if call:
            page.locator("[name=more]").press("Enter")
            expect(page.locator(".sheet")).to_have_count(call + 1)
        page.locator(".sheet").last.locator("[role=combobox]").first.focus()
        for key in ["s", "j", "Enter", str(call + 5), "1", "s", "k", "a", "Enter"]:
            page.keyboard.press(key)
        page.locator(".sheet").last.locator("[name$='.risk'][value=none]").check()
    walk.calm(page)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".messages")).to_contain_text("3")
    assert sorted(Contact.objects.values_list("channel", "age", "who")) == [
        ("phone", "21_25", "exposed_self"), ("phone", "26_39", "exposed_self"), ("phone", "40_59", "exposed_self"),
    ]  # fmt: skip
    context.close()

    # Dag saw that one of them was about something else.
    context = chrome.new_context(viewport={"width": 320, "height": 900}, locale="sv", java_script_enabled=False)
    walk.log_in(context, cast.log_in(dag))
    page = context.new_page()
    page.goto(f"{home}/office/{line.organisation_slug}/contacts/")
    walk.calm(page)
    expect(page.locator(".rows li")).to_have_count(3)
    page.locator(".rows a").first.click()
    walk.calm(page)
    page.select_option("[name=topic]", "grief")
    page.fill("#reason", "fel ämne")
    page.get_by_role("button", name="Spara").click()
    expect(page.locator(".messages")).to_be_visible()
    context.close()
    assert Correction.objects.get().reason == "fel ämne"
    assert Contact.objects.filter(codes__key="grief").count() == 1


def test_without_scripts_one_more_keeps_what_was_chosen(chrome, home, line, clock):
    context = chrome.new_context(viewport={"width": 320, "height": 900}, locale="sv", java_script_enabled=False)
    walk.log_in(context, cast.log_in(cast.bo(line, now=clock.now())))
    page = context.new_page()
    page.goto(f"{home}/volunteer/{line.organisation_slug}/contacts/")
    page.locator("[name=channel][value=visit]").check()
    page.locator("[name$='.gender'][value=man]").check()
    page.locator("[name=more]").click()
    expect(page.locator(".sheet")).to_have_count(2)
    expect(page.locator("[name=channel][value=visit]")).to_be_checked()
    page.locator("[name=save]").click()  # the second was left empty; the first lacks its danger
    expect(page.locator(".wrong", has_text="Välj")).to_be_visible()
    walk.calm(page)
    page.locator("[name$='.risk'][value=concern]").check()
    page.locator("[name=save]").click()
    expect(page.locator(".messages")).to_contain_text("1")
    context.close()
    assert Contact.objects.values_list("channel", "gender", "risk").get() == ("visit", "man", "concern")
