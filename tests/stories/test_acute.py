"""An acute moment: the sheet with the country's number, a colleague beside, whoever is on call within reach."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from frirum.records.line import forget
from frirum.records.models import Organisation
from tests.phone import Phone
from tests.workplace import Workplace

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def test_in_acute_danger(phone: Callable[..., Phone], at_desk: Callable[..., Workplace]) -> None:
    bo, rut = at_desk("Bo"), at_desk("Rut", seat="on_call")
    vega = phone()
    vega.begins("Han bankar på dörren")
    bo.takes("Han bankar på dörren")
    bo.judges("acute")
    sheet = bo.page.locator("#sheet-acute")
    expect(sheet).to_be_visible()
    expect(sheet.locator(".number")).to_contain_text("112")
    expect(sheet).to_contain_text("Skicka hjälp utan adress")
    bo.calm()

    # Who is on call is one press away; when Vega has said yes to it she reads along where Vega can see it (ST10).
    sheet.get_by_role("button", name="Nå beredskapen").click()
    bo.page.click("#on-call-form [type=submit]")
    rut.page.locator("#on-call-now").get_by_role("button", name="Jag är här").click()
    expect(bo.page.locator("#on-call-now")).to_contain_text("Rut från beredskapen har svarat")
    bo.page.click("#ask")
    expect(bo.page.locator("#ask-whom label", has=bo.page.locator(":checked"))).to_contain_text("Rut")
    bo.page.check("#agreed")
    bo.page.click("#ask-form [type=submit]")
    rut.page.locator("#askings .main").click()
    expect(rut.page.locator("#talk-danger")).to_have_text("Akut fara")
    expect(vega.page.locator(".log")).to_contain_text("Rut kan läsa med nu.")
    bo.says("Kan du ringa 112 nu? Jag är kvar här.")
    vega.sees("Han bankar på dörren", "Kan du ringa 112 nu? Jag är kvar här.")

    # Her own page has the number too, behind one press, whatever is written.
    vega.page.click(".foot > .more > summary")
    number = vega.page.locator(".sos a[href='tel:112']")
    expect(number).to_be_visible()
    number.scroll_into_view_if_needed()
    vega.calm()


def test_what_she_chose_stays_chosen_while_the_server_takes_its_time(
    phone: Callable[..., Phone], at_desk: Callable[..., Workplace]
) -> None:
    bo = at_desk("Bo")
    phone().begins("Hej")
    bo.takes("Hej")
    answers: list[Route] = []
    bo.page.route("**/danger", lambda route: answers.append(route))
    worried = bo.page.locator("#danger [value=worried]")
    worried.click()
    bo.page.wait_for_timeout(1500)  # the desk draws itself anew every second
    expect(worried).to_be_checked(timeout=1)
    answers[0].continue_()
    expect(bo.page.locator("#talk-danger[data-danger=worried]")).to_be_visible()
    expect(worried).to_be_checked()

    # What is refused goes back at once, with a word why.
    bo.page.locator("#danger [value=none]").click()
    answers[1].fulfill(status=409, json={"no": "trouble", "say": "Det gick inte just nu."})
    expect(bo.page.get_by_text("Det gick inte just nu.")).to_be_visible()
    expect(worried).to_be_checked()


def test_nobody_on_call_is_said_at_once(phone: Callable[..., Phone], at_desk: Callable[..., Workplace]) -> None:
    bo = at_desk("Bo")
    vega = phone()
    vega.begins("Hej")
    bo.takes("Hej")
    bo.page.keyboard.press("Alt+u")
    bo.page.click("#on-call-form [type=submit]")
    expect(bo.page.locator("#on-call-now")).to_contain_text("Ingen i beredskapen har svarat")
    expect(bo.page.locator("#on-call-now")).to_contain_text("112")


def test_the_number_is_the_organisations_country_s(
    phone: Callable[..., Phone], at_desk: Callable[..., Workplace]
) -> None:  # EX7
    Organisation.objects.update(country="NO")
    forget()
    bo = at_desk("Bo")
    vega = phone()
    vega.begins("Hej")
    bo.takes("Hej")
    bo.page.click("#open-acute")
    expect(bo.page.locator("#sheet-acute .number")).to_contain_text("112")
    expect(bo.page.locator("#sheet-acute")).to_contain_text("116 111")  # Alarmtelefonen for barn og unge
    vega.page.click(".foot > .more > summary")
    expect(vega.page.locator(".numbers")).to_contain_text("Alarmtelefonen")
