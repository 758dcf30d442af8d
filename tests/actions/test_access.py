"""Access taken away ends log-ins and duties at once, and only where it should (SA13, SA14, T6)."""

import pytest

from frirum.actions import duty
from frirum.actions.access import end_log_ins, revoke
from frirum.queries.account import revoked_accounts
from frirum.records.bell import About, Ring, listen
from frirum.records.line import line
from frirum.records.models import Account, Duty, Login, Membership, OpeningPeriod
from frirum.rules.access import Actor, NotAllowed
from frirum.rules.rights import Role
from tests.staff import NOW, House, house, logged_in

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


@pytest.fixture
def at() -> House:
    return house()


def dag(at: House) -> Actor:
    return Actor(at.dag.pk, at.storasyster, frozenset({Role.COORDINATOR}))


def on_duty(at: House) -> None:
    facts = line("chatt")
    assert facts is not None
    OpeningPeriod.objects.create(line_id=facts.id, weekday=NOW.weekday(), opens=0, closes=24 * 60)
    duty.go_on(at.bo.pk, "Bo", facts, seat="regular", login_hash=b"h" * 32, now=NOW)


def test_dag_ends_bos_access_and_everything_of_his_closes(at: House) -> None:  # SA13
    client, rings = logged_in(at.bo), list[Ring]()
    on_duty(at)
    stop = listen(rings.extend)
    revoke(dag(at), at.bo.ref, organisation_id=at.storasyster, now=NOW)
    stop()
    assert Ring(About.ACCESS, at.bo.pk) in rings
    assert not Login.objects.filter(account=at.bo).exists()
    assert not Duty.objects.filter(ended_at=None).exists()
    assert client.get("/account/").status_code == 302
    assert not Account.objects.get(pk=at.bo.pk).is_active


def test_dag_closes_no_administrator_out_nor_himself_nor_eva(at: House) -> None:  # SA14, AZ3
    for who in (at.ada, at.dag, at.eva):
        with pytest.raises(NotAllowed):
            revoke(dag(at), who.ref, organisation_id=at.storasyster, now=NOW)
    with pytest.raises(NotAllowed):
        revoke(dag(at), "nobody", organisation_id=at.storasyster, now=NOW)


def test_what_bo_may_do_elsewhere_stays(at: House) -> None:
    Membership.objects.create(account=at.bo, organisation_id=at.other, role="volunteer", alias="Bo", since=NOW)
    revoke(dag(at), at.bo.ref, organisation_id=at.storasyster, now=NOW)
    assert Account.objects.get(pk=at.bo.pk).is_active
    assert not Login.objects.filter(account=at.bo).exists()


def test_ending_log_ins_leaves_the_access(at: House) -> None:  # SA14
    client = logged_in(at.bo)
    assert end_log_ins(dag(at), at.bo.ref, organisation_id=at.storasyster, now=NOW) == 1
    assert client.get("/account/").status_code == 302
    assert logged_in(at.bo).get("/account/").status_code == 200


def test_a_duty_that_outlived_its_access_is_found(at: House) -> None:  # SA13
    on_duty(at)
    assert revoked_accounts(now=NOW) == frozenset()
    Membership.objects.filter(account=at.bo).update(revoked_at=NOW)
    assert revoked_accounts(now=NOW) == {at.bo.pk}
