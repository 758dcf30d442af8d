"""Siv is told that Bo asks: by mail, by push and through the gateway, each once, and never about what (ST10, ML1, ML2)."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from smtplib import SMTPServerDisconnected
from typing import Any

import http_ece
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.core import mail

from frirum.actions import escalation
from frirum.config.push import kept_key
from frirum.jobs import gateway, telling
from frirum.queries.escalation import group_of
from frirum.records.models import Account, EscalationCall, OnCallPlace, PushAddress
from frirum.rules.escalation import Urgency
from tests import cast
from tests.cast import AtDesk, Clock, Person

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


@dataclass
class Elsewhere:
    """Another's server on this machine: what it was sent, and what it answers."""

    port: int = 0
    status: int = 201
    got: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    there = Elsewhere()

    class Takes(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            there.got.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(there.status)
            self.send_header("Location", f"{there.address}/further")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Takes) as server:
        there.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield there
        server.shutdown()
        thread.join()


@dataclass
class Browser:
    """Siv's browser: the key pair it made for push, and its secret."""

    key: ec.EllipticCurvePrivateKey
    secret: bytes

    @property
    def public(self) -> str:
        point = self.key.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )
        return base64.urlsafe_b64encode(point).rstrip(b"=").decode()

    def opens(self, body: bytes) -> dict[str, Any]:
        opened: dict[str, Any] = json.loads(http_ece.decrypt(body, private_key=self.key, auth_secret=self.secret))
        return opened


def asked(clock: Clock, *, phone: str = "") -> tuple[AtDesk, Person]:
    """Bo asks; Siv is called."""
    line = cast.storasyster()
    bo = cast.on_duty(cast.bo(line, now=clock.now()), now=clock.now())
    siv = cast.person("Siv", line, now=clock.now())
    OnCallPlace.objects.create(line_id=line.id, account_id=siv.id, position=0, phone=phone)
    escalation.call(bo.duty, None, urgency=Urgency.NOW, group=group_of(line.id), now=clock.now())
    return bo, siv


def with_push(siv: Person, there: Elsewhere, settings: Any, folder: Any, clock: Clock) -> Browser:
    settings.FRIRUM_PUSH_HOSTS = (f"127.0.0.1:{there.port}",)
    settings.PUSH_KEY_FILE, settings.PUSH_PUBLIC_KEY = kept_key(folder)
    browser = Browser(ec.generate_private_key(ec.SECP256R1()), b"s" * 16)
    PushAddress.objects.create(
        account_id=siv.id,
        endpoint=f"{there.address}/push/siv",
        public=browser.public,
        secret=base64.urlsafe_b64encode(browser.secret).rstrip(b"=").decode(),
        made_at=clock.now(),
    )
    return browser


def told() -> tuple[list[str], bool]:
    one = EscalationCall.objects.get()
    return one.told_by, one.told_at is not None


def test_a_mail_in_her_language_that_says_nothing_of_it(clock: Clock) -> None:  # ML1
    _, siv = asked(clock)
    telling.tell(now=clock.now())
    telling.tell(now=clock.forward(seconds=2))
    [one] = mail.outbox
    assert one.to == [siv.email]
    assert one.subject == "Någon vill nå dig"
    assert "/desk/on-call/" in str(one.body)
    assert one.extra_headers["Message-ID"].startswith("<")
    for word in ("Bo", "Siv", "Storasyster", "chatt", "oro", "samtal"):
        assert word not in one.subject + str(one.body)
    assert told() == (["push", "gateway", "mail"], True)


