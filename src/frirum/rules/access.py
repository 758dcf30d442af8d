"""Access: whether this person may do this to this thing, now. Deny by default (AZ1, AZ2).

``rights`` says which roles hold a right at all, ``conditions`` what must also be true of the
thing. This module puts the question, and is where others import all of it from.
"""

from datetime import datetime

from frirum.rules.asking import Actor, Talk, Thing
from frirum.rules.conditions import CONDITIONS, READABLE_AFTER_END
from frirum.rules.rights import ANSWERS_FOR, EVERYONE, GRANTS, INVITES, Can, Role

__all__ = [
    "ANSWERS_FOR",
    "CONDITIONS",
    "EVERYONE",
    "GRANTS",
    "INVITES",
    "READABLE_AFTER_END",
    "Actor",
    "Can",
    "NotAllowed",
    "Role",
    "Talk",
    "Thing",
    "holds",
    "may",
    "may_invite",
    "may_read",
    "require",
]


class NotAllowed(Exception):
    """The person may not do this to this thing; the answer is the same as "not there" (AZ3)."""

    def __init__(self, can: Can) -> None:
        super().__init__(can.value)
        self.can = can


def holds(actor: Actor | None, can: Can) -> bool:
    """Whether someone's roles hold a right at all: the question a door asks (AZ1).

    It is never enough for a deed on a thing: ask ``may`` about the thing itself.
    """
    if can in EVERYONE:
        return True
    return actor is not None and actor.active and any(can in GRANTS[role] for role in actor.roles)


def may(actor: Actor | None, can: Can, thing: Thing, *, now: datetime) -> bool:
    """Whether this person may do this to this thing, now (AZ2, AZ5, AZ8, SA10)."""
    if can in EVERYONE:
        return True
    if actor is None or not holds(actor, can):
        return False
    return all(condition(actor, thing, now) for condition in CONDITIONS[can])


def require(actor: Actor | None, can: Can, thing: Thing, *, now: datetime) -> None:
    """Raise NotAllowed unless this person may do this to this thing, now."""
    if not may(actor, can, thing, now=now):
        raise NotAllowed(can)


def may_read(actor: Actor | None, thing: Thing, *, now: datetime) -> bool:
    """Whether a talk's ciphertext may be delivered to this person, by any of the three ways.

    Holding it, reading along, or previewing while it waits (SEALING, Grants).
    """
    ways = (Can.READ_TALK, Can.READ_ALONG, Can.PREVIEW)
    return any(may(actor, way, thing, now=now) for way in ways)


def may_invite(actor: Actor | None, role: Role, thing: Thing, *, now: datetime) -> bool:
    """Whether this person may invite someone to be ``role`` in the organisation (SA16)."""
    if actor is None or not may(actor, Can.INVITE, thing, now=now):
        return False
    return any(role in INVITES[own] for own in actor.roles)
