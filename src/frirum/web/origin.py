"""Refuses every change that another site asks for (SA17), and knows which requests are our own pages'.

`Referrer-Policy: no-referrer` makes browsers send `Origin: null` with the form of our own page; what tells it from a
stranger's is then `Sec-Fetch-Site`, which no page can forge. A request that carries neither is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware

from frirum.web import noes
from frirum.web.refusals import STRANGER

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
# The browser itself sends these, about a page that may be gone: they change nothing but a count (HD10).
OPEN = frozenset({"/csp-reports"})


def same_origin(headers: Mapping[str, str], *, own: str) -> bool:
    """Whether a request that would change something comes from our own page; `own` is our scheme and host."""
    origin = headers.get("Origin", "null")
    if origin != "null":
        return origin == own
    return headers.get("Sec-Fetch-Site") == "same-origin"


class SameOrigin:
    """Lets no unsafe request of another origin in, whatever its cookies say."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on, or answer 403 before anything has been read."""
        if request.method not in SAFE and request.path_info not in OPEN:
            own = f"{request.scheme}://{request.get_host()}"
            if not same_origin(request.headers, own=own):
                return noes.say(request, STRANGER, json=wants_json(request))
        return self.get_response(request)


class StaffToken(CsrfViewMiddleware):
    """Django's token for staff; where a request comes from has been judged before, by one rule for all."""

    def _origin_verified(self, request: HttpRequest) -> bool:
        return True

    def _check_referer(self, request: HttpRequest) -> None:
        """Ask for no referrer: we tell browsers to send none."""


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks."""
    return request.headers.get("Content-Type", "").startswith("application/json")
