"""Every state of the visitor's page is in order for everybody: small and wide, light and dark (AX1, AX3)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from frirum.hub import pulse
from frirum.records import hours
from frirum.records.bell import About, ring
from frirum.records.line import LineFacts, forget
from frirum.records.models import Line, OpeningPeriod
from tests import cast, walk
from tests.cast import Clock
from tests.evening import closes_in
from tests.open_house import OpenHouse
from tests.phone import SMALL, WIDE, Phone
from tests.workplace import Workplace

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)
BOTH = pytest.mark.parametrize("scripts", [True, False], ids=["script", "plain"])


@pytest.fixture(autouse=True)
def _a_quick_pulse(monkeypatch: pytest.MonkeyPatch) -> None:
    """The house hears each second that she is here, for minutes go by in seconds."""
    monkeypatch.setattr(pulse, "BEAT_S", 1)


def in_order(phone: Phone) -> None:
    """As it stands now, on a small screen and on a wide one."""
    for screen in (WIDE, SMALL):
        phone.page.set_viewport_size(screen)
        walk.calm(phone.page)


def opens_until(phone: Phone, shown: str) -> None:
    """She opens the page, which is kept for two seconds, until it shows what is so now."""
    for _ in range(20):
        phone.opens()
        if phone.page.locator(shown).count():
            return
        phone.page.wait_for_timeout(500)
    raise AssertionError(f"{shown} is not shown")


def changed(line: LineFacts, **facts: object) -> None:
    """The office changed something about the line."""
    Line.objects.filter(pk=line.id).update(**facts)
    forget()
    hours.forget()
    ring(About.OFFICE, line.organisation_id)


@BOTH
def test_whatever_the_door_says(
    house: OpenHouse,
    phone: Callable[..., Phone],
    at_desk: Callable[..., Workplace],
    line: LineFacts,
    monkeypatch: pytest.MonkeyPatch,
    *,
    scripts: bool,
) -> None:
    vega = phone(scripts=scripts)
    page = vega.opens()  # nobody is on duty yet
    in_order(vega)

    at_desk()
    opens_until(vega, "#begin")
    page.click(".optional summary")
    page.click(".foot > .more > summary")
    in_order(vega)

    waiting = house.vega(cast.Visitor(line))
    waiting.says("Hej")
    changed(line, capacity=1)
    opens_until(vega, "main:not(:has(#begin))")
    in_order(vega)

    changed(line, capacity=20, closed_early_until=datetime.now(UTC) + timedelta(hours=1))
    opens_until(vega, ".door.shut")
    in_order(vega)

    changed(line, closed_early_until=None)
    OpeningPeriod.objects.filter(line_id=line.id).delete()
    changed(line)
    opens_until(vega, ".door.shut")
    in_order(vega)

    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("frirum.web.visitor.landing.door_of", breaks)
    for there in ("/chatt/?lang=sv&x=1", "/chatt/nowhere/"):
        vega.opens(there)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        in_order(vega)
    vega.was_told("404", "500")


@BOTH
def test_whatever_becomes_of_a_talk(
    phone: Callable[..., Phone],
    at_desk: Callable[..., Workplace],
    line: LineFacts,
    clock: Clock,
    *,
    scripts: bool,
) -> None:
    bo, cleo = at_desk("Bo"), at_desk("Cleo", seat="back_up")
    vega = phone(scripts=scripts)
    page = vega.begins("Hej")
    log = page.locator(".log") if scripts else vega.reel.locator("body")
    in_order(vega)  # waiting

    bo.takes("Hej")
    expect(log).to_contain_text("Bo är här nu.")
    bo.page.locator("#reply").press_sequentially("Jag")
    expect(page.locator(".typing") if scripts else vega.reel.locator("output:visible")).to_have_text("Bo skriver")
    in_order(vega)  # connected, and typing

    if scripts:
        vega.loses_the_line()
        vega.context.set_offline(True)
        expect(page.locator(".bar")).to_contain_text("Ingen uppkoppling")
        in_order(vega)  # the line is lost
        vega.context.set_offline(False)
        expect(page.locator(".bar")).to_contain_text("Uppkopplad igen")
        in_order(vega)  # and back
        vega.has_the_line_again()

    bo.page.click("#ask")
    bo.page.check("#ask-form [value=takeover]")
    bo.page.fill("#lines", "Hon är rädd.\nHon vill prata med mamma.")
    bo.page.click("#ask-form [type=submit]")
    cleo.page.locator("#askings .asking .main").click()
    expect(log).to_contain_text("Cleo tar över")
    in_order(vega)  # handed over

    cleo.close()
    clock.forward(seconds=70)
    expect(log).to_contain_text("Cleo har tappat kontakten")
    in_order(vega)  # the volunteer is lost


@BOTH
def test_closing_soon_and_afterwards(
    phone: Callable[..., Phone],
    at_desk: Callable[..., Workplace],
    line: LineFacts,
    clock: Clock,
    *,
    scripts: bool,
) -> None:
    bo = at_desk()
    vega = phone(scripts=scripts)
    vega.begins("Hej")
    bo.takes("Hej")
    closes_in(line, minutes=12, now=clock.now())
    log = vega.page.locator(".status") if scripts else vega.reel.locator("body")
    expect(log).to_contain_text("Det finns tid att avsluta i lugn och ro")
    in_order(vega)  # closing soon

    bo.page.keyboard.press("Alt+e")
    expect(bo.page.locator("#talk-state")).to_contain_text("raderas 20 minuter")
    if not scripts:
        vega.opens("/chatt/talk")  # the link that the frame shows now
    expect(vega.page.get_by_role("heading", name="Tack för att du skrev")).to_be_visible()
    in_order(vega)  # ended, and afterwards


@BOTH
def test_blocked(phone: Callable[..., Phone], at_desk: Callable[..., Workplace], *, scripts: bool) -> None:
    bo, cleo = at_desk("Bo"), at_desk("Cleo")
    someone = phone(scripts=scripts)
    page = someone.begins("dumma ord")
    bo.takes("dumma ord")
    bo.page.click("#block")
    cleo.page.locator("#askings .asking .main").click()
    expect(bo.lines.last).to_contain_text("är blockerad tills vi stänger")
    someone.opens()
    page.fill("#words", "en gång till")
    page.click("#begin button[type=submit]", no_wait_after=True)
    expect(page.locator("main")).to_contain_text("Chatten är stängd för dig")
    in_order(someone)
    someone.was_told("403")
