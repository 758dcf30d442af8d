"""Whom somebody may let in with a new device: people who are set up, that she answers for or is on call for."""

from __future__ import annotations

from datetime import datetime

from frirum.queries.people import Person, people_of
from frirum.records.models import OnCallPlace
from frirum.rules.access import Actor, Can, Thing, may


def may_let_in(actor: Actor, organisation_id: int, *, now: datetime) -> list[Person]:
    """Those people, by alias."""
    listed = OnCallPlace.objects.filter(line__organisation_id=organisation_id).values_list("account_id", flat=True)
    on_call = frozenset(listed)
    return [
        one
        for one in people_of(organisation_id)
        if one.set_up
        and may(
            actor,
            Can.NEW_DEVICE,
            Thing(organisation=organisation_id, account=one.account_id, roles=frozenset(one.roles), on_call=on_call),
            now=now,
        )
    ]


def is_on_call(account_id: int, organisation_id: int) -> bool:
    """Whether she stands on the on-call list of a line of this organisation."""
    return OnCallPlace.objects.filter(line__organisation_id=organisation_id, account_id=account_id).exists()
