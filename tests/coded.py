"""A talk that came to its end, and the code book it is coded with: for the tests of coding."""

from __future__ import annotations

from datetime import datetime

from frirum.actions import conversation, queue
from frirum.actions.danger import judge
from frirum.queries.account import account_facts, actor_in
from frirum.queries.codebook import book_in_use
from frirum.records.models import Account, CodingSlip
from frirum.rules.access import Actor
from frirum.rules.coding import Chosen, Coded
from frirum.rules.danger import Danger
from tests.cast import AtDesk, Person, Visitor

SHAME = Chosen("shame")
COMMON = Coded(risk="none", kind="counselling", who="exposed_self", age="15_17", gender="woman", topics=(SHAME,))
"""What most contacts look like."""


def ended(vega: Visitor, bo: AtDesk, *, danger: Danger | None = None, now: datetime) -> CodingSlip:
    """Bo takes Vega's talk, judges it, and ends it; answers with the slip that is left of it."""
    queue.take(bo.duty, vega.ref, now=now)
    if danger is not None:
        judge(bo.duty, vega.ref, danger=danger, young=None, now=now)
    before = set(CodingSlip.objects.values_list("pk", flat=True))
    conversation.end_by_helper(bo.duty, vega.ref, now=now)
    return CodingSlip.objects.exclude(pk__in=before).get()


def actor(who: Person) -> Actor:
    """Somebody as a deed of her organisation sees her."""
    return actor_in(account_facts(Account.objects.get(pk=who.id)), who.line.organisation_id, line_id=who.line.id)


def version(organisation_id: int) -> int:
    """The number of the code book in use."""
    return book_in_use(organisation_id).number
