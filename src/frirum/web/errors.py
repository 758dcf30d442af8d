"""Error pages: generic, with the safe headers, the crisis numbers and the way out (ER1)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from frirum.web.refusals import NOT_THERE, NOT_UNDERSTOOD, TROUBLE, Refusal


def page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The page that says this no."""
    return HttpResponse(render_to_string("frirum/no.html", {"refusal": refusal}), status=refusal.status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return page(request, NOT_UNDERSTOOD)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return page(request, NOT_UNDERSTOOD)


def not_there(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return page(request, NOT_THERE)


def trouble(request: HttpRequest) -> HttpResponse:
    """500."""
    return page(request, TROUBLE)
