"""A walk through our pages in a real browser: Chromium that reaches this machine only, axe, and pages on loopback."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from django.test import Client
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from workshop import browser as on_this_machine

AXE = Path(__file__).resolve().parents[1] / "node_modules" / "axe-core" / "axe.min.js"
LOOPBACK_ONLY = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1"
# With scripts off no timer of a page rings; axe's own need not wait.
SOON = "globalThis.setTimeout = (act, _, ...given) => { Promise.resolve().then(() => act(...given)); return 0; }; 0"
# Playwright turns the back-forward cache off; then a test of Back proves nothing (QE4).
TURNED_OFF = ["--disable-back-forward-cache"]
# The plain page's list is one part of a page that has its heading, and without a script it can come back after a lost
# line by nothing but a refresh (UX visitor 14, AN9); the box she writes in stands outside it.
NOT_IN_A_FRAME = ("meta-refresh", "page-has-heading-one")
_LOOKING: WeakKeyDictionary[Page, CDPSession] = WeakKeyDictionary()


@contextmanager
def served() -> Iterator[str]:
    """Serve the pages from this process, on the test's own stores; answers where.

    Each request has a connection of its own, which is closed after it: what a test wrote is committed (`transaction=True`),
    and a connection shared with the test would be closed under its hands.
    """
    server = LiveServerThread("localhost", lambda handler: handler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    try:
        if server.error:
            raise server.error
        yield f"http://localhost:{server.port}"
    finally:
        server.terminate()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium, which reaches nothing but this machine."""
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=on_this_machine.ready(), args=[LOOPBACK_ONLY], ignore_default_args=TURNED_OFF
        )
        yield browser
        browser.close()


def logged_in(browser: Browser, client: Client, **more: Any) -> BrowserContext:
    """A browser window of somebody who is logged in as in the client."""
    context = browser.new_context(**more)
    log_in(context, client.cookies["__Host-s"].value)
    return context


def log_in(context: BrowserContext, session: str) -> None:
    """Give a browser the staff's cookie."""
    context.add_cookies(
        [{"name": "__Host-s", "value": session, "url": "https://localhost/", "secure": True, "httpOnly": True}]
    )


def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds wrong on this page and in its frames (AX1); all rules, or those named.

    It runs in a world of its own beside the page's, where the page's policy neither helps nor hinders.
    """
    session = _beside(page)
    tree = session.send("Page.getFrameTree")["frameTree"]
    frames = [tree["frame"]["id"], *(child["frame"]["id"] for child in tree.get("childFrames", []))]
    found = [one for frame in frames[1:] for one in _in_frame(session, frame, rules)]
    return _in_frame(session, frames[0], rules) + [one for one in found if not one.startswith(NOT_IN_A_FRAME)]


def _beside(page: Page) -> CDPSession:
    """Our own way to look at a page, one for as long as it is open: letting go of it would take an authenticator along."""
    if page not in _LOOKING:
        _LOOKING[page] = page.context.new_cdp_session(page)
    return _LOOKING[page]


def _in_frame(session: CDPSession, frame: str, rules: tuple[str, ...]) -> list[str]:
    world = session.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "axe"})["executionContextId"]

    def run(expression: str) -> Any:
        asked = {"expression": expression, "contextId": world, "awaitPromise": True, "returnByValue": True}
        answer = session.send("Runtime.evaluate", asked)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    if run("typeof axe") == "undefined":
        run(SOON)
        run(AXE.read_text(encoding="utf-8"))
    only = f"runOnly: {json.dumps(list(rules))}, " if rules else ""
    found: list[str] = run(
        f"axe.run(document, {{{only} iframes: false, resultTypes: ['violations']}}).then(found => found.violations.map("
        "one => one.id + ': ' + one.nodes.map(node => node.html).join(' ')))"
    )
    return found


def wider_than_the_window(page: Page) -> list[str]:
    """What must be scrolled to sideways: nothing may (AX3)."""
    found: list[str] = page.evaluate(
        """() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          if (scrollWidth <= clientWidth) return [];
          const wide = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > clientWidth);
          return [`${scrollWidth} of ${clientWidth}`, ...wide.map((one) => one.outerHTML.slice(0, 120))];
        }"""
    )
    return found


def calm(page: Page) -> None:
    """Nothing for axe to find, light and dark, and nothing to scroll to sideways (AX1, AX3)."""
    _whole(page)
    # Without motion: a button whose colour is on its way from light to dark has neither's contrast.
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    _nothing(violations(page), page)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    _nothing(violations(page, "color-contrast"), page)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    _nothing(wider_than_the_window(page), page)  # which also draws it light again, before anything may move
    page.emulate_media(color_scheme="light", reduced_motion="null")


def _whole(page: Page) -> None:
    """A press may have led here just now; where a frame's list is a stream, the page never loads to its end."""
    page.wait_for_load_state("domcontentloaded")
    if not page.frames[1:]:
        page.wait_for_load_state("load")


def _nothing(found: list[str], page: Page) -> None:
    assert not found, f"{page.url}: {found}"
