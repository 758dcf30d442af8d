"""Whatever answers, and whatever it answers: the safe headers are there, and the policy is one of three."""

import io
import re
import socket

import httpx
import pytest
from django.http import HttpResponse
from django.templatetags.static import static
from django.test import Client

from frirum.web import doors
from frirum.web.headers import FEATURES
from tests.cast import Clock, Visitor, storasyster
from tests.open_house import OpenHouse
from tests.routes import ROUTES
from tests.staff import SAME, House, browser, house, logged_in

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)

# Written out here once more, so that a slip in the code is seen (HD1).
PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self' {line}; frame-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
FRAMED = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox"
WEAK = re.compile(r"unsafe-|\*|data:|blob:|http:|strict-dynamic|nonce-|sha256-")
INLINE = re.compile(rb"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]* (?:src|type=.application/json))")
ALWAYS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "X-Robots-Tag": "noindex, nofollow",
}
SERVER = {"Server", "X-Powered-By", "Via", "Expires"}
DYNAMIC = {"Etag", "Vary", "Last-Modified"}

type Answer = HttpResponse | httpx.Response


def judge(answer: Answer, where: str, *, line: str = "ws://testserver", kind: str = "") -> None:
    """Hold one answer to HD1 to HD9."""
    headers = dict(answer.headers.items())
    headers = {name.title(): value for name, value in headers.items()}
    is_page = headers.get("Content-Type", "").startswith("text/html")
    wanted = FRAMED if kind == "frame" else PAGE.format(line=line) if is_page else NOTHING
    if is_page and kind != "frame" and b'data-worker="' in answer.content:  # the one page that registers a worker (ML2)
        wanted = wanted.replace("trusted-types 'none'", "trusted-types frirum-worker")
    if "/on-call-worker.js" in where and headers["Content-Type"].startswith("text/javascript"):
        wanted = wanted.removesuffix("; sandbox")
    policy = headers["Content-Security-Policy"]
    assert policy in ({wanted, wanted.replace(f" {line}", "")} if is_page else {wanted}), where  # HD1, HD3
    assert not WEAK.search(policy), where  # HD2
    for name, value in ALWAYS.items():
        assert headers.get(name.title()) == value, (where, name)  # HD4, HD9
    shown = kind == "embed"
    assert headers["Cross-Origin-Resource-Policy"] == ("cross-origin" if shown else "same-origin"), where  # HD4
    framing = None if shown else "SAMEORIGIN" if kind == "frame" else "DENY"
    assert headers.get("X-Frame-Options") == framing, where  # HD4
    for feature in FEATURES:
        assert f"{feature}=()" in headers["Permissions-Policy"], where  # HD5
    kept = "max-age=315360000, public, immutable" if kind == "file" else "no-store"
    assert headers["Cache-Control"] == kept, where  # HD6
    assert "Strict-Transport-Security" not in headers, where  # HD7: this is not HTTPS
    assert not (SERVER if kind == "file" else SERVER | DYNAMIC) & set(headers), where  # HD8
    if is_page and kind != "frame":
        assert not INLINE.search(answer.content), where  # HD2


@pytest.fixture
def at() -> House:
    return house()


def people(at: House) -> dict[str, Client]:
    return {"nobody": browser(), "bo": logged_in(at.bo), "dag": logged_in(at.dag), "ada": logged_in(at.ada)}


def test_every_route_whoever_asks_and_however(at: House) -> None:  # HD1, HD2, HD3, HD4, HD5, HD6, HD7, HD8, HD9
    seen = set()
    for who, client in people(at).items():
        for route in ROUTES:
            for method in ("GET", "POST", "HEAD", "PUT"):
                if "logout" in route.path and method == "POST":
                    continue
                answer = client.generic(method, route.path)
                judge(answer, f"{who} {method} {route.path} {answer.status_code}")
                seen.add(answer.status_code)
    assert {200, 302, 400, 404, 405} <= seen


