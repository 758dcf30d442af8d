"""Takes the pictures of docs/pictures/ from a story on the demo's organisation: `./dev pictures`, looked at by a person.

Not a test by its name: it says nothing about right and wrong, and it writes into docs/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from frirum import clock as the_clock
from frirum.config import demo_content
from frirum.records import hours
from frirum.records.line import forget
from frirum.records.models import Account, Membership, OpeningPeriod
from tests import cast, walk
from tests.cast import Person
from tests.open_house import OpenHouse
from tests.phone import Phone
from tests.workplace import Workplace

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)
PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
SIZES = {320: 640, 1280: 800}
TALLEST = 1400


def take(page: Page, name: str, *, whole: bool = False) -> None:
    """One picture for each size of screen, light and dark; `whole` also what is further down."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for width, height in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            tall = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST) if whole else height
            page.set_viewport_size({"width": width, "height": max(tall, height)})
            page.wait_for_timeout(150)  # the page settles in its new size
            page.screenshot(path=PICTURES / f"{name}-{width}-{scheme}.png", animations="disabled", caret="hide")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 800})


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> cast.Clock:
    """Now: the pictures show an evening if they are taken on one."""
    moved = cast.Clock(at=datetime.now(UTC), ticking=True)
    monkeypatch.setattr("frirum.clock.now", moved.now)
    return moved


@pytest.fixture
def sit(chrome: Browser, house: OpenHouse) -> Iterator[Callable[[str, str], Workplace]]:
    """Lets one of the demo's people sit down at her browser."""
    demo_content.load(now=the_clock.now())
    forget()
    sitting: list[Workplace] = []

    def sit_down(alias: str, seat: str = "regular") -> Workplace:
        held = Membership.objects.filter(alias=alias).first()
        assert held is not None
        account = Account.objects.get(pk=held.account_id)
        who = Person(account.pk, account.ref, account.email, alias, cast.facts("chatt"), seat)
        sitting.append(Workplace(chrome, house.address.replace("127.0.0.1", "localhost"), who))
        return sitting[-1]

    yield sit_down
    for one in sitting:
        one.close()


def test_take_the_pictures(chrome: Browser, house: OpenHouse, sit: Callable[..., Workplace]) -> None:
    PICTURES.mkdir(exist_ok=True)
    home = house.address.replace("127.0.0.1", "localhost")
    bo, cleo = sit("Bo"), sit("Cleo", "back_up")
    for one in (bo, cleo):  # the demo has a shift whatever the hour, and both sit in it
        one.page.goto(one.address)
        one.checks_in()
    vega, other = Phone(chrome, home), Phone(chrome, home, scripts=False)

    take(vega.opens(), "first-words", whole=True)
    vega.begins("Hej. Jag vet inte riktigt hur man börjar.", label="girl", age="15")
    other.begins("Jag behöver prata med någon")
    vega.page.wait_for_timeout(11_000)  # her place is told after ten seconds
    take(vega.page, "waiting")
    take(bo.page, "desk-queue")

    bo.takes("Hej. Jag vet inte riktigt hur man börjar.")
    bo.says("Hej, och välkommen. Det finns inget rätt sätt att börja på. Hur är det att skriva här just nu?")
    vega.says("Lite läskigt. Men skönt också.")
    bo.says("Det förstår jag. Vi tar det i din takt.")
    vega.says("Det hände något i lördags på en fest. Jag har inte berättat det för någon.")
    expect(bo.words).to_have_count(5)
    bo.tells_colleagues("Jag har någon som berättar för första gången.")
    cleo.tells_colleagues("Säg till om du vill att jag läser med.")
    expect(bo.page.locator("#room-log .text")).to_have_count(2)
    expect(vega.page.locator(".standing").last).to_contain_text("Skickat")
    bo.page.locator("#phases input").first.click()
    expect(bo.page.locator("#phases [data-done]")).to_have_count(1)
    bo.page.locator("#reply").press_sequentially("Tack för att du")
    take(vega.page, "talk")
    expect(bo.page.locator(".toast")).to_have_count(0)
    take(bo.page, "desk-talk")

    bo.judges("acute")
    expect(bo.page.locator("#sheet-acute")).to_be_visible()
    take(bo.page, "desk-acute")
    bo.page.keyboard.press("Escape")

    cleo.page.locator("[data-do=step_in]").first.click()
    expect(cleo.words.first).to_have_text("Jag behöver prata med någon")
    cleo.says("Hej, jag heter Cleo. Jag är här och läser.")
    expect(other.reel.locator(".said")).to_have_count(2)
    take(other.page, "plain")

    vega.page.set_viewport_size({"width": 320, "height": 640})
    vega.page.click(".tools button")
    vega.page.get_by_role("button", name="Avsluta", exact=True).click()
    expect(vega.page.locator(".aftercare")).to_be_visible()
    take(vega.page, "aftercare", whole=True)

    OpeningPeriod.objects.all().delete()
    here = cast.facts("chatt").id
    for day in (0, 1, 2, 3, 6):
        OpeningPeriod.objects.create(line_id=here, weekday=day, opens=20 * 60, closes=22 * 60)
    forget()
    hours.forget()
    dag = sit("Dag")
    dag.page.goto(f"{home}/office/systerjouren/opening/chatt/?lang=en")
    take(dag.page, "office-opening", whole=True)
    OpeningPeriod.objects.all().delete()
    tomorrow = (the_clock.now().weekday() + 1) % 7
    OpeningPeriod.objects.create(line_id=here, weekday=tomorrow, opens=20 * 60, closes=23 * 60)
    forget()
    hours.forget()
    shut = Phone(chrome, home)
    take(shut.opens(), "closed", whole=True)
    assert walk.violations(shut.page) == []