def test_a_mail_server_that_does_not_answer_is_asked_again(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    asked(clock)

    def away(*_: object) -> int:
        raise SMTPServerDisconnected

    with monkeypatch.context() as now_and_then:
        now_and_then.setattr("django.core.mail.EmailMessage.send", away)
        telling.tell(now=clock.now())
    assert told() == (["push", "gateway"], False)
    telling.tell(now=clock.now())
    assert len(mail.outbox) == 1
    assert told() == (["push", "gateway", "mail"], True)


def test_who_has_answered_is_told_nothing_more(clock: Clock) -> None:
    bo, _ = asked(clock)
    EscalationCall.objects.update(answer="silent")
    telling.tell(now=clock.now())
    assert mail.outbox == []


def test_whose_account_is_closed_is_left_in_peace(clock: Clock) -> None:
    _, siv = asked(clock)
    Account.objects.filter(pk=siv.id).update(is_active=False)
    telling.tell(now=clock.now())
    assert mail.outbox == []
    assert told() == ([], True)


def test_a_push_that_only_her_browser_can_open(
    clock: Clock, elsewhere: Elsewhere, settings: Any, tmp_path: Any
) -> None:  # ML2
    _, siv = asked(clock)
    browser = with_push(siv, elsewhere, settings, tmp_path, clock)
    telling.tell(now=clock.now())
    [(path, headers, body)] = elsewhere.got
    assert path == "/push/siv"
    assert (headers["urgency"], headers["content-encoding"]) == ("high", "aes128gcm")
    assert headers["authorization"].startswith("vapid ")
    assert b"on-call" not in body
    note = browser.opens(body)
    assert note["title"] == "Någon vill nå dig"
    assert note["tag"] == headers["topic"]
    assert set(note) == {"title", "link", "tag"}
    assert told() == (["push", "gateway", "mail"], True)


def test_a_browser_that_is_gone_is_forgotten(clock: Clock, elsewhere: Elsewhere, settings: Any, tmp_path: Any) -> None:
    _, siv = asked(clock)
    with_push(siv, elsewhere, settings, tmp_path, clock)
    elsewhere.status = 410
    telling.tell(now=clock.now())
    assert not PushAddress.objects.exists()
    assert told()[1]


@pytest.mark.parametrize("status", [500, 302])
def test_a_push_service_in_trouble_is_asked_again_and_never_followed(
    clock: Clock, elsewhere: Elsewhere, settings: Any, tmp_path: Any, status: int
) -> None:  # DP6
    _, siv = asked(clock)
    with_push(siv, elsewhere, settings, tmp_path, clock)
    elsewhere.status = status
    telling.tell(now=clock.now())
    assert told() == (["gateway", "mail"], False)
    assert [path for path, _, _ in elsewhere.got] == ["/push/siv"]
    elsewhere.status = 201
    telling.tell(now=clock.now())
    assert told()[1]
    assert len(mail.outbox) == 1


def test_a_service_that_was_taken_off_the_list_is_sent_nothing(
    clock: Clock, elsewhere: Elsewhere, settings: Any, tmp_path: Any
) -> None:  # DP6
    _, siv = asked(clock)
    with_push(siv, elsewhere, settings, tmp_path, clock)
    settings.FRIRUM_PUSH_HOSTS = ()
    telling.tell(now=clock.now())
    assert elsewhere.got == []
    assert told()[1]


def with_gateway(there: Elsewhere, settings: Any) -> None:
    settings.FRIRUM_GATEWAY_URL, settings.FRIRUM_GATEWAY_SECRET = f"{there.address}/sms", "g" * 32


def test_a_signed_note_to_the_gateway(clock: Clock, elsewhere: Elsewhere, settings: Any) -> None:  # ST10
    with_gateway(elsewhere, settings)
    asked(clock, phone="+46701234567")
    telling.tell(now=clock.now())
    [(path, headers, body)] = elsewhere.got
    note = json.loads(body)
    assert (path, note["kind"], note["urgency"], note["to"]) == ("/sms", "on_call", "now", "+46701234567")
    assert "Bo" not in body.decode()
    moment = int(clock.now().timestamp())
    assert headers["frirum-signature"] == f"t={moment},v1={gateway.signature(moment, body)}"
    assert gateway.signature(moment, body) != gateway.signature(moment, body + b" ")


def test_without_a_number_the_gateway_hears_nothing(clock: Clock, elsewhere: Elsewhere, settings: Any) -> None:
    with_gateway(elsewhere, settings)
    asked(clock)
    telling.tell(now=clock.now())
    assert elsewhere.got == []
    assert told()[1]


@pytest.mark.parametrize("status", [500, 302])
def test_a_gateway_in_trouble_is_asked_again_with_the_same_id(
    clock: Clock, elsewhere: Elsewhere, settings: Any, status: int
) -> None:
    with_gateway(elsewhere, settings)
    asked(clock, phone="+46701234567")
    elsewhere.status = status
    telling.tell(now=clock.now())
    assert told() == (["push", "mail"], False)
    elsewhere.status = 202
    telling.tell(now=clock.now())
    assert told()[1]
    assert len({json.loads(body)["id"] for _, _, body in elsewhere.got}) == 1
    assert {path for path, _, _ in elsewhere.got} == {"/sms"}


def test_a_gateway_that_is_away_stops_nobody(clock: Clock, settings: Any) -> None:
    settings.FRIRUM_GATEWAY_URL, settings.FRIRUM_GATEWAY_SECRET = "http://127.0.0.1:9/sms", "g" * 32
    asked(clock, phone="+46701234567")
    telling.tell(now=clock.now())
    assert len(mail.outbox) == 1
    assert told() == (["push", "mail"], False)


def test_one_way_that_stumbles_keeps_none_of_the_others(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumbles(*_: object) -> bool:
        raise RuntimeError("words that are told to nobody")

    monkeypatch.setitem(telling.WAYS, "push", stumbles)
    asked(clock)
    telling.tell(now=clock.now())
    assert told() == (["gateway", "mail"], False)
