"""Which of the five languages a visitor reads: her link, else her browser, else the organisation's own."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django.utils.translation.trans_real import parse_accept_lang_header

NAMES = {"sv": "Svenska", "nb": "Norsk", "da": "Dansk", "fi": "Suomi", "en": "English"}
# How a sentence says in which languages she can write: "You can write in Swedish or English."
SPOKEN_IN = {
    "sv": pgettext_lazy("write in", "Swedish"),
    "nb": pgettext_lazy("write in", "Norwegian"),
    "da": pgettext_lazy("write in", "Danish"),
    "fi": pgettext_lazy("write in", "Finnish"),
    "en": pgettext_lazy("write in", "English"),
}
# What browsers call our languages: Norwegian is "no" or "nn" in many of them.
KNOWN_AS = {"no": "nb", "nn": "nb"}


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language to choose: its code, its own name, and where it leads."""

    code: str
    name: str
    url: str


def chosen(request: HttpRequest, *, first: str) -> str:
    """The language of this page. Nothing of it is kept but the talk's own language (AN2)."""
    asked = request.GET.get("lang") or request.POST.get("language") or ""
    return wanted(asked, request.headers.get("Accept-Language", "")) or first


def wanted(asked: str, accept: str) -> str:
    """The one of our languages that was asked for in the address, else that the browser likes best; else empty."""
    if asked in NAMES:
        return asked
    for tag, _weight in parse_accept_lang_header(accept):
        code = tag.split("-", 1)[0]
        if KNOWN_AS.get(code, code) in NAMES:
            return KNOWN_AS.get(code, code)
    return ""


def tongues(path: str) -> list[Tongue]:
    """The choice of languages for the page at `path`."""
    return [Tongue(code, name, f"{path}?{urlencode({'lang': code})}") for code, name in NAMES.items()]


def listed(names: list[str]) -> str:
    """Several languages in one breath: "Swedish, Finnish or English"."""
    if len(names) < 2:
        return "".join(names)
    return _("{some} or {last}").format(some=", ".join(names[:-1]), last=names[-1])
