"""A night with on-call: the first is silent, the second answers, and comes in when Vega has said yes (ST10)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core import mail
from playwright.sync_api import Browser, expect

from frirum.records import plan
from frirum.records.line import LineFacts
from frirum.records.models import ContactCard, EscalationCall, OnCallPlace, ShiftPlan
from tests import workplace
from tests.cast import Clock, Person
from tests.phone import SMALL, Phone
from tests.workplace import Workplace

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def on_call(line: LineFacts, *names: str) -> dict[str, Person]:
    """These are on call tonight, in this order, and each has a minute to answer."""
    people = {name: workplace.of(name, line, seat="on_call") for name in names}
    for place, who in enumerate(people.values()):
        OnCallPlace.objects.create(line_id=line.id, account_id=who.id, position=place)
    ShiftPlan.objects.create(line_id=line.id, minimum=0, on_call_minutes=1)
    plan.forget()
    return people


def told(who: Person) -> list[str]:
    """Every mail she got, subject and words."""
    return [f"{one.subject}\n{one.body}" for one in mail.outbox if one.to == [who.email]]


def test_a_night_with_on_call(
    phone: Callable[..., Phone],
    at_desk: Callable[..., Workplace],
    chrome: Browser,
    home: str,
    line: LineFacts,
    clock: Clock,
) -> None:  # ST10, AL4, ML1
    people = on_call(line, "Siv", "Rut")
    bo, vega = at_desk("Bo"), phone()
    vega.begins("Han står utanför min dörr")
    bo.takes("Han står utanför min dörr")
    bo.judges("acute")
    bo.page.click("#acute-on-call")
    sheet = bo.page.locator("#sheet-on-call")
    expect(sheet.locator("#on-call-about :checked")).to_have_value("talk")
    expect(sheet).to_contain_text("aldrig vad det gäller")
    bo.calm()
    sheet.get_by_role("button", name="Kontakta").click()
    bars = bo.page.locator("#on-call-now .bar")
    expect(bars).to_contain_text("Vi söker Siv, nummer 1")
    bo.calm()

    # Siv sleeps. A minute later the next one is called.
    clock.forward(seconds=50)
    expect(bars).to_contain_text("Vi söker Rut, nummer 2")
    rut = Workplace(chrome, home, people["Rut"], screen=SMALL)
    rut.page.emulate_media(reduced_motion="reduce")  # a colour on its way from light to dark is neither
    expect(bars).to_be_visible()
    [words] = wait_for(lambda: told(people["Rut"]))
    assert all(word not in words for word in ("Bo", "Vega", "dörr", "akut", "Storasyster", "chatt"))
    link = re.search(r"https://localhost(/\S+)", words)
    assert link is not None
    rut.page.goto(home + link[1])
    expect(rut.page.get_by_role("heading")).to_have_text("Bo behöver dig")
    rut.calm()
    rut.page.get_by_role("button", name="Jag är här").press("Enter")
    expect(rut.page.get_by_role("heading")).to_have_text("De vet att du är här")
    rut.calm()
    expect(bars).to_contain_text("Rut från beredskapen har svarat")

    # She has no seat in the shift; she sits down as on-call and advises in the volunteer chat.
    rut.page.set_viewport_size(workplace.SCREEN)
    rut.page.get_by_role("link", name="Till skrivbordet").click()
    rut.goes_on_duty()
    rut.tells_colleagues("Jag är med. Fråga om hon kan ringa 112.")
    expect(bo.page.locator("#room-log")).to_contain_text("Fråga om hon kan ringa 112.")

    # Into the talk she comes only when Vega has said yes.
    bo.page.keyboard.press("Alt+h")
    ask = bo.page.locator("#sheet-ask")
    expect(ask.locator("#ask-agreed")).to_be_visible()
    bo.calm()
    ask.locator("#ask-write").click()
    expect(bo.page.locator("#reply")).to_have_value(re.compile("mer erfaren"))
    bo.page.click("#send")
    vega.says("Ja")
    expect(bo.words.last).to_have_text("Ja")
    bo.page.keyboard.press("Alt+h")
    ask.locator("[type=submit]").click()
    expect(ask).to_be_visible()  # not without the yes
    ask.locator("#agreed").check()
    ask.locator("[type=submit]").click()
    rut.page.locator("#askings .main").click()
    expect(vega.page.locator(".log")).to_contain_text("Rut kan läsa med nu.")

    # It is over, and stands in the log of the shift: nobody was forgotten, nobody was called twice.
    bars.get_by_role("button", name="Det är över").click()
    expect(bars).to_have_count(0)
    bo.page.keyboard.press("Alt+u")
    log = bo.page.locator("#on-call-log li")
    expect(log).to_have_count(3)
    expect(log.nth(1)).to_contain_text("Siv kontaktades och svarade inte")
    expect(log.nth(2)).to_contain_text("Rut kontaktades och svarade")
    bo.calm()
    assert len(told(people["Siv"])) == len(told(people["Rut"])) == 1
    assert EscalationCall.objects.count() == 2
    rut.close()


def test_nobody_answers(
    phone: Callable[..., Phone], at_desk: Callable[..., Workplace], line: LineFacts, clock: Clock
) -> None:  # ST8, ST10
    ContactCard.objects.create(organisation_id=line.organisation_id, name="Dag", phone="08-123 45 67")
    on_call(line, "Siv")
    bo = at_desk("Bo")
    bo.page.keyboard.press("Alt+u")
    expect(bo.page.locator("#on-call-about")).to_be_hidden()
    bo.page.locator("#on-call-form [value=advice]").check()
    bo.page.keyboard.press("Enter")
    bars = bo.page.locator("#on-call-now .bar")
    expect(bars).to_contain_text("Vi söker Siv")
    clock.forward(seconds=50)
    expect(bars).to_contain_text("Ingen i beredskapen har svarat")
    expect(bars).to_contain_text("112")
    expect(bars).to_contain_text("Dag, 08-123 45 67")
    bo.calm()


def test_who_is_on_call_at_the_desk_answers_there(at_desk: Callable[..., Workplace], line: LineFacts) -> None:
    bo, siv = at_desk("Bo"), at_desk("Siv", seat="on_call")
    bo.page.keyboard.press("Alt+u")
    bo.page.locator("#on-call-form .main").click()
    bar = siv.page.locator("#on-call-now .bar")
    expect(bar).to_contain_text("Bo behöver dig som beredskap, nu.")
    siv.calm()
    bar.get_by_role("button", name="Jag är här").click()
    expect(bo.page.locator("#on-call-now")).to_contain_text("Siv från beredskapen har svarat")


def test_the_back_up_is_asked_in_and_decides(
    phone: Callable[..., Phone], at_desk: Callable[..., Workplace], line: LineFacts
) -> None:  # ST4
    bo, cleo = at_desk("Bo"), at_desk("Cleo", seat="back_up")
    for words in ("Ett", "Två", "Tre"):
        phone().begins(words)
        bo.takes(words)
    vega = phone()
    vega.begins("Jag väntar")
    bar = cleo.page.locator("#on-call-now .bar")
    expect(bar).to_contain_text("Alla som tar samtal har fullt")
    cleo.calm()
    bar.get_by_role("button", name="Gå in").click()
    expect(cleo.words.first).to_have_text("Jag väntar")
    expect(bar).to_have_count(0)
    expect(vega.page.locator(".log")).to_contain_text("Cleo")


def wait_for(look: Callable[[], list[str]]) -> list[str]:
    """What is there at last; the clockwork tells within seconds."""
    import time

    end = time.monotonic() + 20
    while not look():
        assert time.monotonic() < end
        time.sleep(0.2)
    return look()
