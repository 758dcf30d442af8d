"""Checking in: alone, on one's own seat or a free one, through the gates; and no way round them (ST4, ST10, BO10)."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frirum.actions import duty
from frirum.actions.checkin import CheckInFirst, NoSeatForHer, NoShiftNow, NotAlone, check_in, without_shift
from frirum.actions.duty import DeskRests, GateIsClosed
from frirum.actions.signup import SeatIsNotFree
from frirum.records.models import Attendance, Duty, OnCallPlace, Shift, ShiftSeat, Volunteer
from frirum.rules.seat import SeatState
from tests import cast
from tests.cast import Clock
from tests.checked import Evening, evening

pytestmark = pytest.mark.django_db(databases=["default", "live"])

CLOSED_STATES = ["applied", "interviewed", "in_training", "paused", "suspended", "left", "declined", "withdrawn"]


@pytest.fixture
def at(clock: Clock, db: None) -> Evening:
    return evening(clock)


def nobody_came() -> None:
    assert not Duty.objects.exists()
    assert not Attendance.objects.exists()


def test_bo_sits_down_on_his_own_seat(at: Evening) -> None:  # ST4
    came = at.comes("Bo")
    assert (came.seat, came.shift_id) == ("regular", at.shift.pk)
    row = Attendance.objects.get()
    assert (row.volunteer, row.shift, row.seat, row.checked_in_at) == (
        at.at.volunteer("Bo"),
        at.shift,
        "regular",
        at.now,
    )


def test_whoever_holds_a_seat_sits_on_it_whatever_she_names(at: Evening) -> None:
    assert at.comes("Bo", seat=2).seat == "regular"
    assert at.seat(2).volunteer is None


def test_cleo_takes_a_free_seat_and_it_is_hers(at: Evening) -> None:
    assert at.comes("Cleo", seat=2).seat == "back_up"
    assert at.seat(2).volunteer == at.at.volunteer("Cleo")


def test_a_taken_seat_is_not_free_at_the_door_either(at: Evening) -> None:
    with pytest.raises(SeatIsNotFree) as refused:
        at.comes("Cleo", seat=0)
    assert refused.value.why is SeatState.TAKEN
    nobody_came()


def test_who_names_no_seat_and_holds_none_is_asked_to_choose(at: Evening) -> None:
    with pytest.raises(NoSeatForHer):
        at.comes("Cleo")
    with pytest.raises(NoSeatForHer):
        check_in(at.person("Cleo").id, "Cleo", at.at.line, login_hash=b"h", seat_id=999_999, alone=True, now=at.now)
    nobody_came()


def test_not_alone_begins_nothing(at: Evening) -> None:  # BO10
    with pytest.raises(NotAlone):
        at.comes("Bo", alone=False)
    nobody_came()


def test_before_the_desk_opens_nobody_checks_in(at: Evening) -> None:  # SA10
    at.clock.forward(hours=-8)
    with pytest.raises(DeskRests):
        at.comes("Bo")


def test_without_a_shift_there_is_nothing_to_check_in_to_and_one_goes_on_duty_as_before(at: Evening) -> None:
    Shift.objects.all().delete()
    at.changed()
    with pytest.raises(NoShiftNow):
        at.comes("Bo")
    who = at.person("Bo")
    without_shift(who.id, "Bo", at.at.line, seat="regular", login_hash=b"h" * 32, now=at.now)
    assert Duty.objects.get().shift_id is None


def test_with_a_shift_the_old_way_leads_to_the_check_in_except_for_who_sits_there(at: Evening) -> None:
    who = at.person("Bo")
    with pytest.raises(CheckInFirst):
        without_shift(who.id, "Bo", at.at.line, seat="regular", login_hash=b"h" * 32, now=at.now)
    came = at.comes("Bo")
    other = without_shift(who.id, "Bo", at.at.line, seat="on_call", login_hash=b"i" * 32, now=at.now)
    there = Duty.objects.get(ref=other)
    assert (there.seat, there.shift_id, there.pk != came.pk) == ("regular", at.shift.pk, True)


def test_the_first_shift_makes_whoever_is_admitted_active(at: Evening) -> None:  # ST11
    at.state("Bo", "admitted")
    at.comes("Bo")
    bo = at.at.volunteer("Bo")
    assert bo.state == "active"
    assert list(bo.moves.order_by("-at", "-id").values_list("before", "after", "by")[:1]) == [
        ("admitted", "active", None)
    ]


@pytest.mark.parametrize("state", CLOSED_STATES)
def test_no_other_state_of_a_life_opens_the_desk(at: Evening, state: str) -> None:  # ST11, BO4
    at.state("Bo", state)
    with pytest.raises(GateIsClosed):
        at.comes("Bo")
    nobody_came()


def test_who_is_no_volunteer_here_finds_the_gate_closed(at: Evening) -> None:
    Volunteer.objects.filter(pk=at.at.volunteer("Cleo").pk).delete()
    with pytest.raises(SeatIsNotFree) as refused:
        at.comes("Cleo", seat=1)
    assert refused.value.why is SeatState.GATE_CLOSED
    who = at.person("Cleo")
    with pytest.raises(GateIsClosed):
        duty.go_on(who.id, "Cleo", at.at.line, seat="regular", login_hash=b"h" * 32, now=at.now)


@pytest.mark.parametrize(("gates", "opens"), [("nothing", True), ("sign_up", False), ("check_in", False)])
def test_what_is_asked_at_the_gate_is_asked_of_who_signed_up_long_ago(at: Evening, gates: str, opens: bool) -> None:
    at.asks(gates)
    if opens:
        assert at.comes("Bo")
        return
    with pytest.raises(GateIsClosed):
        at.comes("Bo")
    nobody_came()


def test_a_gate_that_closes_cuts_no_shift_in_progress(at: Evening) -> None:  # ST11
    came = at.comes("Bo")
    at.asks("sign_up")
    at.clock.forward(minutes=5)
    duty.end_of_lease(now=at.now)
    who = at.person("Bo")
    again = without_shift(who.id, "Bo", at.at.line, seat="regular", login_hash=b"i" * 32, now=at.now)
    assert Duty.objects.get(ref=again).ended_at is None
    came.refresh_from_db()
    assert came.ended_at == at.now  # only the browser changed
    duty.go_off(Duty.objects.get(ref=again).pk, now=at.now)
    with pytest.raises(GateIsClosed):  # the next check-in is another
        at.comes("Bo")


def test_who_is_on_call_checks_in_to_that_seat_as_staff_or_as_volunteer(at: Evening) -> None:  # ST10
    for name in ("Dag", "Rut"):
        with pytest.raises(NoSeatForHer):
            at.comes(name, on_call=True)
    for position, name in enumerate(("Dag", "Rut")):
        OnCallPlace.objects.create(line_id=at.at.line.id, account_id=at.person(name).id, position=position)
    Volunteer.objects.filter(pk=at.at.volunteer("Dag").pk).delete()  # he is staff, and no volunteer
    assert at.comes("Dag", on_call=True).seat == "on_call"
    assert at.comes("Rut", on_call=True).seat == "on_call"
    assert [row.volunteer for row in Attendance.objects.all()] == [at.at.volunteer("Rut")]


def test_a_suspended_one_on_the_on_call_list_is_closed_out_too(at: Evening) -> None:  # BO4
    OnCallPlace.objects.create(line_id=at.at.line.id, account_id=at.person("Rut").id, position=0)
    at.state("Rut", "suspended")
    with pytest.raises(GateIsClosed):
        at.comes("Rut", on_call=True)


def test_eva_of_the_partner_takes_a_seat_with_the_gates_of_her_own(at: Evening) -> None:  # CS4
    at.asks("check_in")  # ours, not hers
    came = at.comes("Eva", seat=1)
    assert came.seat == "regular"
    assert Attendance.objects.get().volunteer == at.at.volunteer("Eva")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_path_lets_a_closed_gate_through(at: Evening, data: st.DataObject) -> None:  # ST11, BO4
    Duty.objects.all().delete()
    Attendance.objects.all().delete()
    ShiftSeat.objects.update(volunteer=None)
    if data.draw(st.booleans(), label="signed up before"):
        at.holds("Bo", data.draw(st.integers(0, 2)))
    if data.draw(st.booleans(), label="on the list"):
        OnCallPlace.objects.get_or_create(line_id=at.at.line.id, account_id=at.person("Bo").id, position=0)
    at.state("Bo", data.draw(st.sampled_from(["applied", "interviewed", "in_training", "paused", "suspended"])))
    who, way = at.person("Bo"), data.draw(st.sampled_from(["check in", "on call", "go on", "old way"]))
    seat = data.draw(st.none() | st.integers(0, 2), label="seat")
    kind = data.draw(st.sampled_from(["regular", "back_up", "on_call"]))
    here: dict[str, Any] = {"seat": kind, "login_hash": b"h" * 32, "now": at.now}
    ways: dict[str, Callable[[], object]] = {
        "go on": lambda: duty.go_on(who.id, "Bo", at.at.line, **here),
        "old way": lambda: without_shift(who.id, "Bo", at.at.line, **here),
        "check in": lambda: at.comes("Bo", seat=seat),
        "on call": lambda: at.comes("Bo", on_call=True),
    }
    with pytest.raises((GateIsClosed, SeatIsNotFree, NoSeatForHer, CheckInFirst)):
        ways[way]()
    nobody_came()


def test_the_desk_of_a_line_without_a_plan_is_as_it_was(clock: Clock) -> None:
    line = cast.storasyster()
    bo = cast.on_duty(cast.bo(line, now=clock.now()), now=clock.now())
    assert bo.row.shift_id is None
    assert not Attendance.objects.exists()
