"""Every answer carries the safe headers: pages, errors, files, what the hub answers."""

import re

import pytest
from django.test import Client

from frirum.web.headers import FRAME, NO_PAGE, Kind, headers_for, page_policy
from tests.staff import House, house, logged_in

# Written out here a second time, so that a slip in the code is seen (HD1).
VISITOR_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self' wss://chat.example.org; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
HERE = VISITOR_POLICY.replace("wss://chat.example.org", "ws://testserver")
ALWAYS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "X-Robots-Tag": "noindex, nofollow",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


@pytest.fixture
def at() -> House:
    return house()


def test_a_pages_policy_is_exactly_this() -> None:  # HD1
    assert page_policy("chat.example.org", secure=True) == VISITOR_POLICY


@pytest.mark.parametrize(
    "path",
    ["/chatt/", "/chatt/?lang=fi", "/nowhere/", "/static/nothing.js", "/account/login/", "/desk/", "/robots.txt/x"],
)
def test_every_page_carries_them_all(at: House, client: Client, path: str) -> None:  # HD1, HD4, HD6, HD9
    answer = client.get(path)
    for name, value in ALWAYS.items():
        assert answer.headers[name] == value, name
    if answer.headers["Content-Type"].startswith("text/html"):
        assert answer.headers["Content-Security-Policy"] == HERE
    assert not {"Server", "ETag", "Vary", "Expires", "Last-Modified"} & set(answer.headers)  # HD8


@pytest.mark.parametrize("path", ["/account/", "/account/codes/", "/office/storasyster/people/", "/account/qr.svg"])
def test_staff_pages_need_nothing_unsafe(at: House, path: str) -> None:  # HD1, HD2
    answer = logged_in(at.dag).get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert policy in {HERE, NO_PAGE}
    for weak in ("unsafe-inline", "unsafe-eval", "data:", "blob:"):
        assert weak not in policy
    assert not re.search(rb"<style|style=|\son[a-z]+=|javascript:|<script>", answer.content)


@pytest.mark.parametrize("policy", [VISITOR_POLICY, FRAME, NO_PAGE])
@pytest.mark.parametrize("weak", ["unsafe-inline", "unsafe-eval", "*", "data:", "blob:", "http:"])
def test_no_policy_holds_anything_weak(policy: str, weak: str) -> None:  # HD2
    assert weak not in policy


def test_what_is_no_page_may_do_nothing(client: Client) -> None:  # HD3
    assert client.get("/robots.txt").headers["Content-Security-Policy"] == NO_PAGE


def test_only_the_plain_frame_may_be_framed_and_it_runs_no_script() -> None:  # HD1
    framed = headers_for(Kind.FRAME, host="chat.example.org", secure=True)
    assert framed["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in framed["Content-Security-Policy"]
    assert "script-src" not in framed["Content-Security-Policy"]


def test_only_the_button_may_be_shown_elsewhere() -> None:
    assert headers_for(Kind.EMBED, host="a.example", secure=True)["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert headers_for(Kind.DATA, host="a.example", secure=True)["Cross-Origin-Resource-Policy"] == "same-origin"


def test_every_powerful_feature_is_off_and_passkeys_are_on_for_staff_only() -> None:  # HD5
    visitor = headers_for(Kind.PAGE, host="a.example", secure=True)["Permissions-Policy"]
    staff = headers_for(Kind.STAFF, host="a.example", secure=True)["Permissions-Policy"]
    for feature in ("camera", "microphone", "geolocation", "clipboard-read", "publickey-credentials-get"):
        assert f"{feature}=()" in visitor
    for unknown in ("ambient-light-sensor", "battery", "bluetooth", "web-share"):
        assert unknown not in visitor  # Chromium would complain on every page
    assert "microphone=()" in staff
    assert "publickey-credentials-get=(self)" in staff


def test_a_safe_line_is_promised_on_https_only_and_never_on_an_onion() -> None:  # HD7
    def promised(host: str, *, secure: bool) -> str | None:
        return headers_for(Kind.PAGE, host=host, secure=secure).get("Strict-Transport-Security")

    assert promised("chat.example.org", secure=True) == "max-age=63072000; includeSubDomains"
    assert promised("chat.example.org", secure=False) is None
    assert promised("abcdef.onion:8080", secure=True) is None


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_methods_that_no_page_uses_are_refused(at: House, client: Client, method: str) -> None:  # HD8
    for path in ("/chatt/", "/account/login/", "/robots.txt"):
        assert client.generic(method, path, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 405


def test_an_unknown_host_is_refused_and_not_repeated(client: Client) -> None:  # HD11
    answer = client.get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "evil.example" not in str(answer.headers) + answer.content.decode()


def test_a_visitors_page_asks_for_no_session(at: House, client: Client) -> None:
    answer = client.get("/chatt/")
    assert not answer.cookies
    assert not hasattr(answer.wsgi_request, "session")


def test_headers_of_the_hub_are_the_same(at: House, client: Client) -> None:
    mine = headers_for(Kind.PAGE, host="testserver", secure=False)
    djangos = client.get("/chatt/").headers
    assert all(djangos[name] == value for name, value in mine.items())
