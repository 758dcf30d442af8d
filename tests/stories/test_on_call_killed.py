"""A night with on-call in which the server is killed again and again: nobody is forgotten, nobody is called twice (ST10)."""

from __future__ import annotations

import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from playwright.sync_api import Browser, expect

from tests import walk
from tests.lodger import PHONES, Lodger, lodger
from tests.mailbox import Mailbox
from tests.phone import SMALL
from tests.workplace import Desk


class Outside:
    """The mail server and the gateway. Told to, each pulls the plug of the house in the middle of taking a message."""

    def __init__(self) -> None:
        self.house: Lodger | None = None
        self.notes: list[dict[str, str]] = []
        self.mail = Mailbox(answer="451 Away")
        self.away = True
        self.pulls = set[str]()
        self.pulled = threading.Event()

    def comes_back(self, *, pulling: set[str]) -> None:
        """From now on both take messages; each way that is named pulls the plug once."""
        self.pulls, self.away, self.mail.answer = pulling, False, "250 Taken"

    def takes(self, way: str) -> bool:
        """Whether it is taken; else the house is dead before it could hear so."""
        if self.away or way not in self.pulls:
            return not self.away
        self.pulls.discard(way)
        assert self.house is not None
        self.house.kill()
        self.pulled.set()
        return False

    def is_restarted_after_a_pull(self) -> None:
        """Wait until the plug was pulled, and start the house again."""
        assert self.pulled.wait(60)
        self.pulled.clear()
        assert self.house is not None
        self.house.start()

    def phones(self) -> list[str]:
        """Who got text messages, in order; a phone shows one message for each id."""
        shown = dict.fromkeys((one["to"], one["id"]) for one in self.notes)
        return [next(alias for alias, phone in PHONES.items() if phone == to) for to, _ in shown]

    def letters(self) -> list[str]:
        """Who got mail, in order; a mailbox shows one letter for each Message-ID."""
        shown = dict.fromkeys((str(one["To"]), str(one["Message-ID"])) for one in self.mail.letters)
        return [to.partition("@")[0].title() for to, _ in shown]

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        taken = await self.mail.handle_DATA(server, session, envelope)
        return taken if self.takes("mail") else "451 Nobody hears this"


@contextmanager
def outside() -> Iterator[tuple[Outside, dict[str, str]]]:
    """Both, on this machine; and the settings with which the house finds them."""
    there = Outside()

    class Gateway(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            there.notes.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            if there.takes("gateway"):
                self.send_response(202)
                self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    post = Controller(there, hostname="127.0.0.1", port=port)
    post.start()
    with ThreadingHTTPServer(("127.0.0.1", 0), Gateway) as gateway:
        thread = threading.Thread(target=gateway.serve_forever)
        thread.start()
        try:
            yield (
                there,
                {
                    "FRIRUM_MAIL_URL": f"smtp://localhost:{port}",
                    "FRIRUM_GATEWAY_URL": f"http://127.0.0.1:{gateway.server_address[1]}/sms",
                    "FRIRUM_GATEWAY_SECRET": "g" * 32,
                },
            )
        finally:  # or pytest would wait for the gateway for ever
            gateway.shutdown()
            thread.join()
            post.stop()


def browser_of(chrome: Browser, house: Lodger, alias: str, **more: Any) -> Desk:
    """The browser of somebody of that house, logged in."""
    desk = Desk(chrome, house.address.replace("127.0.0.1", "localhost") + "/desk/chatt/", **more)
    walk.log_in(desk.context, house.facts["sessions"][alias])
    return desk


def wait_for(wish: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not wish():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_a_night_in_which_the_server_is_killed(chrome: Browser, tmp_path: Path) -> None:
    with outside() as (there, settings), lodger(tmp_path, night=settings) as house:
        there.house, sessions = house, house.facts["sessions"]
        bo = browser_of(chrome, house, "Bo")
        bo.goes_on_duty()
        bo.page.keyboard.press("Alt+u")
        with bo.page.expect_response(re.compile("/on-call$")) as pressed:
            bo.page.keyboard.press("Enter")
        assert pressed.value.ok
        expect(bo.page.locator("#sheet-on-call")).to_be_hidden()  # the answer has come whole
        house.kill()  # nobody could be told yet
        there.comes_back(pulling={"gateway", "mail"})
        house.start()
        there.is_restarted_after_a_pull()  # in the middle of her text message
        there.is_restarted_after_a_pull()  # in the middle of her mail
        house.facts["sessions"] = sessions
        bars = bo.page.locator("#on-call-now .bar")
        expect(bars).to_contain_text("Vi söker Siv, nummer 1")
        wait_for(lambda: len(there.mail.letters) >= 2)

        # Siv sleeps; her time goes by while nobody is there to see it.
        house.kill()
        house.forward(seconds=180)
        house.start()
        house.facts["sessions"] = sessions
        expect(bars).to_contain_text("Vi söker Rut, nummer 2")
        wait_for(lambda: there.letters() == ["Siv", "Rut"])
        rut = browser_of(chrome, house, "Rut", screen=SMALL)
        link = re.search(r"https://[^/]+(/desk/on-call/\S+)", there.mail.letters[-1].get_content())
        assert link is not None
        rut.page.goto(house.address.replace("127.0.0.1", "localhost") + link[1])
        rut.page.get_by_role("button", name="Jag är här", exact=True).click()
        expect(rut.page.get_by_role("heading")).to_have_text("De vet att du är här")
        house.kill()
        house.start()
        expect(bars).to_contain_text("Rut från beredskapen har svarat")
        rut.page.reload()
        expect(rut.page.get_by_role("heading")).to_have_text("De vet att du är här")

        # An hour later nobody else has been asked, and nobody again.
        house.forward(seconds=3600)
        time.sleep(6)  # every work of the clockwork has had its turn
        expect(bars).to_contain_text("Rut från beredskapen har svarat")
        assert there.phones() == there.letters() == ["Siv", "Rut"]
        bars.get_by_role("button", name="Det är över").click()
        bo.page.keyboard.press("Alt+u")
        log = bo.page.locator("#on-call-log li")
        expect(log).to_have_count(3)
        expect(log.nth(1)).to_contain_text("Siv kontaktades och svarade inte")
        expect(log.nth(2)).to_contain_text("Rut kontaktades och svarade")
        for one in (bo, rut):
            one.close()
        assert not re.search(r"\b(Bo|Siv|Rut)\b|@|\+46|/on-call/", house.words)  # LG3: no names in any log
