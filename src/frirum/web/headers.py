"""The safe headers that every answer carries, also errors and files (HD1 to HD9)."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from django.http import HttpRequest
from django.http.response import HttpResponseBase

SIX_MONTHS_AND_MORE = "max-age=63072000; includeSubDomains"
POWERFUL_FEATURES = (
    "accelerometer",
    "ambient-light-sensor",
    "autoplay",
    "battery",
    "bluetooth",
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
    "web-share",
    "window-management",
    "xr-spatial-tracking",
)
# Passkeys work on our own pages only; everything else is off (HD5).
PERMISSIONS = ", ".join(
    [f"{feature}=()" for feature in POWERFUL_FEATURES]
    + ["publickey-credentials-create=(self)", "publickey-credentials-get=(self)"]
)
ALWAYS = MappingProxyType(
    {
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Permissions-Policy": PERMISSIONS,
        "X-Robots-Tag": "noindex, nofollow",
    }
)
NO_PAGE = "default-src 'none'; frame-ancestors 'none'; sandbox"


def page_policy(host: str, *, secure: bool) -> str:
    """The content security policy of a page on `host` (HD1); `secure` names the scheme of its live line."""
    line = f"{'wss' if secure else 'ws'}://{host}"
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        f"connect-src 'self' {line}; frame-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'; report-uri /csp-report"
    )


def frame_policy() -> str:
    """The policy of the plain page's streamed frame: our own page may frame it, and it runs no script (HD1)."""
    return (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'self'"
    )


def safe_headers(
    *, content_type: str, host: str, secure: bool, framed: bool = False, lasting: bool = False
) -> Mapping[str, str]:
    """Every header of one answer.

    `framed`: the plain page's frame; `lasting`: a file whose name changes with its content, so it may be kept.
    """
    page = content_type.startswith("text/html")
    policy = frame_policy() if framed else page_policy(host, secure=secure) if page else NO_PAGE
    headers = {**ALWAYS, "Content-Security-Policy": policy, "X-Frame-Options": "SAMEORIGIN" if framed else "DENY"}
    if not lasting:
        headers["Cache-Control"] = "no-store"
    if secure and not host.split(":", 1)[0].endswith(".onion"):
        headers["Strict-Transport-Security"] = SIX_MONTHS_AND_MORE
    return headers


class SafeHeaders:
    """Puts the safe headers on every answer of Django; the hub puts the same ones on its streams."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, and replace whatever weaker header stood there."""
        response = self.get_response(request)
        host = request.META.get("HTTP_HOST", "")
        lasting = "immutable" in response.headers.get("Cache-Control", "")
        for name, value in safe_headers(
            content_type=response.headers.get("Content-Type", ""),
            # An unknown host gets the error page (HD11); its name is not repeated into a policy.
            host=host if response.status_code != 400 else "localhost",
            secure=request.is_secure(),
            lasting=lasting,
        ).items():
            response.headers[name] = value
        if not response.streaming:
            response.headers.setdefault("Content-Length", str(len(response.content)))  # type: ignore[attr-defined]
        for name in ("ETag", "Server"):
            if not lasting and name in response.headers:
                del response.headers[name]
        return response
