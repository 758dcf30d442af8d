"""What a visitor holds in her hand: one browser with her page, what it asked for, what it complained about."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, CDPSession, ConsoleMessage, Page, expect

from tests import walk
from tests.complaints import of_a_lost_line

SMALL: dict[str, Any] = {"width": 320, "height": 640}
WIDE: dict[str, Any] = {"width": 1280, "height": 800}
SEND = "form.write button[type=submit]"
STORED = """async () => JSON.stringify([
  {...localStorage}, {...sessionStorage}, (await indexedDB.databases()).length, (await caches.keys()).length,
  (await navigator.serviceWorker.getRegistrations()).length])"""
NOTHING_STORED = "[{},{},0,0,0]"
"""What `STORED` answers on a page that keeps nothing at all (QE9)."""


class Phone:
    """A small one with a touch screen, if nothing else is said; without `scripts` it has the plain page."""

    def __init__(
        self,
        browser: Browser,
        home: str,
        *,
        neutral: str = "",
        scripts: bool = True,
        wide: bool = False,
        language: str = "sv",
    ) -> None:
        self.home, self.neutral, self.scripts = home, neutral, scripts
        screen = {"viewport": WIDE} if wide else {"viewport": SMALL, "has_touch": True, "is_mobile": True}
        self.context = browser.new_context(
            **screen, locale=language, timezone_id="Europe/Stockholm", java_script_enabled=scripts
        )
        self.asked: list[str] = []
        self.wrong: list[str] = []
        self.noes: tuple[str, ...] = ()
        self.cut_off = False
        self.context.on("request", lambda request: self.asked.append(request.url))
        self.context.on("weberror", lambda error: self.wrong.append(str(error.error)))
        self.context.on("console", self._heard)
        self.page = self.new_page()

    def new_page(self) -> Page:
        """Another tab of hers."""
        page = self.context.new_page()
        page.on("websocket", lambda line: self.asked.append(line.url.replace("ws", "http", 1)))
        return page

    def opens(self, path: str = "/chatt/") -> Page:
        """She opens the line's page."""
        self.page.goto(self.home + path)
        if self.scripts:
            if (keys := self.page.locator("body:has(#modules) .traces .keys")).count():
                expect(keys).not_to_have_attribute("hidden", "")  # its scripts stand: a press is theirs now
            self.page.wait_for_load_state("networkidle")  # a running talk has been looked for
        return self.page

    def begins(self, text: str, *, shown: str = "", **more: str) -> Page:
        """She writes her first words, which are `shown` as they are if nothing else is said.

        `more` is what she chooses to tell: label, age, feeling.
        """
        page = self.opens()
        if more:
            page.click(".optional summary")
        if "feeling" in more:
            page.check(f"#begin [name=feeling][value='{more['feeling']}']", force=True)
        if "label" in more:
            page.select_option("#begin [name=label]", more["label"])
        if "age" in more:
            page.fill("#begin [name=age]", more["age"])
        page.fill("#words", text)
        page.click("#begin button[type=submit]", no_wait_after=True)
        if self.scripts:
            expect(self.bubbles.last.locator(".text")).to_have_text(shown or text)
        return page

    def says(self, text: str) -> None:
        """She writes and sends."""
        page = self.page
        page.fill("#say", text)
        page.click(SEND)
        expect(page.locator("#say")).to_have_value("")

    def says_plain(self, text: str) -> None:
        """The same on the plain page, which is asked for again with every send."""
        self.page.fill("#words", text)
        self.page.click("form.say button", no_wait_after=True)
        expect(self.reel.locator(".said.mine .text").last).to_have_text(text)

    @property
    def bubbles(self) -> Any:
        """What was said, hers and theirs, in order."""
        return self.page.locator(".log .said")

    @property
    def reel(self) -> Any:
        """The plain page's list."""
        return self.page.frame_locator("iframe.reel")

    def sees(self, *texts: str) -> None:
        """Her page shows exactly these words, once each and in this order."""
        expect((self.bubbles if self.scripts else self.reel.locator(".said")).locator(".text")).to_have_text(
            list(texts)
        )

    def sent(self) -> None:
        """What she said last is durable."""
        expect(self.bubbles.last.locator(".standing")).to_contain_text("Skickat")

    def locks(self) -> CDPSession:
        """The screen goes dark: nothing on the page runs any more, and no pulse is answered.

        Chromium without a window does not freeze pages by itself; a stop in its debugger does the same to ours.
        """
        session = self.context.new_cdp_session(self.page)
        session.send("Debugger.enable")
        session.send("Debugger.pause")
        return session

    def unlocks(self, locked: CDPSession) -> None:
        """She takes it out again."""
        locked.send("Debugger.resume")
        locked.send("Debugger.disable")
        locked.detach()

    def calm(self) -> None:
        """In order for everybody, as it stands (AX1, AX3)."""
        walk.calm(self.page)

    def stored(self) -> str:
        """Everything that the browser keeps for this page."""
        kept: str = self.page.evaluate(STORED)
        return kept

    def was_told(self, *codes: str) -> None:
        """What Chromium says of every no is no fault of the page's, where a no is what she should be told."""
        self.noes += codes

    def loses_the_line(self) -> None:
        """What Chromium says of there being no way to the house is no fault of the page's, from here on."""
        self.cut_off = True

    def has_the_line_again(self) -> None:
        """From here on there is a way to the house."""
        self.cut_off = False

    def close(self) -> None:
        """Put it away; nothing strange was asked for, and nothing went wrong (AN4, HD1)."""
        self.context.close()
        strangers = [url for url in self.asked if not url.startswith(self.home) and url != self.neutral]
        assert not strangers, strangers
        known = ("Permissions-Policy", *(f"status of {code} " for code in self.noes))
        wrong = [one for one in self.wrong if not any(words in one for words in known)]
        assert not wrong, wrong

    def _heard(self, said: ConsoleMessage) -> None:
        if said.type == "error" and not (self.cut_off and of_a_lost_line(said.text)):
            self.wrong.append(said.text)
