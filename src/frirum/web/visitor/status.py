"""What an organisation's own page may show of the door: a small JSON answer and a picture for a link. Memory only.

Both say whether the door is open and nothing about anybody; docs/embed.md shows how a page uses them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _

from frirum.queries.line import LineFacts
from frirum.rules.admission import Door
from frirum.web.opening_words import next_opening

# A letter's width in hundredths of its height, on the wide side, so that no word is cut off in any font.
LETTER = 62
SIZE = 17
HEIGHT = 56
SIDE = 28
LAMP = 26


@dataclass(frozen=True, slots=True)
class Shown:
    """What the button says."""

    open: bool
    word: str
    opens: str


def shown(door: Door, line: LineFacts, *, language: str, now: datetime) -> Shown:
    """The door in the words of the button."""
    with translation.override(language):
        word = _("Chat – open now") if door.admits else _("Chat – closed now")
    opens = "" if door.admits else next_opening(door, zone=line.zone, language=language, now=now)
    return Shown(door.admits, word, opens)


def status_json(door: Door, line: LineFacts, *, language: str, now: datetime) -> bytes:
    """`status.json`: open or not, the state by name, and the next opening in words and as a time."""
    what = shown(door, line, language=language, now=now)
    return json.dumps(
        {
            "open": what.open,
            "state": door.state.value,
            "says": what.opens or what.word,
            "closes": door.closes_at.isoformat() if door.closes_at else None,
            "opens": door.next_opens_at.isoformat() if door.next_opens_at else None,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()


def button_svg(door: Door, line: LineFacts, *, language: str, now: datetime) -> bytes:
    """`button.svg`: a picture with a word; open is a filled lamp, closed a ring."""
    what = shown(door, line, language=language, now=now)
    width = SIDE * 2 + LAMP + len(what.word) * SIZE * LETTER // 100
    lamp = (
        '<circle cx="30" cy="28" r="7" fill="#8fe3bd"/>'
        if what.open
        else '<circle cx="30" cy="28" r="6" fill="none" stroke="#cfe0da" stroke-width="3"/>'
    )
    title = escape(" ".join(part for part in (what.word, what.opens) if part))
    # No style element: opened by itself the picture stands under a policy that allows none (HD3).
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT}" viewBox="0 0 {width} {HEIGHT}" '
        f'role="img" aria-label="{title}"><title>{title}</title>'
        f'<rect width="{width}" height="{HEIGHT}" rx="{HEIGHT // 2}" fill="#1d5752"/>{lamp}'
        f'<text x="{SIDE + LAMP - 6}" y="34" fill="#ffffff" font-size="{SIZE}" font-weight="600" '
        f'font-family="system-ui, -apple-system, Segoe UI, Roboto, sans-serif">{escape(what.word)}</text></svg>'
    ).encode()
