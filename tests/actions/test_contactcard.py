"""The contact card is the coordinator's to write (ST8)."""

import pytest

from frirum.actions import contactcard
from frirum.queries.contactcard import card_of
from frirum.rules.access import Actor, NotAllowed, Role
from frirum.rules.contactcard import Card
from frirum.rules.wording import NotInOrder
from tests import cast
from tests.cast import Clock

pytestmark = pytest.mark.django_db(databases=["default", "live"])

CARD = Card("Dag", "020-50 50 50", "", "vardagar 9–16")


def who(role: Role, here: int) -> Actor:
    return Actor(account=1, organisation=here, roles=frozenset({role}))


def test_dag_writes_it_and_writes_it_anew(clock: Clock) -> None:
    here = cast.storasyster().organisation_id
    assert card_of(here) is None
    for card in (CARD, Card("Ida", email="ida@storasyster.example")):
        contactcard.write(who(Role.COORDINATOR, here), here, card, now=clock.now())
        assert card_of(here) == card


def test_bo_may_not_and_eva_elsewhere_may_not(clock: Clock) -> None:
    here, there = cast.storasyster().organisation_id, cast.elsewhere().organisation_id
    for actor in (who(Role.VOLUNTEER, here), who(Role.COORDINATOR, there), None):
        with pytest.raises(NotAllowed):
            contactcard.write(actor, here, CARD, now=clock.now())
    assert card_of(here) is None


def test_a_card_that_leads_nowhere_changes_nothing(clock: Clock) -> None:
    here = cast.storasyster().organisation_id
    with pytest.raises(NotInOrder):
        contactcard.write(who(Role.COORDINATOR, here), here, Card("Dag"), now=clock.now())
    assert card_of(here) is None
