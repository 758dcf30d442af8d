"""Invitations open one door, once, for three days, to the one who was invited (SA16)."""

from datetime import timedelta

import pytest

from frirum.actions.invitation import (
    InvitationIsOver,
    InvitedSomebodyElse,
    IsAMemberAlready,
    LogInFirst,
    accept,
    invite,
    take_back,
)
from frirum.records.models import Account, Invitation, Membership
from frirum.rules.access import Actor, NotAllowed
from frirum.rules.rights import Role
from tests.staff import NOW, House, house

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


@pytest.fixture
def at() -> House:
    return house()


def actor(account: Account, organisation: int, role: Role) -> Actor:
    return Actor(account.pk, organisation, frozenset({role}))


def cleo(at: House, role: Role = Role.VOLUNTEER, email: str = "cleo@example.org") -> str:
    dag = actor(at.dag, at.storasyster, Role.COORDINATOR)
    return invite(
        dag, organisation_id=at.storasyster, email=email, alias="Cleo", role=role, language="sv", now=NOW
    ).secret


def test_cleo_comes_in_by_her_invitation(at: House) -> None:
    account = accept(cleo(at), logged_in=None, now=NOW)
    held = Membership.objects.get(account_id=account)
    assert (held.organisation_id, held.role, held.alias) == (at.storasyster, "volunteer", "Cleo")
    made = Account.objects.get(pk=account)
    assert (made.set_up_at, made.has_usable_password(), made.language) == (None, False, "sv")


def test_an_invitation_works_once(at: House) -> None:
    secret = cleo(at)
    accept(secret, logged_in=None, now=NOW)
    with pytest.raises(InvitationIsOver):
        accept(secret, logged_in=None, now=NOW)


@pytest.mark.parametrize(("hours", "opens"), [(71.9, True), (72, False)])
def test_an_invitation_lasts_three_days(at: House, hours: float, opens: bool) -> None:
    secret, when = cleo(at), NOW + timedelta(hours=hours)
    if opens:
        assert accept(secret, logged_in=None, now=when)
    else:
        with pytest.raises(InvitationIsOver):
            accept(secret, logged_in=None, now=when)


def test_the_secret_is_kept_nowhere(at: House) -> None:
    secret = cleo(at)
    assert secret.encode() not in b"".join(bytes(row.secret_hash) for row in Invitation.objects.all())
    assert secret not in str(list(Invitation.objects.values()))


def test_a_second_invitation_voids_the_first(at: House) -> None:
    first, second = cleo(at), cleo(at)
    with pytest.raises(InvitationIsOver):
        accept(first, logged_in=None, now=NOW)
    assert accept(second, logged_in=None, now=NOW)


def test_dag_invites_no_coordinator_and_nobody_elsewhere(at: House) -> None:
    with pytest.raises(NotAllowed):
        cleo(at, Role.COORDINATOR)
    dag = actor(at.dag, at.storasyster, Role.COORDINATOR)
    with pytest.raises(NotAllowed):
        invite(
            dag, organisation_id=at.other, email="x@example.org", alias="X", role=Role.VOLUNTEER, language="sv", now=NOW
        )


def test_ada_invites_a_coordinator(at: House) -> None:
    ada = actor(at.ada, at.storasyster, Role.ADMINISTRATOR)
    made = invite(
        ada,
        organisation_id=at.storasyster,
        email="Ny@Example.org ",
        alias="Ny",
        role=Role.COORDINATOR,
        language="sv",
        now=NOW,
    )
    assert made.email == "ny@example.org"


def test_bo_invites_nobody(at: House) -> None:
    with pytest.raises(NotAllowed):
        invite(
            actor(at.bo, at.storasyster, Role.VOLUNTEER),
            organisation_id=at.storasyster,
            email="x@example.org",
            alias="X",
            role=Role.VOLUNTEER,
            language="sv",
            now=NOW,
        )


def test_whoever_has_the_role_is_not_invited_again(at: House) -> None:
    with pytest.raises(IsAMemberAlready):
        cleo(at, email="bo@example.org")


def test_evas_working_account_is_not_taken_over_by_an_invitation(at: House) -> None:
    secret = cleo(at, email="eva@example.org")
    with pytest.raises(LogInFirst):
        accept(secret, logged_in=None, now=NOW)
    with pytest.raises(InvitedSomebodyElse):
        accept(secret, logged_in=at.bo.pk, now=NOW)
    assert accept(secret, logged_in=at.eva.pk, now=NOW) == at.eva.pk
    assert Membership.objects.filter(account=at.eva, revoked_at=None).count() == 2


def test_what_another_organisation_gave_an_unfinished_account_is_not_handed_over(at: House) -> None:
    Account.objects.filter(pk=at.eva.pk).update(set_up_at=None)
    accept(cleo(at, email="eva@example.org"), logged_in=None, now=NOW)
    assert [row.organisation_id for row in Membership.objects.filter(account=at.eva, revoked_at=None)] == [
        at.storasyster
    ]


def test_an_invitation_taken_back_opens_nothing(at: House) -> None:
    secret = cleo(at)
    number = Invitation.objects.get().pk
    evas = actor(at.eva, at.other, Role.COORDINATOR)
    with pytest.raises(NotAllowed):  # AZ3
        take_back(evas, organisation_id=at.other, invitation_id=number, now=NOW)
    take_back(
        actor(at.dag, at.storasyster, Role.COORDINATOR), organisation_id=at.storasyster, invitation_id=number, now=NOW
    )
    with pytest.raises(InvitationIsOver):
        accept(secret, logged_in=None, now=NOW)
