"""Where each talk stands, as the one writer last read it: so that a message asks the store for nothing it knows.

Every other deed on the live store makes the writer forget all of it, and so does a commit that failed. Outside the
writer's own thread (tests, commands) nothing is remembered.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connections

from frirum.records.store import LIVE
from frirum.records.writer import WRITER, forgets
from frirum.rules.conversation import State

AT_ONCE = 400  # how many values one question to the store may name
KNOWN_MOST = 50_000
STATES = {state.value: state for state in State}


class Standing:
    """One talk: its state, the segment in use, whether it is paused, the last number given, who holds it (0: nobody)."""

    __slots__ = ("holder", "paused", "segment", "seq", "state")

    def __init__(self, state: State, segment: int, *, paused: bool, seq: int, holder: int) -> None:
        self.state = state
        self.segment = segment
        self.paused = paused
        self.seq = seq
        self.holder = holder


_known: dict[int, Standing] = {}


def standings(talks: Iterable[int]) -> dict[int, Standing]:
    """Where these talks stand; a talk that is not there any more is left out."""
    if not WRITER.in_its_thread():
        return _read(set(talks))
    wanted = set(talks)
    missing = wanted - _known.keys()
    if missing:
        if len(_known) > KNOWN_MOST:
            forget()
            missing = wanted
        _known.update(_read(missing))
    return _known


def forget() -> None:
    """Know nothing any more."""
    _known.clear()


forgets(forget)


def _read(talks: set[int]) -> dict[int, Standing]:
    found: dict[int, Standing] = {}
    every = sorted(talks)
    with connections[LIVE].cursor() as cursor:
        for at in range(0, len(every), AT_ONCE):
            some = every[at : at + AT_ONCE]
            cursor.execute(
                "SELECT c.id, c.state, c.segment, c.paused, "  # noqa: S608 -- only marks
                "(SELECT MAX(m.seq) FROM records_message m WHERE m.conversation_id = c.id), "
                "(SELECT m.duty_id FROM records_member m JOIN records_duty d ON d.id = m.duty_id "
                "WHERE m.conversation_id = c.id AND m.part = 'holds' AND m.left_at IS NULL AND d.ended_at IS NULL) "
                f"FROM records_conversation c WHERE c.id IN ({', '.join(['%s'] * len(some))})",
                some,
            )
            for ident, state, segment, paused, seq, holder in cursor.fetchall():
                found[ident] = Standing(STATES[state], segment, paused=bool(paused), seq=seq or 0, holder=holder or 0)
    return found
