"""Forgetting: names go, numbers stay, and who was not taken on goes whole (ST11, RT9)."""

from datetime import timedelta

import pytest

from frirum.actions.farewell import forget_due
from frirum.actions.fulfilment import Done, record
from frirum.actions.life import begin
from frirum.actions.requirement import use_preset
from frirum.actions.signature import sign
from frirum.actions.volunteer import move
from frirum.queries.template import current_texts
from frirum.queries.volunteer import volunteers_of
from frirum.records.models import Account, Fulfilment, Membership, Organisation, Signature, Volunteer
from frirum.rules.access import Actor
from frirum.rules.requirement import Kind
from frirum.rules.rights import Role
from frirum.rules.volunteer import State
from tests.staff import NOW, House, house

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)

YEAR = timedelta(days=365)
THREE_MONTHS = timedelta(days=90)
A_MOMENT = timedelta(seconds=1)


@pytest.fixture
def at() -> House:
    return house()


def dag(at: House) -> Actor:
    return Actor(at.dag.pk, at.storasyster, frozenset({Role.COORDINATOR}))


def bo(at: House) -> Volunteer:
    return Volunteer.objects.get(pk=Volunteer.objects.order_by("pk").values_list("pk", flat=True)[0])


def test_a_year_after_bo_left_his_number_remains(at: House) -> None:
    use_preset(dag(at), at.storasyster, "storasyster", now=NOW)
    own = Actor(at.bo.pk, at.storasyster, frozenset({Role.VOLUNTEER}))
    sign(own, at.storasyster, current_texts(at.storasyster, now=NOW)[Kind.PLEDGE].id, now=NOW)
    record(dag(at), bo(at).ref, Done(Kind.AGE, NOW.date()), now=NOW)
    number = bo(at).number
    move(dag(at), bo(at).ref, State.LEFT, now=NOW)
    assert forget_due(now=NOW + YEAR - A_MOMENT) == 0
    assert bo(at).name == "Bo"
    assert forget_due(now=NOW + YEAR) == 2  # the life and the account
    gone = bo(at)
    assert (gone.number, gone.state, gone.name, gone.email, gone.phone, gone.account) == (
        *(number, State.LEFT, "", "", "", None),
    )
    assert not Account.objects.filter(email="bo@example.org").exists()
    for table in (Fulfilment, Signature):
        assert not table.objects.exists()
    assert [one.erased for one in volunteers_of(at.storasyster)] == [True]
    assert forget_due(now=NOW + YEAR) == 0


@pytest.mark.parametrize("state", [State.DECLINED, State.WITHDRAWN])
def test_who_was_not_taken_on_goes_whole_after_three_months(at: House, state: State) -> None:
    here = Organisation.objects.get(pk=at.storasyster)
    vega = begin(here, name="Vega", email="vega@example.org", language="sv", now=NOW)
    move(dag(at), vega.ref, state, now=NOW)
    assert forget_due(now=NOW + THREE_MONTHS - A_MOMENT) == 0
    assert forget_due(now=NOW + THREE_MONTHS) == 1
    assert not Volunteer.objects.filter(pk=vega.pk).exists()


def test_whoever_is_here_or_suspended_is_not_forgotten(at: House) -> None:
    move(dag(at), bo(at).ref, State.SUSPENDED, now=NOW)
    assert forget_due(now=NOW + 3 * YEAR) == 0
    assert Account.objects.filter(pk=at.bo.pk).exists()


def test_whoever_is_asked_back_in_time_stays(at: House) -> None:
    move(dag(at), bo(at).ref, State.LEFT, now=NOW)
    move(dag(at), bo(at).ref, State.ACTIVE, now=NOW + YEAR - A_MOMENT)
    assert forget_due(now=NOW + YEAR) == 0
    assert bo(at).name == "Bo"


def test_an_account_that_works_elsewhere_stays(at: House) -> None:
    Membership.objects.create(account=at.bo, organisation_id=at.other, role="volunteer", alias="Bo", since=NOW)
    move(dag(at), bo(at).ref, State.LEFT, now=NOW)
    assert forget_due(now=NOW + YEAR) == 1
    assert Account.objects.filter(pk=at.bo.pk).exists()


def test_a_coordinator_who_left_a_year_ago_is_forgotten_too(at: House) -> None:  # RT9
    Membership.objects.filter(account=at.dag).update(revoked_at=NOW)
    assert forget_due(now=NOW + YEAR - A_MOMENT) == 0
    assert forget_due(now=NOW + YEAR) == 1
    assert not Account.objects.filter(pk=at.dag.pk).exists()
