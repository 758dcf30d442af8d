"""What a visitor sees at some moment: the door and the words on the landing page, in every language."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from frirum import clock
from frirum.queries.directory import directory_of
from frirum.queries.line import LineFacts
from frirum.queries.opening import door_at
from frirum.rules.access import Can
from frirum.rules.admission import ENOUGH, Door
from frirum.rules.languages import said
from frirum.rules.minimum import Staffing
from frirum.web.doors import Caller, door
from frirum.web.doorway import Doorway, doorway
from frirum.web.office.here import NOT_IN_ORDER, line_here, page
from frirum.web.opening_words import date_in_words

WRITTEN = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?", re.ASCII)

# As if fewer than the minimum sat there: since opening, or only by now.
THERE = {"too_few_yet": Staffing(enough=False, was_enough=False), "too_few_now": Staffing(enough=False)}


@dataclass(frozen=True, slots=True)
class Landing:
    """The landing page's words in one language."""

    code: str
    language: str
    for_whom: str
    says: Doorway


@door(Can.SEE_AS_VISITOR)
def see(request: Caller, organisation: str, line: str) -> HttpResponse:
    """The door at the moment that is asked about, or now."""
    here, now = line_here(request, organisation), clock.now()
    written = request.GET.get("at", "")
    at = _moment(written, ZoneInfo(here.zone)) if written else now
    there = request.GET.get("there", "")
    seen = door_at(here.id, now=at or now, staffing=THERE.get(there, ENOUGH))
    language = get_language() or "en"
    facts = {
        "line": here,
        "at": written[:40] or f"{now.astimezone(ZoneInfo(here.zone)):%Y-%m-%dT%H:%M}",
        "wrong": None if at else _("Choose a date and a time, like 2026-12-24T20:00. Below is what is seen now."),
        "when": _in_words(at or now, here, language),
        "there": there if there in THERE else "",
        "door": seen,
        "says": doorway(seen, here, language=language, now=at or now),
        "landings": [_landing(code, name, here, seen, now=at or now) for code, name in settings.LANGUAGES],
        "other_help": [] if seen.admits else directory_of(here.organisation_id),
    }
    return page(request, "see", facts, status=200 if at else NOT_IN_ORDER)


def _moment(written: str, zone: ZoneInfo) -> datetime | None:
    """A local date and time as a browser sends it; None when it is none, or too far away to reckon with."""
    if WRITTEN.fullmatch(written.strip()) is None:
        return None
    try:
        at = datetime.fromisoformat(written.strip()).replace(tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return at if 2000 <= at.year <= 2100 else None


def _in_words(at: datetime, line: LineFacts, language: str) -> str:
    local = at.astimezone(ZoneInfo(line.zone))
    return f"{date_in_words(local, language=language)}, {local:%H:%M}"


def _landing(code: str, name: str, line: LineFacts, seen: Door, *, now: datetime) -> Landing:
    with override(code):
        says = doorway(seen, line, language=code, now=now)
    return Landing(code=code, language=name, for_whom=said(line.for_whom, code, first=line.language), says=says)
