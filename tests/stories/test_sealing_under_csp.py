"""Sealing works in a real browser under the visitor page's exact Content-Security-Policy (HD1)."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

import frirum

STATIC = Path(next(iter(frirum.__path__))) / "static"
CHROMIUM = "/usr/lib/chromium/chromium"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self' "
    "wss://{host}; frame-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
PAGE = '<!doctype html><html lang="en"><title>Chat</title><script type="module" src="/try.js"></script>'
TRY = """
import { grant, openGrant } from "/frirum/sealing/grants.js";
import * as keys from "/frirum/sealing/keys.js";
import { Talk } from "/frirum/sealing/talk.js";
const where = { context: "talk", organisation: "o", line: "l", conversation: "c", segment: 1 };
const share = await keys.readShare(crypto.getRandomValues(new Uint8Array(32)));
const key = await keys.newKey();
const place = await keys.placeFor(where, key);
const made = await keys.newDutyKey(share);
const pair = await keys.unwrapDutyKey(made.blob, made.publicKey, share);
const granted = await grant(place, key, { id: "bo-1", publicKey: made.publicKey });
const again = await keys.unwrapUnderShare(place, await keys.wrapUnderShare(place, key, share), share);
const vega = new Talk({ place, key: again, role: "visitor" });
const bo = new Talk({ place, key: await openGrant(place, granted, { id: "bo-1", pair }), role: "helper" });
let heard;
const text = "hej \\u202e" + "å".repeat(10000);
for (const one of await vega.seal(text)) heard = await bo.open({ ...one, role: "visitor" });
const [answer] = await bo.seal("jag är här");
const back = await vega.open({ ...answer, role: "helper" });
document.title = [heard.text.length, back.text, granted.length, pair.privateKey.extractable].join(" ");
"""


class Visitor(SimpleHTTPRequestHandler):
    """Our static files and one page, all under the policy."""

    def do_GET(self) -> None:
        made = {"/": ("text/html", PAGE), "/try.js": ("text/javascript", TRY)}.get(self.path)
        if made is None:
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", f"{made[0]}; charset=utf-8")
        self.end_headers()
        self.wfile.write(made[1].encode())
        return None

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY.format(host=self.headers["Host"]))
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Visitor, directory=str(STATIC)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.story
def test_vega_and_bo_seal_and_open_under_the_policy(address: str) -> None:  # HD1
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=CHROMIUM, args=["--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"]
        )
        page = browser.new_page()
        wrong: list[str] = []
        page.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(address)
        expect(page).to_have_title("10004 jag är här 113 false", timeout=30_000)
        assert [line for line in wrong if "favicon" not in line and "404" not in line] == []
        browser.close()
