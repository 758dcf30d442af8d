"""Which right each kind of frame needs, from each side; a frame that a side has no right to is not understood (AZ1).

The right is asked for where the rows are read, about the very row: here it only says which one it is. Access to a talk is
looked up again before anything is heard (`hub.teller`), and again before anything is written (`actions`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from frirum.hub import frames
from frirum.rules.access import Can


class Needs(NamedTuple):
    """The rights of which one is needed; None where this side may not send such a frame at all."""

    visitor: frozenset[Can] | None
    desk: frozenset[Can] | None


HERS = frozenset({Can.VISIT})

NEEDS: Mapping[type[frames.Any_], Needs] = {
    frames.Hello: Needs(HERS, frozenset({Can.SEE_QUEUE})),
    frames.Say: Needs(HERS, frozenset({Can.SAY})),
    frames.Murmur: Needs(None, frozenset({Can.BACKROOM_SAY})),
    frames.Typing: Needs(HERS, frozenset({Can.SAY})),
    frames.GrantKey: Needs(HERS, frozenset({Can.GRANT_KEYS, Can.GRANT_BACKROOM_KEYS})),
    frames.After: Needs(HERS, frozenset({Can.READ_TALK, Can.READ_ALONG, Can.PREVIEW, Can.BACKROOM_READ})),
    frames.Pulse: Needs(HERS, frozenset({Can.SEE_QUEUE})),
}


def require_visitor(frame: frames.Any_) -> None:
    """Raise NotUnderstood when a visitor may not send such a frame."""
    if NEEDS[type(frame)].visitor is None:
        raise frames.NotUnderstood


def require_desk(frame: frames.Any_) -> None:
    """Raise NotUnderstood when a desk may not send such a frame."""
    if NEEDS[type(frame)].desk is None:
        raise frames.NotUnderstood
