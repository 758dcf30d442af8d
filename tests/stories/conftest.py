"""What every story stands on: one Chromium, a line that is open, phones and workplaces that are put away in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from frirum.records.line import LineFacts, forget
from frirum.records.models import CannedReply, HandbookPage, Organisation, OtherHelp
from tests import cast, walk, workplace
from tests.open_house import OpenHouse
from tests.phone import Phone
from tests.workplace import Workplace

# Two cores that carry a server, two browsers and another worker's stories are slow at times; a story waits for what it
# wants to see, and is as quick as the house when that is quick.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with walk.chromium() as browser:
        yield browser


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> cast.Clock:
    """The house's clock says what the browsers' clocks say, until a story moves it."""
    moved = cast.Clock(at=datetime.now(UTC), ticking=True)
    monkeypatch.setattr("frirum.clock.now", moved.now)
    return moved


@pytest.fixture
def home(house: OpenHouse) -> str:
    """Where the house answers browsers: passkeys and cookies want a name, not a number."""
    return house.address.replace("127.0.0.1", "localhost")


@pytest.fixture
def neutral(house: OpenHouse) -> str:
    """Where the quick exit leads: a page of another origin on this machine."""
    return f"{house.address}/chatt/status.json"


@pytest.fixture
def line(house: OpenHouse, neutral: str) -> LineFacts:
    """Storasyster's chat: open whatever the hour, with a canned reply, a handbook page and other help."""
    made = cast.storasyster(always_open=True)
    here = made.organisation_id
    Organisation.objects.filter(pk=here).update(
        neutral_url=neutral,
        controller="Storasyster",
        when_we_tell={"sv": "Bara om någon är i fara för sitt liv, och vi säger det till dig först."},
    )
    CannedReply.objects.create(organisation_id=here, shortcut="hej", language="sv", text="Hej, jag heter {alias}.")
    page = HandbookPage.objects.create(organisation_id=here, slug="fara")
    page.versions.create(number=1, title="Akut fara", body="Fråga rakt. Ring **112**.", edited_at=datetime.now(UTC))
    OtherHelp.objects.create(
        organisation_id=here,
        name="Bris",
        for_whom={"sv": "För dig som är under 18."},
        hours={"sv": "Dygnet runt"},
        phone="116 111",
        url="https://www.bris.se/",
        checked_on=date(2026, 11, 1),
    )
    forget()
    return cast.facts("chatt")


@pytest.fixture
def phone(chrome: Browser, home: str, neutral: str, line: LineFacts) -> Iterator[Callable[..., Phone]]:
    """Takes out a visitor's phone."""
    taken: list[Phone] = []

    def take_out(at: str = "", **more: Any) -> Phone:
        taken.append(Phone(chrome, at or home, neutral=neutral, **more))
        return taken[-1]

    yield take_out
    for one in taken:
        one.close()


@pytest.fixture
def at_desk(chrome: Browser, home: str, line: LineFacts) -> Iterator[Callable[..., Workplace]]:
    """Lets somebody go on duty: `at_desk("Cleo", seat="back_up")`."""
    sitting: list[Workplace] = []

    def sit_down(alias: str = "Bo", *, seat: str = "regular", **more: Any) -> Workplace:
        sitting.append(Workplace(chrome, home, workplace.of(alias, line, seat=seat), **more))
        sitting[-1].goes_on_duty()
        return sitting[-1]

    yield sit_down
    for one in sitting:
        one.close()
