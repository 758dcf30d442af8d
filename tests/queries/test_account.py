"""Who somebody is at a line that several organisations run (CS4)."""

from __future__ import annotations

import pytest

from frirum.actions import duty
from frirum.queries.account import AccountFacts, account_facts, actor_in, revoked_accounts
from frirum.queries.seat import lines_of
from frirum.records import bell
from frirum.records.bell import About
from frirum.records.models import Account, Membership, Partner
from frirum.rules.access import Can, Role, holds
from tests import planned
from tests.planned import NOW, Planned

pytestmark = pytest.mark.django_db(databases=["default", "live"])


@pytest.fixture
def at(db: None) -> Planned:
    return planned.build()


def facts(at: Planned, name: str) -> AccountFacts:
    return account_facts(Account.objects.get(pk=at.people[name].id))


def test_a_partners_volunteer_is_a_volunteer_at_our_desk_by_her_own_alias(at: Planned) -> None:  # CS4
    eva = facts(at, "Eva")
    actor = actor_in(eva, at.line.organisation_id, line_id=at.line.id)
    assert (actor.roles, actor.organisation) == (frozenset({Role.VOLUNTEER}), at.line.organisation_id)
    assert holds(actor, Can.OPEN_DESK)
    assert not holds(actor, Can.OPEN_OFFICE)
    assert eva.alias_on(at.line) == "Eva"
    assert [one.slug for one in lines_of({at.theirs.organisation_id})] == ["chatt", "annan"]


def test_a_partners_coordinator_is_nobody_in_our_house(at: Planned) -> None:  # CS4, AZ3
    assert actor_in(facts(at, "Disa"), at.line.organisation_id, line_id=at.line.id).roles == frozenset()


def test_without_a_line_named_a_partners_volunteer_is_nobody_here(at: Planned) -> None:  # CS4, AZ3
    assert actor_in(facts(at, "Eva"), at.line.organisation_id).roles == frozenset()
    assert actor_in(facts(at, "Bo"), at.theirs.organisation_id, line_id=at.theirs.id).roles == frozenset()


def test_the_desk_ends_with_the_partnership_or_her_own_access(at: Planned) -> None:  # CS4, SA13
    for name in ("Bo", "Eva"):
        duty.go_on(at.people[name].id, name, at.line, seat="regular", login_hash=name.encode(), now=NOW)
    assert revoked_accounts(now=NOW) == frozenset()
    Membership.objects.filter(account_id=at.people["Bo"].id).update(revoked_at=NOW)
    assert revoked_accounts(now=NOW) == {at.people["Bo"].id}
    Partner.objects.all().delete()
    bell.ring(About.OFFICE, at.line.organisation_id)
    assert revoked_accounts(now=NOW) == {at.people["Bo"].id, at.people["Eva"].id}
    assert actor_in(facts(at, "Eva"), at.line.organisation_id, line_id=at.line.id).roles == frozenset()
