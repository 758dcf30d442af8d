"""The first page: the door, what we promise, the first words; or why not now, and who else can help."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import Promise
from django.views.decorators.gzip import gzip_page

from frirum import clock
from frirum.actions.knock import knock
from frirum.queries.directory import approved_links, directory_of
from frirum.queries.door import door_of
from frirum.queries.line import LineFacts
from frirum.rules.access import Can
from frirum.rules.admission import SHUT, Door
from frirum.rules.languages import said
from frirum.rules.presence import TALK_KEPT
from frirum.rules.queue import PLACE_KEPT
from frirum.rules.retention import ERASE_TALK_AFTER, HELD_AT_MOST
from frirum.web.doors import Caller, door
from frirum.web.doorway import doorway
from frirum.web.modules import modules_of
from frirum.web.visitor.language import SPOKEN_IN, listed
from frirum.web.visitor.page import FEELINGS, Draft, Page, page_for, show
from frirum.web.visitor.texts import script_texts


@door(Can.VISIT)
@gzip_page  # it holds no secret that its length could tell; the pages of a talk, which do, travel as they are
def landing(request: Caller, line: str) -> HttpResponse:
    """The line's page as the door stands. It never sets a cookie (SEALING, Cookies)."""
    now = clock.now()
    return first_page(request, request.line, door_of(request.line, now=now), now=now)


def first_page(
    request: HttpRequest,
    line: LineFacts,
    its_door: Door,
    *,
    now: datetime,
    notice: Promise | str = "",
    draft: Draft | None = None,
    status: int = 200,
) -> HttpResponse:
    """The first page, also after a refusal: then with the sentence and what she wrote (UX delivery 5)."""
    if not its_door.admits:
        knock(line, its_door.state, now=now)
    page = page_for(request, line)
    with translation.override(page.language):
        words = doorway(its_door, line, language=page.language, now=now)
        texts = script_texts()
        more = {
            "doorway": words,
            "for_whom": said(line.for_whom, page.language, first=line.language),
            "notice": notice,
            "draft": draft or Draft(),
            "texts": texts,
            "modules": modules_of("frirum/visitor/page.js"),
            "settings": settings_of(page, line, admits=its_door.admits),
            "other_help": [] if its_door.admits else other_help(line, page.language),
            "again_url": page.address("") if words.again else "",
            "about": about(line, page.language),
            "shut": its_door.state in SHUT,
        }
    return show("open" if its_door.admits else "shut", page, line, status=status, **more)


def about(line: LineFacts, language: str) -> dict[str, object]:
    """What we promise, generated from what the system does (EX1): times and who answers for it."""
    return {
        "answers_in": listed([str(SPOKEN_IN[code]) for code in line.answers_in if code in SPOKEN_IN]),
        "minutes": _minutes(ERASE_TALK_AFTER),
        "held_hours": HELD_AT_MOST // timedelta(hours=1),
        "place_minutes": _minutes(PLACE_KEPT),
        "talk_minutes": _minutes(TALK_KEPT),
        "when_we_tell": said(line.when_we_tell, language, first=line.language),
        "controller": line.controller,
        "controller_contact": line.controller_contact,
    }


def settings_of(page: Page, line: LineFacts, *, admits: bool) -> dict[str, object]:
    """What the script needs to know besides the words."""
    return {
        "path": page.path,
        "language": page.language,
        "organisation": line.organisation_ref,
        "line": line.ref,
        "name": line.name,
        "erased_after": _minutes(ERASE_TALK_AFTER),
        "admits": admits,
        "feelings": [{"value": int(step), "word": str(text)} for step, text in FEELINGS.items()],
        "other_help": other_help(line, page.language),
        "approved": approved_links(line.organisation_id),
    }


def other_help(line: LineFacts, language: str) -> list[dict[str, str]]:
    """The directory in her language (ST3)."""
    return [
        {
            "name": help_.name,
            "for_whom": help_.for_whom_in(language, first=line.language),
            "hours": help_.hours_in(language, first=line.language),
            "phone": help_.phone,
            "dial": "".join(mark for mark in help_.phone if mark.isdecimal() or mark == "+"),
            "url": help_.url,
            "site": help_.url.removeprefix("https://").rstrip("/"),
        }
        for help_ in directory_of(line.organisation_id)
    ]


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds() // 60)
