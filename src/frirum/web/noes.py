"""How a no is said: as a sentence on a page, or as JSON to a script; never with anything that happened inside (ER1)."""

from __future__ import annotations

from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import translation

from frirum.web import errors
from frirum.web.refusals import NOT_THERE, Refusal

SEE_OTHER = 303


def say(request: HttpRequest, refusal: Refusal | None, allowed: tuple[str, ...] = (), *, json: bool) -> HttpResponse:
    """Answer a refusal. A staff form that can be shown again is, with the sentence above it."""
    refusal = refusal or NOT_THERE
    if json:
        with translation.override(errors.language_of(request, getattr(request, "line", None))):
            said = {"no": refusal.code, "say": str(refusal.say)}
        answer: HttpResponse = JsonResponse(said, status=refusal.status)
    elif (
        request.method == "POST" and "GET" in allowed and refusal.status in {400, 409} and hasattr(request, "_messages")
    ):
        messages.error(request, str(refusal.say))
        answer = HttpResponseRedirect(request.path, status=SEE_OTHER)
    else:
        answer = errors.page(request, refusal)
    if refusal.status == 405:
        answer.headers["Allow"] = ", ".join(allowed)
    return answer


def log_in(request: HttpRequest) -> HttpResponse:
    """To the log-in, and after it back to the page that was asked for."""
    after = f"?next={quote(request.path)}" if request.method in {"GET", "HEAD"} else ""
    return HttpResponseRedirect(reverse("account_login") + after)
