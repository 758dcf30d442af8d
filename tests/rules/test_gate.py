"""Gates: each opens and closes, warns before, and says why (ST7, ST9, ST11)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frirum.rules.gate import CLOSED, STATE, Gates, House, Met, Person, Signed, Stand, Text, Verdict, gates, judge
from frirum.rules.period import Period
from frirum.rules.requirement import SHAPES, Gate, Kind, Requirement
from frirum.rules.volunteer import State

TODAY = date(2026, 3, 4)
BO = Person(State.ACTIVE)


def asks(kind: Kind, gate: Gate, **terms: object) -> Requirement:
    return Requirement(kind, gate, SHAPES[kind].periods[0], terms)


def stands(gate: Gate, *, met: bool) -> Gates:
    person = replace(BO, met=(Met(Kind.RECORD_EXTRACT, TODAY),)) if met else BO
    return gates(person, House(requirements=(asks(Kind.RECORD_EXTRACT, gate),)), on=TODAY)


@pytest.mark.parametrize(
    ("gate", "sign_up", "check_in", "state"),
    [
        (Gate.NOTHING, True, True, Stand.REMINDER),
        (Gate.CHECK_IN, True, False, Stand.MISSING),
        (Gate.SIGN_UP, False, False, Stand.MISSING),
    ],
)
def test_what_is_missing_closes_its_gate(gate: Gate, sign_up: bool, check_in: bool, state: Stand) -> None:
    here = stands(gate, met=False)
    assert (here.may_sign_up, here.may_check_in) == (sign_up, check_in)
    assert here.verdicts[1].state is state
    assert here.closed == (() if gate is Gate.NOTHING else here.verdicts[1:])


@pytest.mark.parametrize("gate", list(Gate))
def test_what_is_met_closes_nothing(gate: Gate) -> None:
    here = stands(gate, met=True)
    assert (here.may_sign_up, here.may_check_in, here.closed) == (True, True, ())


@pytest.mark.parametrize("state", list(State))
def test_only_the_active_and_the_newly_admitted_take_shifts(state: State) -> None:
    here = gates(Person(state), House(), on=TODAY)
    assert here.may_sign_up is here.may_check_in is (state in {State.ACTIVE, State.ADMITTED})
    assert here.verdicts[0].detail == {"state": state.value}


def test_to_somebody_who_is_no_volunteer_everything_is_closed() -> None:
    assert (CLOSED.may_sign_up, CLOSED.may_check_in) == (False, False)
    assert [one.kind for one in CLOSED.closed] == [STATE]


@pytest.mark.parametrize(("days_before", "state"), [(30, Stand.MET), (29, Stand.ENDS_SOON), (0, Stand.ENDS_SOON)])
def test_a_gate_that_closes_by_itself_warns_before(days_before: int, state: Stand) -> None:
    fee = asks(Kind.MEMBERSHIP_FEE, Gate.SIGN_UP, least=5_000)
    person = replace(BO, met=(Met(Kind.MEMBERSHIP_FEE, TODAY, amount=5_000),))
    day = date(2026, 12, 31) - timedelta(days=days_before)
    here = gates(person, House(requirements=(fee,)), on=day)
    assert here.verdicts[1].state is state
    assert bool(here.ending) is (state is Stand.ENDS_SOON)
    assert here.may_check_in


def test_a_reminder_that_ends_is_no_gate_that_ends() -> None:
    fee = asks(Kind.MEMBERSHIP_FEE, Gate.NOTHING, least=5_000)
    person = replace(BO, met=(Met(Kind.MEMBERSHIP_FEE, TODAY, amount=5_000),))
    assert gates(person, House(requirements=(fee,)), on=date(2026, 12, 31)).ending == ()


def test_a_new_version_warns_at_once() -> None:
    pledge = asks(Kind.PLEDGE, Gate.SIGN_UP, notice_days=60)
    house = House(requirements=(pledge,), texts={Kind.PLEDGE: Text(2, TODAY)})
    verdict = judge(pledge, replace(BO, signed=(Signed(Kind.PLEDGE, 1, TODAY),)), house, on=TODAY)
    assert (verdict.state, verdict.until) == (Stand.ENDS_SOON, TODAY + timedelta(days=59))


def test_a_verdict_says_what_it_is_about() -> None:
    assert judge(asks(Kind.TRAINING, Gate.SIGN_UP, topics=["Chatten"]), BO, House(), on=TODAY) == Verdict(
        "training", Gate.SIGN_UP, Stand.MISSING, None, {"left": ["Chatten"], "of": 1}
    )


kinds = st.sampled_from([kind for kind in Kind if SHAPES[kind].gates == frozenset(Gate)])
mets = st.lists(
    st.builds(
        Met,
        kinds,
        st.dates(date(2025, 1, 1), date(2027, 12, 31)),
        st.sampled_from(["", "Chatten"]),
        st.integers(0, 9_000),
        seen=st.booleans(),
    ),
    max_size=6,
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(State),
    st.lists(st.tuples(kinds, st.sampled_from(Gate)), max_size=7, unique_by=lambda one: one[0]),
    mets,
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
)
def test_a_gate_is_open_only_when_nothing_is_missing_for_it(
    state: State, asked: list[tuple[Kind, Gate]], met: list[Met], on: date
) -> None:
    requirements = tuple(asks(kind, gate, topics=["Chatten"]) for kind, gate in asked)
    here = gates(Person(state, met=tuple(met)), House(requirements=requirements), on=on)
    closed = {one.gates for one in here.verdicts if one.state is Stand.MISSING}
    assert here.may_sign_up is (Gate.SIGN_UP not in closed)
    assert here.may_check_in is closed.isdisjoint({Gate.SIGN_UP, Gate.CHECK_IN})
    assert not here.may_check_in or here.may_sign_up  # who may sit down may sign up
    assert len(here.verdicts) == len(asked) + 1
    for one in here.verdicts:
        assert (one.state is Stand.REMINDER) <= (one.gates is Gate.NOTHING)


@given(st.dates(date(2024, 1, 1), date(2028, 12, 31)), st.integers(0, 800))
def test_an_open_gate_stays_open_until_the_day_it_said(paid: date, later: int) -> None:
    """Terms, the leap day, the year's end: what a verdict promises holds to its last day, and is over the day after."""
    yearly = Requirement(Kind.RECORD_EXTRACT, Gate.CHECK_IN, Period.YEAR)
    person = replace(BO, met=(Met(Kind.RECORD_EXTRACT, paid),))
    until = judge(yearly, person, House(), on=paid).until
    assert until is not None
    on = paid + timedelta(days=later)
    assert gates(person, House(requirements=(yearly,)), on=on).may_check_in is (on <= until)
