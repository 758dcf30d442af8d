"""Every answer carries the safe headers."""

import pytest
from django.test import Client

from frirum.web.headers import NO_PAGE, frame_policy, page_policy, safe_headers

# Written out here a second time, so that a slip in the code is seen (HD1).
VISITOR_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self' wss://chat.example.org; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'; "
    "report-uri /csp-report"
)


def test_a_pages_policy_is_exactly_this() -> None:  # HD1
    assert page_policy("chat.example.org", secure=True) == VISITOR_POLICY


def test_only_the_plain_frame_may_be_framed_and_it_runs_no_script() -> None:  # HD1
    framed = safe_headers(content_type="text/html", host="chat.example.org", secure=True, framed=True)
    assert framed["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in framed["Content-Security-Policy"]
    assert "script-src" not in framed["Content-Security-Policy"]


@pytest.mark.parametrize("policy", [VISITOR_POLICY, frame_policy(), NO_PAGE])
@pytest.mark.parametrize("weak", ["unsafe-inline", "unsafe-eval", "*", "data:", "blob:", "http:"])
def test_no_policy_holds_anything_weak(policy: str, weak: str) -> None:  # HD2
    assert weak not in policy


def test_what_is_no_page_may_do_nothing() -> None:  # HD3
    headers = safe_headers(content_type="application/json", host="chat.example.org", secure=True)
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"


def test_a_safe_line_is_promised_on_https_only_and_never_on_an_onion() -> None:  # HD7
    def promised(host: str, *, secure: bool) -> bool:
        return "Strict-Transport-Security" in safe_headers(content_type="text/html", host=host, secure=secure)

    assert promised("chat.example.org", secure=True)
    assert not promised("chat.example.org", secure=False)
    assert not promised("abcdef.onion:8080", secure=True)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/nowhere-at-all", "/static/nothing.js"])
def test_an_error_carries_them_all(client: Client, path: str) -> None:  # HD4, HD5, HD6, HD9
    answer = client.get(path, secure=True, headers={"host": "localhost"})
    assert answer.status_code == 404
    for name, value in {
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cache-Control": "no-store",
        "X-Robots-Tag": "noindex, nofollow",
        "Content-Security-Policy": page_policy("localhost", secure=True),
    }.items():
        assert answer.headers[name] == value
    for feature in ("camera", "microphone", "geolocation", "clipboard-read", "display-capture"):
        assert f"{feature}=()" in answer.headers["Permissions-Policy"]
    assert "ETag" not in answer.headers
    assert "Set-Cookie" not in answer.headers


def test_an_unknown_host_is_not_repeated_into_a_policy(client: Client) -> None:  # HD11
    answer = client.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert "evil" not in str(answer.headers)
