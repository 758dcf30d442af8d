"""How the hub's own answers look: the simple page's frame, the button and its state. Put on when the house opens."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs

from frirum.queries.directory import approved_links
from frirum.queries.line import LineFacts
from frirum.queries.talk import MyTalk
from frirum.records.parts import CannotOpen
from frirum.rules.admission import Door
from frirum.rules.conversation import State
from frirum.web.headers import Kind, headers_for
from frirum.web.visitor import frame, locked
from frirum.web.visitor.cookie import read_token
from frirum.web.visitor.language import NAMES
from frirum.web.visitor.reel import Reel
from frirum.web.visitor.status import button_svg, status_json


class Wear:
    """What `hub.dress` asks for, made of this room's pure functions."""

    def headers(self, kind: str, *, host: str, secure: bool) -> Mapping[str, str]:
        """The safe headers of one of the hub's answers: "frame", "data" or "embed"."""
        return headers_for(Kind(kind), host=host, secure=secure)

    def language(self, query: str, accept: str) -> str:
        """The language that was asked for in the address; else empty, and the line's own is used.

        The browser's language is left aside: the button stands on the organisation's page, and its answer is
        kept for everybody who asks in the same moment.
        """
        asked = parse_qs(query).get("lang", [""])[0]
        return asked if asked in NAMES else ""

    def status(self, door: Door, line: LineFacts, *, language: str, now: datetime) -> bytes:
        """`status.json`."""
        return status_json(door, line, language=language, now=now)

    def button(self, door: Door, line: LineFacts, *, language: str, now: datetime) -> bytes:
        """`button.svg`."""
        return button_svg(door, line, language=language, now=now)

    def reel(self, line: LineFacts, talk: MyTalk, token: str) -> Reel:
        """A showing of the log; what her cookie does not open stays shut."""
        hers = read_token(token)
        keys = {}
        if hers is not None and talk.wrapped is not None:
            with suppress(CannotOpen):  # then it is shown as shut, in words
                keys[talk.segment] = (locked.place_of(line, talk), locked.key_of(line, hers, talk))
        return Reel(talk.language, line.zone, keys, tuple(approved_links(line.organisation_id)))

    def head(self, talk: MyTalk, *, still: bool) -> bytes:
        """The top of the frame; `still` for the slower list, which is asked for every so often."""
        again = frame.SLOW_SECONDS if still else frame.REFRESH_SECONDS
        return frame.head(talk.language, refresh=None if talk.state == State.ENDED else again)

    def status_line(self, talk: MyTalk, shown: Mapping[str, Any], *, typing: str, now: datetime) -> bytes:
        """What stands under the log: her place, or who reads and writes. `shown` is the last `talk` frame, or empty."""
        if talk.state == State.ENDED:
            return frame.status("")
        if talk.state == State.OPEN:
            readers = list(shown.get("readers") or [])
            return frame.status(frame.together(readers=readers, typing=typing, language=talk.language))
        return frame.status(
            frame.waiting(
                place=shown.get("place"), wait=shown.get("wait"), late=bool(shown.get("late")), language=talk.language
            )
        )

    def grant(self, line: LineFacts, talk: MyTalk, token: str, keys: list[tuple[str, bytes]]) -> None:
        """Hand K on to those who came on duty later; not possible without her cookie's K."""
        hers = read_token(token)
        if hers is not None:
            with suppress(CannotOpen):  # K is in another page's hands
                locked.hand_on(line, hers, talk, keys)

    def pause(self) -> bytes:
        """The end of one stream of a talk that goes on."""
        return frame.pause()

    def tail(self, line: LineFacts, talk: MyTalk) -> bytes:
        """The end of the talk."""
        return frame.tail(after_url=f"/{line.slug}/after?lang={talk.language}", language=talk.language)

    def beat(self) -> bytes:
        """Nothing, so that the stream stays open."""
        return frame.BEAT
