"""Which language a page speaks: never remembered for a visitor, kept in the account for staff."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

KNOWN = tuple(code for code, _ in settings.LANGUAGES)
ASKED = "lang"


def asked_language(request: HttpRequest) -> str | None:
    """The language asked for in the address (`?lang=fi`), if we speak it."""
    asked = request.GET.get(ASKED)
    return asked if asked in KNOWN else None


def browser_language(request: HttpRequest) -> str | None:
    """The first language of the browser that we speak."""
    for code, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        try:
            return get_supported_language_variant("nb" if code in {"no", "nn"} else code)
        except LookupError:
            continue
    return None


def staff_language(request: HttpRequest) -> str:
    """The language of a staff page: asked for, the account's, the browser's, or English."""
    asked = asked_language(request)
    if asked:
        return asked
    if request.user.is_authenticated:
        return str(request.user.language)
    return browser_language(request) or "en"
