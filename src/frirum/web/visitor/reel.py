"""One reading of the log for the simple page: opens what is sealed, joins long texts, gives the frame's pieces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext_noop

from frirum.queries.talk import Entry
from frirum.records.parts import CannotOpen, Part, join
from frirum.records.sealing import Place, open_
from frirum.rules.neutral import neutralise
from frirum.web.visitor import frame

VISITOR = 0


@dataclass(slots=True)
class Reel:
    """What one stream has shown so far. `keys`: K and its place by segment; what is not there stays shut."""

    language: str
    zone: str
    keys: Mapping[int, tuple[Place, bytes]]
    approved: tuple[str, ...] = ()  # where a volunteer's links may lead (UP3)
    shown: int = 0
    parts: dict[tuple[int | None, str], list[Part]] = field(default_factory=dict)
    shut: bool = False

    def pieces(self, entries: Iterable[Entry]) -> bytes:
        """The frame's bytes for the next entries of the log, in order; what was shown before is passed over."""
        return b"".join(self._piece(entry) for entry in entries)

    def _piece(self, entry: Entry) -> bytes:
        if entry.seq <= self.shown:
            return b""
        self.shown = entry.seq
        if entry.kind != "said":
            return frame.line(entry.kind, who=entry.alias, language=self.language)
        if entry.segment not in self.keys:
            return self._shut()
        try:
            text = self._text(entry)
        except CannotOpen:
            return self._note(gettext_noop("One message could not be opened."))
        if text is None:
            return b""
        return frame.said(
            neutralise(text),
            mine=entry.sender == VISITOR,
            who=entry.alias,
            at=entry.at,
            zone=self.zone,
            language=self.language,
            approved=self.approved,
        )

    def _text(self, entry: Entry) -> str | None:
        """The text, or None while a long one lacks parts. Raises CannotOpen."""
        place, key = self.keys[entry.segment]
        role = "visitor" if entry.sender == VISITOR else "helper"
        part = open_(place, key, entry.envelope, role=role, client_id=entry.client)
        if part.of == 1 or part.group is None:
            return part.text
        group = self.parts.setdefault((entry.sender, part.group), [])
        group.append(part)
        return join(group)

    def _shut(self) -> bytes:
        """Once, for all that was written under a K that another page holds."""
        if self.shut:
            return b""
        self.shut = True
        return self._note(gettext_noop("What was written before cannot be shown here."))

    def _note(self, sentence: str) -> bytes:
        with translation.override(self.language):
            words = translation.gettext(sentence)
        return f'<p class="note">{escape(words)}</p>\n'.encode()
