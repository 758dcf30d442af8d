"""Where a volunteer works: one browser at the desk, logged in and on duty, worked by its own buttons and keys."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from frirum import clock
from tests import cast, walk

SCREEN: dict[str, Any] = {"width": 1440, "height": 900}


class Desk:
    """One volunteer's browser; every error on its page fails the story when it is put away."""

    def __init__(
        self, browser: Browser, address: str, *, seat: str = "regular", screen: dict[str, Any] = SCREEN
    ) -> None:
        self.address, self.seat, self.wrong = address, seat, list[str]()
        self.context = browser.new_context(viewport=screen, locale="sv")
        self.context.on("weberror", lambda error: self.wrong.append(str(error.error)))
        self.page = self.context.new_page()

    def goes_on_duty(self) -> Page:
        """She opens the desk, says where she sits, and is connected."""
        self.page.goto(self.address)
        self.page.locator(f"#start-form [value={self.seat}]").check()
        self.page.locator("#start-form button").press("Enter")
        self.connected()
        return self.page

    def checks_in(self) -> None:
        """Where a shift is now: her seat is chosen for her, and she says that she is alone (BO10)."""
        self.page.locator("#start-form[data-shift] [name=alone][value=yes]").check()
        self.page.locator("#start-form button").press("Enter")
        self.connected()

    def connected(self) -> None:
        expect(self.page.locator("#connection-now[data-open]")).to_be_attached()

    @property
    def words(self) -> Locator:
        """What was said in the talk that is looked at."""
        return self.page.locator("#log .said .text")

    @property
    def lines(self) -> Locator:
        """What happened in it."""
        return self.page.locator("#log .line")

    def waits(self, first: str) -> None:
        """Somebody waits, and her first words can be read here."""
        expect(self.page.locator("#waiting .first").last).to_contain_text(first)

    def takes(self, first: str) -> None:
        """She takes the one who wrote these first words, when she can be taken."""
        row = self.page.locator("#waiting li", has_text=first)
        row.locator(".take:not([aria-disabled])").click()
        expect(self.words.first).to_have_text(first)
        expect(self.page.locator("#send:not([aria-disabled])")).to_be_visible()

    def says(self, text: str) -> None:
        self.page.fill("#reply", text)
        self.page.click("#send")
        expect(self.words.last).to_have_text(text)

    def sees(self, *texts: str) -> None:
        """Her page shows exactly these words of the talk, once each and in this order."""
        expect(self.words).to_have_text(list(texts))

    def judges(self, danger: str) -> None:
        """She says how dangerous it is, and the server has heard it."""
        with self.page.expect_response("**/danger"):
            self.page.locator(f"#danger [value={danger}]").click()
        expect(self.page.locator(f"#danger [value={danger}]")).to_be_checked()

    def tells_colleagues(self, text: str) -> None:
        expect(self.page.locator("#room-state")).to_be_empty()  # its key has come
        self.page.fill("#murmur", text)
        self.page.click("#murmur-send")

    def calm(self) -> None:
        """In order for everybody, as it stands (AX1, AX3)."""
        walk.calm(self.page)

    def close(self) -> None:
        """Put it away; nothing went wrong."""
        self.context.close()
        assert not self.wrong, self.wrong


class Workplace(Desk):
    """The desk of somebody of the cast, who is logged in."""

    def __init__(self, browser: Browser, home: str, who: cast.Person, *, screen: dict[str, Any] = SCREEN) -> None:
        super().__init__(browser, f"{home}/desk/{who.line.slug}/", seat=who.seat, screen=screen)
        self.who, self.home = who, home
        self.session = cast.log_in(who)
        walk.log_in(self.context, self.session)


def of(alias: str, line: cast.LineFacts, *, seat: str = "regular") -> cast.Person:
    """Somebody who may sit at this line's desk."""
    return cast.person(alias, line, seat=seat, now=clock.now())
