"""How what the hub sends looks to a person: given to it by the gate of the house, since the hub knows no pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from frirum.queries.line import LineFacts
from frirum.queries.talk import Entry, MyTalk
from frirum.rules.admission import Door


class Reel(Protocol):
    """One showing of a talk's log on the plain page."""

    shown: int

    def pieces(self, entries: Iterable[Entry]) -> bytes: ...


class Wear(Protocol):
    """What the visitor's room knows how to draw."""

    def headers(self, kind: str, *, host: str, secure: bool) -> Mapping[str, str]: ...
    def language(self, query: str, accept: str) -> str: ...
    def status(self, door: Door, line: LineFacts, *, language: str, now: datetime) -> bytes: ...
    def button(self, door: Door, line: LineFacts, *, language: str, now: datetime) -> bytes: ...
    def reel(self, line: LineFacts, talk: MyTalk, token: str) -> Reel: ...
    def head(self, talk: MyTalk, *, still: bool) -> bytes: ...
    def status_line(self, talk: MyTalk, shown: Mapping[str, Any], *, typing: str, now: datetime) -> bytes: ...
    def grant(self, line: LineFacts, talk: MyTalk, token: str, keys: list[tuple[str, bytes]]) -> None: ...
    def pause(self) -> bytes: ...
    def tail(self, line: LineFacts, talk: MyTalk) -> bytes: ...
    def beat(self) -> bytes: ...


@dataclass(slots=True)
class _Bare:
    """Nothing is worn yet: the house has not opened."""

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError("the house has not dressed the hub")


WEAR: Wear = _Bare()


def put_on(wear: Wear) -> None:
    """Say once, when the house opens, how pages look."""
    global WEAR
    WEAR = wear
