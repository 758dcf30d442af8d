"""No way round a closed gate, and none for somebody suspended: every path is tried, not one of each (ST11, BO4, SA13)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frirum.actions import duty
from frirum.actions.checkin import CheckInFirst, NoSeatForHer, without_shift
from frirum.actions.duty import GateIsClosed
from frirum.actions.signup import SeatIsNotFree, assign, sign_up
from frirum.actions.standin import answer
from frirum.actions.volunteer import move
from frirum.records.models import (
    Account,
    Attendance,
    Duty,
    Fulfilment,
    Login,
    Membership,
    OnCallPlace,
    Requirement,
    ShiftSeat,
    StandInSearch,
    Volunteer,
)
from frirum.rules.access import Actor, NotAllowed, Role
from frirum.rules.requirement import SHAPES, Gate, Kind
from frirum.rules.rights import EVERYONE
from frirum.rules.volunteer import OVER, State
from frirum.web import doors
from tests import cast, planned
from tests.cast import Clock
from tests.checked import Evening, evening
from tests.house.test_who_may import Through, asks, doorways
from tests.staff import NOW, House, browser, house, logged_in

BOTH = ["default", "live"]
pytestmark = [pytest.mark.django_db(databases=BOTH), pytest.mark.both_stores]

HOUR = timedelta(hours=1)
WAYS_IN = ("check in", "on call", "go on", "old way")
WAYS_TO_A_SEAT = ("sign up", "is given", "stands in")
REFUSED = (GateIsClosed, SeatIsNotFree, NoSeatForHer, CheckInFirst, NotAllowed)
TERMS: dict[Kind, dict[str, object]] = {Kind.TRAINING: {"topics": ["Chatten"]}}
BY_OFFICE = (Kind.AGE, Kind.MEMBERSHIP_FEE, Kind.TRAINING, Kind.RECORD_EXTRACT)

states = st.sampled_from(State)
gates = st.sampled_from(Gate)
asked = st.dictionaries(st.sampled_from(Kind), st.tuples(gates, st.booleans()), max_size=4)


@pytest.fixture
def at(clock: Clock) -> Evening:
    made = evening(clock)
    cast.person("Fia", made.at.line, now=made.now)
    return made


def lives(at: Evening, state: State, wanted: dict[Kind, tuple[Gate, bool]]) -> dict[Gate, bool]:
    """Put Bo's life in a state and ask these things of him; whether each gate of his should be open."""
    open_now = {gate: state in {State.ADMITTED, State.ACTIVE} for gate in (Gate.SIGN_UP, Gate.CHECK_IN)}
    bo = at.state("Bo", state)
    for kind, (gate, met) in wanted.items():
        shape = SHAPES[kind]
        gate = gate if gate in shape.gates else Gate.NOTHING
        row = Requirement.objects.create(
            organisation_id=bo.organisation_id,
            kind=kind,
            gates=gate,
            period=shape.periods[0],
            terms=TERMS.get(kind, {}),
        )
        if met and kind in BY_OFFICE:
            Fulfilment.objects.create(
                volunteer=bo, requirement=row, on=at.now.date(), by=1, topic="Chatten" * (kind is Kind.TRAINING), amount=5000,
                at=at.now,
            )  # fmt: skip
            continue
        if gate is not Gate.NOTHING:
            open_now[Gate.CHECK_IN] = False
            open_now[Gate.SIGN_UP] &= gate is not Gate.SIGN_UP
    return open_now


def afresh(at: Evening, *, holds: int | None, listed: bool) -> None:
    for rows in (Duty, Attendance, Requirement, StandInSearch, OnCallPlace):
        rows.objects.all().delete()  # type: ignore[attr-defined]
    ShiftSeat.objects.update(volunteer=None)
    if holds is not None:
        at.holds("Bo", holds)
    if listed:
        OnCallPlace.objects.create(line_id=at.at.line.id, account_id=at.person("Bo").id, position=0)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(states, asked, st.none() | st.integers(0, 2), st.none() | st.integers(0, 2), st.booleans(), st.data())
def test_nobody_checks_in_through_a_closed_gate_whatever_the_seat(
    at: Evening,
    state: State,
    wanted: dict[Kind, tuple[Gate, bool]],
    holds: int | None,
    seat: int | None,
    listed: bool,
    data: st.DataObject,
) -> None:  # ST11, BO4
    afresh(at, holds=holds, listed=listed and state not in OVER)
    gate = lives(at, state, wanted)
    who, kind = at.person("Bo"), data.draw(st.sampled_from(["regular", "back_up", "on_call"]))
    here: dict[str, Any] = {"seat": kind, "login_hash": b"h" * 32, "now": at.now}
    ways: dict[str, Callable[[], object]] = {
        "go on": lambda: duty.go_on(who.id, "Bo", at.at.line, **here),
        "old way": lambda: without_shift(who.id, "Bo", at.at.line, **here),
        "check in": lambda: at.comes("Bo", seat=seat),
        "on call": lambda: at.comes("Bo", on_call=True),
    }
    way = data.draw(st.sampled_from(WAYS_IN))
    try:
        ways[way]()
    except GateIsClosed:
        assert not gate[Gate.CHECK_IN]  # an open gate is not called closed
        assert not Duty.objects.exists()
    except REFUSED:
        assert not Duty.objects.exists()
        assert not Attendance.objects.exists()
    else:
        assert gate[Gate.CHECK_IN], (state, wanted, way)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(states, asked, st.integers(0, 2), st.sampled_from(WAYS_TO_A_SEAT))
