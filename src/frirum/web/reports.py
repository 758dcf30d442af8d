"""Takes the browsers' reports of a broken content policy: only which directive and how often, 30 a minute (HD10)."""

from __future__ import annotations

import threading
from collections import Counter
from datetime import UTC, datetime, timedelta

import msgspec
from django.http import HttpRequest, HttpResponse

from frirum import clock
from frirum.log import logger
from frirum.rules.rights import Can
from frirum.web.doors import door
from frirum.web.noes import say
from frirum.web.refusals import NOT_UNDERSTOOD, TOO_MANY

A_MINUTE = timedelta(minutes=1)
MOST_A_MINUTE = 30
BIGGEST = 8 * 1024
DIRECTIVES = frozenset(
    [
        "default-src",
        "script-src",
        "script-src-elem",
        "script-src-attr",
        "style-src",
        "style-src-elem",
        "style-src-attr",
        "img-src",
        "font-src",
        "connect-src",
        "frame-src",
        "form-action",
        "base-uri",
        "object-src",
        "frame-ancestors",
        "require-trusted-types-for",
        "trusted-types",
    ]
)

log = logger("frirum.web")


class Report(msgspec.Struct, rename="kebab"):
    """What we read of a report; the rest of it (addresses, samples) is never looked at."""

    effective_directive: str = ""
    violated_directive: str = ""


class Envelope(msgspec.Struct, rename="kebab"):
    """A report as browsers wrap it."""

    csp_report: Report


class Tally:
    """How often each directive was broken since the start; `left` of this minute's thirty."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self._minute = datetime.min.replace(tzinfo=UTC)
        self._taken = 0
        self._lock = threading.Lock()

    def take(self, directive: str, *, now: datetime) -> bool:
        """Count one; False when this minute's are used up."""
        with self._lock:
            if now - self._minute >= A_MINUTE:
                self._minute, self._taken = now, 0
            if self._taken >= MOST_A_MINUTE:
                return False
            self._taken += 1
            self.counts[directive] += 1
        return True


TALLY = Tally()


@door(Can.VISIT, methods=("POST",), json=True)
def report(request: HttpRequest) -> HttpResponse:
    """Count one broken directive."""
    if len(request.body) > BIGGEST:
        return say(request, NOT_UNDERSTOOD, json=True)
    try:
        told = msgspec.json.decode(request.body, type=Envelope).csp_report
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return say(request, NOT_UNDERSTOOD, json=True)
    directive = (told.effective_directive or told.violated_directive).split(" ", 1)[0]
    if directive not in DIRECTIVES:
        return say(request, NOT_UNDERSTOOD, json=True)
    if not TALLY.take(directive, now=clock.now()):
        return say(request, TOO_MANY, json=True)
    log.warning("csp.broken", code=directive, count=TALLY.counts[directive])
    return HttpResponse(status=204)
