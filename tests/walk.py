"""A walk through the staff's pages in a real browser: our pages served on loopback, Chromium, axe."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connections
from django.test import Client
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

AXE = Path(__file__).resolve().parents[1] / "node_modules" / "axe-core" / "axe.min.js"
LOOPBACK_ONLY = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1"


@contextmanager
def served() -> Iterator[str]:
    """Serve the pages from this process, on the test's own stores; answers where."""
    shared = {one.alias: one for one in connections.all()}
    for one in shared.values():
        one.inc_thread_sharing()
    server = LiveServerThread("localhost", lambda handler: handler, connections_override=shared)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    try:
        if server.error:
            raise server.error
        yield f"http://localhost:{server.port}"
    finally:
        server.terminate()
        for one in shared.values():
            one.dec_thread_sharing()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium, which reaches nothing but this machine."""
    with sync_playwright() as play:
        program = os.environ.get("CHROMIUM", "/usr/lib/chromium/chromium")
        browser = play.chromium.launch(executable_path=program, args=[LOOPBACK_ONLY])
        yield browser
        browser.close()


def logged_in(browser: Browser, client: Client, **more: Any) -> BrowserContext:
    """A browser window of somebody who is logged in as in the client."""
    context = browser.new_context(**more)
    cookie = client.cookies["__Host-s"].value
    context.add_cookies(
        [{"name": "__Host-s", "value": cookie, "url": "https://localhost/", "secure": True, "httpOnly": True}]
    )
    return context


def violations(page: Page) -> list[str]:
    """What axe finds wrong on this page (AX1); the page's own policy stays as it is."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate("async () => (await axe.run()).violations")
    return [f"{one['id']}: {json.dumps([node['target'] for node in one['nodes']])}" for one in found]


def wider_than_the_window(page: Page) -> bool:
    """Whether something must be scrolled to sideways (AX3)."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