def test_nobody_gets_a_seat_through_a_closed_gate(
    at: Evening, state: State, wanted: dict[Kind, tuple[Gate, bool]], seat: int, way: str
) -> None:  # ST11
    afresh(at, holds=None, listed=False)
    gate = lives(at, state, wanted)
    at.clock.at = planned.NOW
    ref, bo = at.shift.ref, at.at.actor("Bo")
    at.shift.starts_at, at.shift.ends_at = at.now + HOUR, at.now + 3 * HOUR
    at.shift.save()
    if way == "stands in":
        at.holds("Cleo", seat)
        StandInSearch.objects.create(
            state="open", seat=at.seat(seat), volunteer=at.at.volunteer("Cleo"), opened_at=at.now
        )
    ways: dict[str, Callable[[], object]] = {
        "sign up": lambda: sign_up(bo, ref, seat=seat, now=at.now),
        "is given": lambda: assign(
            at.at.actor("Dag", Role.COORDINATOR),
            ref,
            seat=seat,
            volunteer_ref=at.at.volunteer("Bo").ref,
            now=at.now,
        ),
        "stands in": lambda: answer(bo, StandInSearch.objects.get().ref, yes=True, now=at.now),
    }
    try:
        ways[way]()
    except REFUSED:
        assert at.seat(seat).volunteer != at.at.volunteer("Bo")
        assert not gate[Gate.SIGN_UP]
    else:
        assert gate[Gate.SIGN_UP], (state, wanted)


def test_whom_one_organisation_suspended_does_not_come_back_as_the_partners(at: Evening) -> None:  # BO4, CS4
    bo = at.person("Bo")
    Volunteer.objects.create(
        organisation_id=at.at.theirs.organisation_id, number=70, account_id=bo.id, state="active", since=at.now,
        made_at=at.now,
    )  # fmt: skip
    there = Actor(bo.id, at.at.theirs.organisation_id, frozenset({Role.VOLUNTEER}))
    at.comes("Bo")
    at.state("Bo", "suspended")
    for login_hash in (b"h" * 32, bytes(Duty.objects.get().login_hash)):  # the same browser is none the wiser
        with pytest.raises(GateIsClosed):
            duty.go_on(bo.id, "Bo", at.at.line, seat="regular", login_hash=login_hash, now=at.now)
    duty.end_of_account(bo.id, now=at.now)
    with pytest.raises(SeatIsNotFree):
        sign_up(there, at.shift.ref, seat=1, now=at.now)
    with pytest.raises(GateIsClosed):
        at.comes("Bo")


@pytest.fixture
def staff(monkeypatch: pytest.MonkeyPatch) -> House:
    made = house()

    def stop(_caller: object) -> None:
        raise Through

    monkeypatch.setattr(doors, "_zone", stop)
    return made


def opens_anything(client: Client, *, only_ours: bool = False) -> list[str]:
    """Every door that lets this browser through and is not everybody's."""
    return [
        f"{method} {route.path}"
        for route, method, can in doorways()
        if can not in EVERYONE and (route.names_somebodys or not only_ours) and asks(client, route, method)[0]
    ]


@pytest.mark.django_db(databases=BOTH, transaction=True)
@pytest.mark.parametrize("state", [State.SUSPENDED, State.LEFT])
def test_whoever_is_suspended_or_gone_opens_no_page(staff: House, state: State) -> None:  # BO4, SA13
    before = logged_in(staff.bo)
    assert opens_anything(before)
    her = Volunteer.objects.get(account=staff.bo)
    dag = Actor(staff.dag.pk, staff.storasyster, frozenset({Role.COORDINATOR}))
    move(dag, her.ref, state, now=NOW)
    assert opens_anything(before) == []
    assert not Account.objects.get(pk=staff.bo.pk).is_active
    assert not Login.objects.filter(account=staff.bo).exists()
    assert opens_anything(browser()) == []


@pytest.mark.django_db(databases=BOTH, transaction=True)
def test_who_works_elsewhere_too_opens_nothing_of_ours(staff: House) -> None:  # BO4, CS4
    Membership.objects.create(account=staff.bo, organisation_id=staff.other, role=Role.VOLUNTEER, alias="Bo", since=NOW)
    her = Volunteer.objects.get(account=staff.bo)
    move(Actor(staff.dag.pk, staff.storasyster, frozenset({Role.COORDINATOR})), her.ref, State.SUSPENDED, now=NOW)
    again = logged_in(Account.objects.get(pk=staff.bo.pk))
    assert opens_anything(again)  # her own account, and the other organisation's room
    assert opens_anything(again, only_ours=True) == []