def test_errors_of_every_kind_carry_them_too(at: House, monkeypatch: pytest.MonkeyPatch) -> None:  # HD1, HD4, ER1
    judge(browser().get("/nowhere/at/all"), "404")
    judge(Client().post("/chatt/begin"), "403")
    judge(browser().get("/chatt/", headers={"Host": "evil.example"}), "400")  # HD11
    judge(browser().post("/account/login/", {"login": "x" * 300_000}), "413")

    def breaks(_caller: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(doors, "_zone", breaks)
    broken = browser().get("/chatt/", headers=SAME)
    assert broken.status_code == 500
    judge(broken, "500")


@pytest.mark.parametrize("name", ["frirum/visitor/page.js", "frirum/css/visitor.css", "frirum/visitor/icon.svg"])
def test_files_do_too(name: str) -> None:  # HD1, HD3, HD6
    file = browser().get(static(name))
    judge(file, name, kind="file")
    file.close()
    judge(browser().get(static(name) + ".nothing"), "no such file")


@pytest.fixture
def hub(house: OpenHouse, clock: Clock) -> tuple[str, Visitor]:
    line = storasyster()
    vega = Visitor(line)
    house.vega(vega)
    return house.address, vega


def test_what_the_hub_answers_itself_does_too(hub: tuple[str, Visitor]) -> None:  # HD1, HD3, HD4, HD6, HD8
    address, vega = hub
    with httpx.Client(base_url=address) as client:
        for name in ("status.json", "button.svg"):
            judge(client.get(f"/chatt/{name}"), name, kind="embed")
            judge(client.get(f"/nowhere/{name}"), name, kind="embed")
            judge(client.post(f"/chatt/{name}"), name, kind="embed")
            assert client.post(f"/chatt/{name}").status_code == 405
            strange = client.get(f"/chatt/{name}", headers={"Host": "evil.example"})
            assert strange.status_code == 400  # HD11
            judge(strange, "a strange host", kind="embed")
        judge(client.get("/chatt/frame"), "a frame for nobody")
        judge(client.post("/chatt/frame"), "a frame by POST")
        judge(client.get("/chatt/live"), "a live line that is none", line=address.replace("http", "ws"))
        cookie = {"Cookie": f"__Host-v={vega.token}"}
        with client.stream("GET", "/chatt/frame", headers=cookie) as frame:
            assert frame.status_code == 200
            judge(frame, "her frame", kind="frame")


def test_a_line_that_is_refused_carries_them_too(hub: tuple[str, Visitor]) -> None:  # HD1, WS1
    address, vega = hub
    shake = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }
    ours, hers = {"Origin": address}, {"Cookie": f"__Host-v={vega.token}"}
    tries = {
        "no origin": (shake | hers, 403),
        "another page": (shake | hers | {"Origin": "https://evil.example"}, 403),
        "no cookie": (shake | ours, 403),
        "half a handshake": (shake | ours | hers | {"Sec-WebSocket-Version": "1"}, 400),
    }
    for what, (headers, status) in tries.items():
        answer = httpx.get(f"{address}/chatt/live", headers=headers)
        assert (answer.status_code, answer.content) == (status, b""), what
        judge(answer, what)


def test_what_no_browser_sends_gets_them_too(hub: tuple[str, Visitor]) -> None:  # HD1
    address, _ = hub
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=5) as line:
        line.sendall("GET /?\xe5 HTTP/1.1\r\nHost: localhost\r\n\r\n".encode("latin1"))
        told = line.recv(4000).decode("latin1").lower()
    assert told.startswith("http/1.1 400")
    assert told.endswith("\r\n\r\n"), "not a word"
    assert f"content-security-policy: {NOTHING}".lower() in told
    assert "cache-control: no-store" in told


def test_where_the_hub_breaks_too_and_nothing_is_told(  # HD1, ER1, LG4
    hub: tuple[str, Visitor], monkeypatch: pytest.MonkeyPatch, log_told: io.StringIO
) -> None:
    address, vega = hub

    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError("CANARY-she-said-this")

    monkeypatch.setattr("frirum.queries.talk.of_token", breaks)
    answer = httpx.get(f"{address}/chatt/frame", headers={"Cookie": f"__Host-v={vega.token}"})
    assert (answer.status_code, answer.content) == (500, b"")
    judge(answer, "500 of the hub")
    assert '"event": "house.stumbled"' in log_told.getvalue()
    assert "CANARY" not in log_told.getvalue()
