"""Asking: who asks, and about what, as access and its conditions see them."""

from dataclasses import dataclass
from datetime import datetime

from frirum.rules.conversation import State
from frirum.rules.deskhours import DeskHours
from frirum.rules.duty import Id, OnDuty
from frirum.rules.rights import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks, as read from the records a moment ago (AZ8)."""

    account: Id
    organisation: Id
    roles: frozenset[Role]
    active: bool = True
    duty: OnDuty | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """What access must know of a talk; the three sets hold duty ids, never people."""

    state: State
    members: frozenset[Id] = frozenset()
    reading: frozenset[Id] = frozenset()
    asked: frozenset[Id] = frozenset()
    ended_at: datetime | None = None
    helper_lost: bool = False


@dataclass(frozen=True, slots=True)
class Thing:
    """What is asked about. What is left out is not known, and what is not known is refused.

    ``account`` and ``roles`` are whose account, session or membership it is; ``asked_by`` is the
    duty that asked for a block; ``on_call`` are the accounts on the organisation's on-call lists.
    """

    organisation: Id
    line: Id | None = None
    talk: Talk | None = None
    desk: DeskHours | None = None
    account: Id | None = None
    roles: frozenset[Role] | None = None
    asked_by: Id | None = None
    on_call: frozenset[Id] | None = None
