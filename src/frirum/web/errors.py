"""Error pages: generic, with the safe headers, the crisis numbers and the way out (ER1).

They need no session, no record and no template tag that could fail: whatever broke, this page still stands. Only the
country is asked for, from memory, when the address names a line.
"""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from frirum.log import logger
from frirum.queries.line import LineFacts, line
from frirum.rules.crisis import numbers
from frirum.web.headers import STAFF_ROOMS
from frirum.web.language import asked_language, browser_language
from frirum.web.refusals import NOT_THERE, NOT_UNDERSTOOD, STRANGER, TOO_BIG, TROUBLE, Refusal

log = logger("frirum.web")


def page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The page that says this no, in a language she reads, with the numbers of the line's country."""
    at = _line_of(request)
    with translation.override(language_of(request, at)):
        text = render_to_string(
            "frirum/no.html",
            {
                "refusal": refusal,
                "say": str(refusal.say),
                "language": translation.get_language(),
                "line": at,
                "staff": request.path_info.startswith(STAFF_ROOMS),
                "numbers": numbers(at.country if at else ""),
            },
        )
    return HttpResponse(text, status=refusal.status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 when it was too much."""
    too_big = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    return page(request, TOO_BIG if too_big else NOT_UNDERSTOOD)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return page(request, STRANGER)


def without_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the staff's token is missing or old (SA17)."""
    return page(request, STRANGER)


def not_there(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return page(request, NOT_THERE)


def trouble(request: HttpRequest) -> HttpResponse:
    """500."""
    return page(request, TROUBLE)


def language_of(request: HttpRequest, at: LineFacts | None = None) -> str:
    """The language in which to say no: asked for, the account's, the browser's, the line's own."""
    user = getattr(request, "_cached_user", None)  # only when somebody has asked for her already
    return (
        asked_language(request)
        or getattr(user, "language", None)
        or browser_language(request)
        or (at.language if at else "en")
    )


def _line_of(request: HttpRequest) -> LineFacts | None:
    if request.path_info.startswith(STAFF_ROOMS):
        return None  # there "not yours" must read like "not there" (AZ3)
    names = [name for name in request.path_info.split("/") if name][:2]
    try:
        return next((found for found in map(line, names) if found is not None), None)
    except Exception:  # the store may be the very thing that broke
        log.error("errors.no_line")
        return None
