"""The on-call list of a line, kept by Dag; and the browsers in which its people are told (ST10)."""

from __future__ import annotations

from typing import Any

import pytest

from frirum.actions import oncall
from frirum.actions.oncall import NoPushThere, OnTheListAlready
from frirum.queries.account import account_facts, actor_in
from frirum.queries.line import LineFacts
from frirum.queries.oncall import candidates_for, devices_of, is_on_call, places_of, reach_of
from frirum.records.models import Account, Membership, Partner, PushAddress
from frirum.records.oncall import on_call_of
from frirum.rules.access import Actor, NotAllowed
from frirum.rules.wording import NotInOrder
from tests import cast
from tests.cast import Clock, Person

pytestmark = pytest.mark.django_db(databases=["default", "live"])
HOSTS = ("push.example",)


def acting(who: Person, line: LineFacts | None = None) -> Actor:
    here = line or who.line
    return actor_in(account_facts(Account.objects.get(pk=who.id)), here.organisation_id, line_id=here.id)


@pytest.fixture
def line(clock: Clock) -> LineFacts:
    return cast.storasyster()


@pytest.fixture
def dag(line: LineFacts, clock: Clock) -> Person:
    return cast.dag(line, now=clock.now())


def puts(dag: Person, *people: Person, now: Any) -> None:
    for who in people:
        oncall.add(acting(dag), dag.line.id, who.id, phone="", now=now)


def names(line: LineFacts) -> list[str]:
    return [one.alias for one in on_call_of(line.id)]


def test_dag_puts_people_on_the_list_and_changes_their_order(line: LineFacts, dag: Person, clock: Clock) -> None:
    now = clock.now()
    bo, rut = cast.bo(line, now=now), cast.rut(line, now=now)
    assert [one.alias for one in candidates_for(line.id)] == ["Bo", "Dag", "Rut"]
    puts(dag, bo, rut, dag, now=now)
    assert names(line) == ["Bo", "Rut", "Dag"]
    assert candidates_for(line.id) == []
    places = {one.alias: one for one in places_of(line.id)}
    assert [places[name].sits for name in ("Bo", "Rut", "Dag")] == [True, True, False]
    oncall.move(acting(dag), line.id, places["Dag"].id, up=True, now=now)
    assert names(line) == ["Bo", "Dag", "Rut"]
    oncall.move(acting(dag), line.id, places["Bo"].id, up=False, now=now)
    assert names(line) == ["Dag", "Bo", "Rut"]
    for up, alias in ((True, "Dag"), (False, "Rut")):
        oncall.move(acting(dag), line.id, places[alias].id, up=up, now=now)
    assert names(line) == ["Dag", "Bo", "Rut"]
    oncall.remove(acting(dag), line.id, places["Bo"].id, now=now)
    assert names(line) == ["Dag", "Rut"]
    puts(dag, bo, now=now)
    assert names(line) == ["Dag", "Rut", "Bo"]


def test_nobody_stands_there_twice(line: LineFacts, dag: Person, clock: Clock) -> None:
    puts(dag, dag, now=clock.now())
    with pytest.raises(OnTheListAlready):
        puts(dag, dag, now=clock.now())


def test_a_number_is_a_number(line: LineFacts, dag: Person, clock: Clock) -> None:
    with pytest.raises(NotInOrder):
        oncall.add(acting(dag), line.id, dag.id, phone="ring mig", now=clock.now())
    oncall.add(acting(dag), line.id, dag.id, phone=" +46 70 123 45 67 ", now=clock.now())
    [place] = places_of(line.id)
    assert place.phone == "+46 70 123 45 67"
    with pytest.raises(NotInOrder):
        oncall.change_phone(acting(dag), line.id, place.id, phone="x", now=clock.now())
    oncall.change_phone(acting(dag), line.id, place.id, phone="", now=clock.now())
    reach = reach_of(line.id, dag.id)
    assert reach is not None
    assert (reach.email, reach.language, reach.phone) == (dag.email, "sv", "")
    assert reach_of(line.id, 0) is None


def test_only_a_coordinator_of_ours_and_only_people_of_ours(line: LineFacts, dag: Person, clock: Clock) -> None:  # AZ2
    now = clock.now()
    bo, eva = cast.bo(line, now=now), cast.eva(now=now)
    puts(dag, bo, now=now)
    [place] = places_of(line.id)
    for who in (bo, eva):
        me = acting(who, line)
        with pytest.raises(NotAllowed):
            oncall.add(me, line.id, dag.id, phone="", now=now)
        with pytest.raises(NotAllowed):
            oncall.move(me, line.id, place.id, up=True, now=now)
        with pytest.raises(NotAllowed):
            oncall.change_phone(me, line.id, place.id, phone="", now=now)
        with pytest.raises(NotAllowed):
            oncall.remove(me, line.id, place.id, now=now)
    with pytest.raises(NotAllowed):
        puts(dag, eva, now=now)
    with pytest.raises(NotAllowed):
        oncall.remove(acting(dag), line.id, 0, now=now)
    assert names(line) == ["Bo"]


def test_a_volunteer_of_a_partner_may_stand_there_too(line: LineFacts, dag: Person, clock: Clock) -> None:  # CS4
    eva = cast.eva(now=clock.now())
    Partner.objects.create(line_id=line.id, organisation_id=eva.line.organisation_id)
    puts(dag, eva, now=clock.now())
    assert names(line) == ["Eva"]


def test_whose_access_has_ended_is_not_called_and_the_office_sees_it(
    line: LineFacts, dag: Person, clock: Clock
) -> None:  # BO4
    bo = cast.bo(line, now=clock.now())
    puts(dag, bo, now=clock.now())
    Membership.objects.filter(account_id=bo.id).update(revoked_at=clock.now())
    assert names(line) == []
    [place] = places_of(line.id)
    assert (place.here, place.alias) == (False, bo.email)


def adds(who: Person, n: int, clock: Clock) -> None:
    oncall.add_device(
        acting(who),
        who.line.id,
        endpoint=f"https://push.example/{n}",
        public="P",
        secret="S",
        hosts=HOSTS,
        now=clock.forward(seconds=1),
    )


def test_the_newest_five_browsers_are_told(line: LineFacts, dag: Person, clock: Clock) -> None:  # ML2
    puts(dag, dag, now=clock.now())
    for n in range(7):
        adds(dag, n, clock)
    assert [one.endpoint[-1] for one in devices_of(dag.id)] == list("23456")
    oncall.forget_device(devices_of(dag.id)[0].id)
    assert oncall.forget_devices(dag.id) == 4


def test_who_is_not_on_call_gives_no_browser_and_who_leaves_the_list_loses_hers(
    line: LineFacts, dag: Person, clock: Clock
) -> None:
    with pytest.raises(NotAllowed):
        adds(dag, 1, clock)
    puts(dag, dag, now=clock.now())
    adds(dag, 1, clock)
    assert is_on_call(line.id, dag.id)
    [place] = places_of(line.id)
    assert place.devices == 1
    oncall.remove(acting(dag), line.id, place.id, now=clock.now())
    assert not PushAddress.objects.exists()
    assert not is_on_call(line.id, dag.id)


def test_a_service_that_was_not_chosen_is_refused(line: LineFacts, dag: Person, clock: Clock) -> None:  # DP6
    puts(dag, dag, now=clock.now())
    with pytest.raises(NoPushThere):
        oncall.add_device(
            acting(dag),
            line.id,
            endpoint="https://elsewhere.example/",
            public="P",
            secret="S",
            hosts=HOSTS,
            now=clock.now(),
        )
