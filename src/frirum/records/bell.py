"""The bell: after a commit it tells who listens that something changed; it carries ids, never words."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from frirum.log import logger

log = logger("frirum.records")


class About(StrEnum):
    """What a ring is about."""

    TALK = "talk"  # the talk's log or state changed; ident: conversation
    LINE = "line"  # queue, duty or door of a line changed; ident: line
    KEYS = "keys"  # a key or grant came or went; ident: line
    ROOM = "room"  # the backroom's log; ident: backroom
    ACCESS = "access"  # somebody's access ended; ident: account
    OFFICE = "office"  # hours, directory, replies or handbook; ident: line or organisation


@dataclass(frozen=True, slots=True)
class Ring:
    """One ring of the bell."""

    about: About
    ident: int


type Listener = Callable[[list[Ring]], None]

_listeners: list[Listener] = []
_held = threading.local()


def listen(listener: Listener) -> Callable[[], None]:
    """Call `listener` with the rings of each commit, in the committing thread; returns how to stop."""
    _listeners.append(listener)
    return lambda: _listeners.remove(listener)


def ring(about: About, ident: int) -> None:
    """Ring once the transaction that is being written has been committed."""
    held: list[Ring] | None = getattr(_held, "rings", None)
    if held is None:
        _tell([Ring(about, ident)])
    else:
        held.append(Ring(about, ident))


class Held:
    """Rings held back during a transaction: told at `tell`, forgotten at `forget` or since a mark."""

    def __enter__(self) -> Held:
        _held.rings = []
        return self

    def __exit__(self, *_: object) -> None:
        _held.rings = None

    def mark(self) -> int:
        return len(_held.rings)

    def forget(self, mark: int = 0) -> None:
        del _held.rings[mark:]

    def tell(self) -> None:
        rings = list(dict.fromkeys(_held.rings))
        _held.rings = []
        if rings:
            _tell(rings)


def _tell(rings: list[Ring]) -> None:
    """Tell everybody; one listener's trouble is neither the others' nor that of the deed, which is durable."""
    for listener in tuple(_listeners):
        try:
            listener(rings)
        except Exception:
            log.exception("bell.listener_stumbled")
