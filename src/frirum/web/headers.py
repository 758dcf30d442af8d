"""The safe headers that every answer carries, also errors and files (HD1 to HD9)."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache

from django.http import HttpRequest
from django.http.response import HttpResponseBase

TWO_YEARS = "max-age=63072000; includeSubDomains"
REPORTS = "/csp-reports"
# Every feature that browsers know; Chromium complains on each page of one that it does not.
FEATURES = [
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "clipboard-read",
    "clipboard-write",
    "compute-pressure",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "otp-credentials",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "serial",
    "speaker-selection",
    "storage-access",
    "usb",
    "window-management",
    "xr-spatial-tracking",
]
PASSKEYS = ("publickey-credentials-create", "publickey-credentials-get")
NO_PAGE = "default-src 'none'; frame-ancestors 'none'; sandbox"
# The streamed list of the plain page: our own page may frame it, and it runs no script (HD1).
FRAME = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
# A sandboxed worker is refused by the browser; this one asks for nothing at all.
WORKER = "default-src 'none'; frame-ancestors 'none'"
NO_TYPES, WORKERS_TYPE = "trusted-types 'none'", "trusted-types frirum-worker"
PUBLISHED_KEPT = "public, max-age=3600"  # figures that are frozen: an hour, so that a page taken down is gone soon
STAFF_ROOMS = ("/volunteer/", "/desk/", "/office/", "/account/")


class Kind(StrEnum):
    """What an answer is."""

    PAGE = "page"  # a page for visitors
    STAFF = "staff"  # a page for staff: the same, and passkeys work on it
    WITH_WORKER = "with_worker"  # a page for staff that registers the worker of web push
    WORKER = "worker"  # that worker's script
    FRAME = "frame"  # the plain page's streamed list
    DATA = "data"  # anything that is no page
    EMBED = "embed"  # the open/closed button and status.json: other sites may show them
    FILE = "file"  # a file whose address changes with its content, so it may be kept


def headers_for(kind: Kind, *, host: str, secure: bool) -> dict[str, str]:
    """Every safe header of one answer, for Django and for the hub alike.

    `host` as the browser named it, already allowed (HD11), or empty; `secure` when it came over TLS.
    """
    return dict(_headers_for(kind, host, secure))


def page_policy(host: str, *, secure: bool) -> str:
    """The content security policy of a page (HD1); an unknown host is not repeated into it."""
    line = f" {'wss' if secure else 'ws'}://{host}" if host else ""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        f"connect-src 'self'{line}; frame-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


@lru_cache(maxsize=64)  # the allowed hosts are few; an unknown one comes here as an empty name
def _headers_for(kind: Kind, host: str, secure: bool) -> dict[str, str]:
    headers = {
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex, nofollow",
        "Permissions-Policy": _permissions(kind),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Resource-Policy": "cross-origin" if kind is Kind.EMBED else "same-origin",
        "Content-Security-Policy": NO_PAGE,
    }
    if kind is not Kind.FILE:
        headers["Cache-Control"] = "no-store"
    if kind is not Kind.EMBED:
        headers["X-Frame-Options"] = "SAMEORIGIN" if kind is Kind.FRAME else "DENY"
    if kind in {Kind.PAGE, Kind.STAFF, Kind.WITH_WORKER}:
        policy = page_policy(host, secure=secure)
        if kind is Kind.WITH_WORKER:
            policy = policy.replace(NO_TYPES, WORKERS_TYPE)
        headers["Content-Security-Policy"] = policy
        # The same policy once more, only to report: so the one that binds stays exactly what HD1 says (HD10).
        headers["Content-Security-Policy-Report-Only"] = f"{policy}; report-uri {REPORTS}"
    if kind is Kind.FRAME:
        headers["Content-Security-Policy"] = FRAME
    if kind is Kind.WORKER:
        headers["Content-Security-Policy"] = WORKER
    if secure and host and not host.split(":", 1)[0].endswith(".onion"):
        headers["Strict-Transport-Security"] = TWO_YEARS
    return headers


def _permissions(kind: Kind) -> str:
    off = [f"{feature}=()" for feature in FEATURES]
    whose = "(self)" if kind in {Kind.STAFF, Kind.WITH_WORKER} else "()"
    return ", ".join(off + [f"{feature}={whose}" for feature in PASSKEYS])


def kind_of(request: HttpRequest, response: HttpResponseBase) -> Kind:
    """What this answer of Django's is."""
    if "immutable" in response.headers.get("Cache-Control", ""):
        return Kind.FILE
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        return Kind.DATA
    return Kind.STAFF if request.path_info.startswith(STAFF_ROOMS) else Kind.PAGE


class SafeHeaders:
    """Puts the safe headers on every answer of Django; the hub asks `headers_for` for its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, replace whatever weaker header stood there, and drop what only tells about us (HD8)."""
        response = self.get_response(request)
        kind = getattr(response, "kind", None) or kind_of(request, response)
        host = request.get_host() if getattr(request, "host_is_ours", False) else ""
        for name, value in _headers_for(kind, host, request.is_secure()).items():
            response.headers[name] = value
        if getattr(response, "published", False):
            response.headers["Cache-Control"] = PUBLISHED_KEPT
        if kind is not Kind.FILE:
            for name in ("ETag", "Server", "Vary", "Expires", "Last-Modified"):
                if name in response.headers:
                    del response.headers[name]
        if not response.streaming:
            response.headers.setdefault("Content-Length", str(len(response.content)))  # type: ignore[attr-defined]
        return response
