"""What the simple page's frame is made of: pieces of a page that is streamed, newest entry in view (AN9).

Pure functions from plain data to bytes; whoever holds the stream open decides when each piece goes out:
`head`, then `said` and `line` for the log, `status` whenever it changes (only the newest shows), `tail` at the end.
While nothing happens, `beat` keeps proxies from closing the stream. The page runs no script and has its own policy.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.templatetags.static import static
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _

from frirum.rules.conversation import EndReason, Line
from frirum.rules.links import pieces

SHEETS = ("visitor", "visitor-talk")
REFRESH_SECONDS = 3
"""After a stream has ended or broken, the frame asks again by itself so soon."""

SLOW_SECONDS = 10
"""The slower list, for networks that hold a stream back: a whole page, asked for so often."""

BEAT = b"<!-- -->\n"
FIRST = b"<!--" + b" " * 1024 + b"-->\n"
"""Browsers and proxies begin to show a page when they have read about this much."""


def head(language: str, *, refresh: int | None) -> bytes:
    """The top of the page; `refresh` in seconds counts from when the stream ends, None once the talk is over."""
    again = f'<meta http-equiv="refresh" content="{refresh}">' if refresh else ""
    sheets = "".join(f'<link rel="stylesheet" href="{escape(static(f"frirum/css/{name}.css"))}">' for name in SHEETS)
    with translation.override(language):
        title = escape(_("The talk"))
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">{again}'
        f"<title>{title}</title>{sheets}</head>"
        f'<body class="frame"><main><div class="log" role="log" aria-live="polite" aria-label="{title}" tabindex="0">'
    ).encode() + FIRST


def said(
    text: str, *, mine: bool, who: str, at: datetime, zone: str, language: str, approved: Iterable[str] = ()
) -> bytes:
    """One thing said. `text` is already neutral (UP4); everything is escaped here (UP2).

    Of what a volunteer wrote, the addresses in `approved` become links (UP3).
    """
    with translation.override(language):
        name = _("You") if mine else who
    time = f"{at.astimezone(ZoneInfo(zone)):%H:%M}"
    return (
        f'<div class="said {"mine" if mine else "theirs"}">'
        f'<small><span class="name">{escape(name)}</span> {time}</small>'
        f'<p class="text" dir="auto">{_with_links(text, () if mine else approved)}</p></div>\n'
    ).encode()


def _with_links(text: str, approved: Iterable[str]) -> str:
    return "".join(
        f'<a href="{escape(one.url)}" target="_blank" rel="noreferrer noopener">{escape(one.text)}</a>'
        if one.url
        else escape(one.text)
        for one in pieces(text, approved)
    )


def line(kind: str, *, who: str, language: str) -> bytes:
    """One line about the talk in words; nothing for a line that she need not read."""
    with translation.override(language):
        words = sentence(kind, who=who)
    return f'<p class="note">{escape(words)}</p>\n'.encode() if words else b""


def status(text: str) -> bytes:
    """What stands under the log now; the one before disappears."""
    return f"<output>{escape(text)}</output>\n".encode()


def tail(*, after_url: str, language: str) -> bytes:
    """The end of a talk: a link out of the frame to the page that says goodbye."""
    with translation.override(language):
        words = _("Go on")
    link = f'<a class="button" href="{escape(after_url)}" target="_top">{escape(words)}</a>'
    return f'<p class="note">{link}</p></div></main></body></html>'.encode()


def pause() -> bytes:
    """The end of one stream of a talk that goes on: the frame asks again."""
    return b"</div></main></body></html>"


def waiting(*, place: int | None, wait: tuple[int, int | None] | None, late: bool, language: str) -> str:
    """The status while she waits; without a place nothing is known yet (UX visitor 3)."""
    with translation.override(language):
        words = [_("You are in line. Someone will come as soon as they can.")]
        if place is not None:
            words.append(_("You are next.") if place == 1 else _("You are number {n} in line.").format(n=place))
            words.append(_guess(wait))
        if late:
            words.append(_("We close soon. We may not reach you before that."))
        words.append(_("You can write while you wait. It is read when someone comes."))
    return " ".join(words)


def _guess(wait: tuple[int, int | None] | None) -> str:
    if wait is None:
        return _("We do not know how long it takes.")
    if wait[1] is None:
        return _("It may take more than an hour.")
    return _("It may take up to {n} minutes.").format(n=wait[1])


def together(*, readers: list[str], typing: str, language: str) -> str:
    """The status while they talk: who can read, and who writes."""
    with translation.override(language):
        if typing:
            return _("{who} is writing").format(who=typing)
        return _("Can read here: {who}").format(who=", ".join(readers)) if readers else ""


def sentence(kind: str, *, who: str) -> str:
    """A line of the log in the active language; empty for one that she need not read."""
    words = {
        Line.CAME: _("{who} is here now."),
        Line.CAN_READ: _("{who} can read along now."),
        Line.STOPPED_READING: _("{who} no longer reads along."),
        Line.PUT_BACK: _("You are back in line. Your place is kept."),
        Line.HANDED_OVER: _("{who} takes over and has read what you wrote."),
        Line.HELPER_LOST: _("{who} has lost the connection. You are not forgotten."),
        Line.HELPER_BACK: _("{who} is back."),
        Line.CLOSING: _("We close soon. There is time to round off."),
        Line.PLAIN: _("From here the simple page is used. Our server locks your words for you."),
    }
    if kind == Line.ENDED:
        return ended(who)
    return words[Line(kind)].format(who=who) if kind in words else ""


def ended(reason: str) -> str:
    """Why the talk ended, in the active language."""
    words: dict[str, str] = {
        EndReason.BY_VISITOR: _("You ended the talk."),
        EndReason.GAVE_UP_WAITING: _("You are not waiting in line any more. You can come back."),
        EndReason.LOST: _("You were away for a while, so the talk ended. You can come back."),
        EndReason.NOBODY_PRESENT: _("The talk ended because nobody was here for a long time."),
        EndReason.CLOSING: _("We are closed now, so the talk has ended."),
        EndReason.BLOCKED: _("We have ended this talk."),
    }
    return words.get(reason, _("The talk has ended."))
