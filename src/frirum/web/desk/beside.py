"""What lies beside the talk: handbook, directory and canned replies, as plain data (AL6, ST3)."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.utils.translation import get_language

from frirum.queries.directory import directory_of
from frirum.queries.handbook import page_of
from frirum.queries.reply import replies_of
from frirum.rules.access import Can
from frirum.web.desk.blocks import blocks
from frirum.web.doors import Caller, door


@door(Can.READ_HANDBOOK, json=True)
def handbook(request: Caller, line: str, slug: str) -> HttpResponse:
    """One page of the handbook, its newest version."""
    page = page_of(request.line.organisation_id, slug)
    if page is None or page.retired:
        raise Http404
    return JsonResponse({"title": page.title, "blocks": blocks(page.body)})


@door(Can.USE_CANNED_REPLIES, json=True)
def replies(request: Caller, line: str) -> HttpResponse:
    """The canned replies, one row for each language."""
    return JsonResponse({"replies": reply_rows(request.line.organisation_id)})


@door(Can.READ_DIRECTORY, json=True)
def directory(request: Caller, line: str) -> HttpResponse:
    """Other help, in her language."""
    rows = help_rows(request.line.organisation_id, first=request.line.language)
    return JsonResponse({"directory": [{**row, "checked_on": row["checked_on"].isoformat()} for row in rows]})


def reply_rows(organisation_id: int) -> list[dict[str, str]]:
    """Every reply in every language it is written in."""
    return [
        {"shortcut": reply.shortcut, "language": language, "text": text}
        for reply in replies_of(organisation_id)
        for language, text in reply.texts.items()
    ]


def help_rows(organisation_id: int, *, first: str) -> list[dict[str, Any]]:
    """The directory in the page's language, else in the organisation's `first`."""
    language = get_language() or first
    return [
        {
            "name": one.name,
            "for_whom": one.for_whom_in(language, first=first),
            "hours": one.hours_in(language, first=first),
            "phone": one.phone,
            "url": one.url,
            "checked_on": one.checked_on,
        }
        for one in directory_of(organisation_id)
    ]
