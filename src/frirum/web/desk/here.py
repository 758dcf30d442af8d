"""Who sits at the desk that a request came from."""

from __future__ import annotations

from frirum.actions.duty import NotOnDuty
from frirum.web.doors import Caller


def duty_of(caller: Caller) -> int:
    """The duty this volunteer has on the line, by number. Raises NotOnDuty."""
    if caller.actor.duty is None:
        raise NotOnDuty
    return int(str(caller.actor.duty.id))
