"""A lane: one talk and the lines that may hear it, in the order of its log."""

from __future__ import annotations

from typing import Protocol


class WayOut(Protocol):
    """Where frames go: a live line, or the stream of a plain page."""

    @property
    def closed(self) -> bool: ...
    def push(self, frame: str) -> None: ...
    async def flows(self) -> None: ...
    def close(self, code: int) -> None: ...


class End(Protocol):
    """One end of a live line, as a lane sees it."""

    @property
    def line(self) -> WayOut: ...
    def cursor(self, talk: int) -> int: ...
    def advance(self, talk: int, seq: int) -> None: ...


class Lane:
    """Who hears a talk. A lane whose hearers are being looked up again lets nobody at a desk hear until then (AZ8).

    `rung` is the number of the ring that made it stale: only a reading begun after that ring opens it again.
    """

    __slots__ = ("delivered", "desks", "id", "ref", "rung", "seen", "seq", "stale", "visitors")

    def __init__(self, ident: int, ref: str, seq: int) -> None:
        self.id = ident
        self.ref = ref
        self.seq = seq
        self.stale = False
        self.rung = 0
        self.delivered = 0  # how far one of her pages has the log, and has shown it to her (UX desk 6)
        self.seen = 0
        self.visitors: list[End] = []
        self.desks: list[End] = []

    def empty(self) -> bool:
        """Whether nobody listens any more."""
        return not self.visitors and not self.desks

    def hears(self) -> list[End]:
        """Every end that may hear now."""
        return self.visitors if self.stale else [*self.visitors, *self.desks]

    def reach(self, delivered: int, seen: int) -> bool:
        """Note how far the log came to her; numbers only grow. Whether they did."""
        before = self.delivered, self.seen
        self.seen = max(self.seen, seen)
        self.delivered = max(self.delivered, delivered, self.seen)
        return before != (self.delivered, self.seen)

    def tell(self, seq: int, *, sender: End | None, to_visitor: str, to_desk: str) -> list[End]:
        """Pass on one entry to all but the line it came from; returns the ends that have missed something.

        The sender's own line got the `ack` in its place.
        """
        if seq <= self.seq:
            return []
        behind: list[End] = []
        if seq > self.seq + 1:
            behind.extend(self.hears())
            self.seq = seq
            return behind
        self.seq = seq
        for end in self.visitors:
            self._pass(end, seq, sender, to_visitor, behind)
        if not self.stale:
            for end in self.desks:
                self._pass(end, seq, sender, to_desk, behind)
        return behind

    def _pass(self, end: End, seq: int, sender: End | None, frame: str, behind: list[End]) -> None:
        if end.cursor(self.id) != seq - 1:
            if end.cursor(self.id) < seq:
                behind.append(end)
            return
        end.advance(self.id, seq)
        if end is not sender:
            end.line.push(frame)
