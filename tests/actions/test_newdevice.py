"""A new device in place of a lost one: two proofs, the old ones die, and nobody is let in by the link alone (SA3, SA15)."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator

from frirum.actions import newdevice
from frirum.actions.invitation import InvitationIsOver, accept
from frirum.actions.newdevice import WrongPassphrase
from frirum.queries.newdevice import may_let_in
from frirum.records.models import Account, Invitation, Line, Login, Membership, OnCallPlace
from frirum.rules.access import Actor, NotAllowed
from frirum.rules.rights import Role
from tests.staff import NOW, PASSPHRASE, House, house, logged_in, person

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


@pytest.fixture
def at() -> House:
    return house()


def actor(account: Account, here: int, *roles: Role) -> Actor:
    return Actor(account.pk, here, frozenset(roles))


def rut(at: House) -> Account:
    return person("rut@example.org", "Rut", at.storasyster, Role.VOLUNTEER, passphrase=PASSPHRASE)


def asked(at: House, who: Account) -> str:
    dag = actor(at.dag, at.storasyster, Role.COORDINATOR)
    return newdevice.ask(dag, who.ref, organisation_id=at.storasyster, now=NOW).secret


def test_rut_proves_her_mail_and_her_passphrase_and_begins_anew(at: House) -> None:
    who = rut(at)
    logged_in(who)
    secret = asked(at, who)
    assert Authenticator.objects.filter(user=who).exists()  # nothing changes until she uses it
    assert newdevice.asks_for_passphrase(secret, now=NOW) == who.email
    assert newdevice.use(secret, PASSPHRASE, now=NOW) == who.pk
    who.refresh_from_db()
    assert (who.set_up_at, who.has_usable_password()) == (None, True)
    assert not Authenticator.objects.filter(user=who).exists()
    assert not Login.objects.filter(account=who).exists()
    with pytest.raises(InvitationIsOver):
        newdevice.use(secret, PASSPHRASE, now=NOW)


def test_the_link_without_her_passphrase_opens_and_changes_nothing(at: House) -> None:  # SA15
    who = rut(at)
    secret = asked(at, who)
    for wrong in ("", "inte hennes"):
        with pytest.raises(WrongPassphrase):
            newdevice.use(secret, wrong, now=NOW)
    assert Authenticator.objects.filter(user=who).exists()
    assert newdevice.use(secret, PASSPHRASE, now=NOW)


def test_it_lasts_an_hour_and_a_new_one_makes_the_old_void(at: House) -> None:
    who = rut(at)
    first = asked(at, who)
    second = asked(at, who)
    with pytest.raises(InvitationIsOver):
        newdevice.use(first, PASSPHRASE, now=NOW)
    with pytest.raises(InvitationIsOver):
        newdevice.use(second, PASSPHRASE, now=NOW + timedelta(hours=1))
    assert newdevice.asks_for_passphrase(second, now=NOW + timedelta(hours=1)) == ""


def test_it_is_no_invitation_and_an_invitation_is_none(at: House) -> None:
    secret = asked(at, rut(at))
    with pytest.raises(InvitationIsOver):
        accept(secret, logged_in=None, now=NOW)
    assert newdevice.is_for_new_device(secret)
    assert not newdevice.is_for_new_device("x")
    assert secret not in str(list(Invitation.objects.values()))


def test_who_lost_her_access_meanwhile_is_not_let_in(at: House) -> None:
    who = rut(at)
    secret = asked(at, who)
    Membership.objects.filter(account=who).update(revoked_at=NOW)
    with pytest.raises(InvitationIsOver):
        newdevice.use(secret, PASSPHRASE, now=NOW)


def test_bo_may_when_he_is_on_call_and_only_for_volunteers(at: House) -> None:  # ST10
    who, here = rut(at), at.storasyster
    bo = actor(at.bo, here, Role.VOLUNTEER)
    assert may_let_in(bo, here, now=NOW) == []
    with pytest.raises(NotAllowed):
        newdevice.ask(bo, who.ref, organisation_id=here, now=NOW)
    OnCallPlace.objects.create(line=Line.objects.get(organisation_id=here), account=at.bo, position=0)
    assert [one.alias for one in may_let_in(bo, here, now=NOW)] == ["Rut"]
    assert newdevice.ask(bo, who.ref, organisation_id=here, now=NOW)
    for other in (at.dag, at.bo, at.eva):
        with pytest.raises(NotAllowed):
            newdevice.ask(bo, other.ref, organisation_id=here, now=NOW)
