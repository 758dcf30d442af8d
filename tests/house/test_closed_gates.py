"""Whose gate is closed comes to no shift, by any path; whoever is suspended opens no page (ST11, BO4)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frirum.actions import duty
from frirum.actions.checkin import CheckInFirst, NoSeatForHer
from frirum.actions.duty import GateIsClosed
from frirum.actions.signup import SeatIsNotFree, assign, sign_up
from frirum.actions.standin import answer, cannot_come
from frirum.actions.volunteer import move
from frirum.records.models import (
    Attendance,
    Duty,
    Requirement,
    Shift,
    ShiftSeat,
    StandInSearch,
    Template,
    Volunteer,
)
from frirum.rules.access import Actor, NotAllowed, Role
from frirum.rules.gate import TAKES_SHIFTS
from frirum.rules.rights import EVERYONE
from frirum.rules.volunteer import State
from tests import planned
from tests.cast import Clock
from tests.checked import Evening, evening
from tests.routes import ROUTES
from tests.staff import NOW, SAME, House, house, logged_in

pytestmark = pytest.mark.django_db(databases=["default", "live"])
ASKED = {
    "age": {"least": 20},
    "membership_fee": {"least": 5000, "currency": "SEK"},
    "training": {"topics": ["Chatten"]},
    "pledge": {},
    "record_extract": {},
}
GATES = ("nothing", "sign_up", "check_in")
AT_THE_DESK = ("free seat at the door", "own seat at the door", "goes on")
NOES = (GateIsClosed, SeatIsNotFree, NoSeatForHer, CheckInFirst, NotAllowed)


@pytest.fixture
def at(clock: Clock, db: None) -> Evening:
    made = evening(clock)
    pledge = Template.objects.create(organisation_id=made.at.line.organisation_id, kind="pledge")
    pledge.versions.create(number=1, body={"sv": "Jag lovar."}, published_at=planned.NOW)
    return made


def ways(at: Evening) -> dict[str, Callable[[], object]]:
    """Everything that could put Bo on a seat or at the desk, on ground that waits for him."""
    Duty.objects.all().delete()
    Attendance.objects.all().delete()
    ShiftSeat.objects.update(volunteer=None)
    StandInSearch.objects.all().delete()
    Shift.objects.exclude(pk=at.shift.pk).delete()
    ahead, soon = planned.shift(at.at.line), planned.shift(at.at.line, days=3 / 24)
    sign_up(at.at.actor("Eva"), soon.ref, seat=0, now=at.now)
    cannot_come(at.at.actor("Eva"), soon.ref, now=at.now)
    search = StandInSearch.objects.get()
    bo, who, dag = at.at.actor("Bo"), at.person("Bo"), at.at.actor("Dag", Role.COORDINATOR)
    his = at.at.volunteer("Bo").ref
    return {
        "sign up": lambda: sign_up(bo, ahead.ref, seat=0, now=at.now),
        "given by Dag": lambda: assign(dag, ahead.ref, seat=1, volunteer_ref=his, now=at.now),
        "stands in": lambda: answer(bo, search.ref, yes=True, now=at.now),
        "free seat at the door": lambda: at.comes("Bo", seat=2),
        "own seat at the door": lambda: (at.holds("Bo", 0), at.comes("Bo")),
        "goes on": lambda: duty.go_on(who.id, "Bo", at.at.line, seat="regular", login_hash=b"h" * 32, now=at.now),
    }


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_path_leads_past_a_closed_gate_and_every_path_through_an_open_one(
    at: Evening, data: st.DataObject
) -> None:  # ST7, ST11, BO4
    here = at.at.line.organisation_id
    Requirement.objects.filter(organisation_id=here).delete()
    at.state("Bo", "active")
    there = ways(at)
    state = data.draw(st.sampled_from(list(State)), label="state")
    asked = data.draw(st.dictionaries(st.sampled_from(sorted(ASKED)), st.sampled_from(GATES), max_size=3))
    for kind, gates in asked.items():
        Requirement.objects.create(organisation_id=here, kind=kind, gates=gates, period="once", terms=ASKED[kind])
    at.state("Bo", state)
    at.changed()
    way = data.draw(st.sampled_from(sorted(there)), label="way")
    closing = {"sign_up", "check_in"} if way in AT_THE_DESK else {"sign_up"}
    if state in TAKES_SHIFTS and not closing & set(asked.values()):
        there[way]()
        assert Duty.objects.exists() or ShiftSeat.objects.filter(volunteer=at.at.volunteer("Bo")).exists()
        return
    with pytest.raises(NOES):
        there[way]()
    assert not Duty.objects.exists()
    assert not Attendance.objects.exists()
    if way != "own seat at the door":
        assert not ShiftSeat.objects.filter(volunteer=at.at.volunteer("Bo")).exists()


def comes_in(client: Client) -> list[str]:
    """The addresses, not everyone's, where something stands behind the door for her."""
    opened = []
    for route in ROUTES:
        if route.door is None or route.door.can in EVERYONE:
            continue
        for method in route.door.methods:
            sent = {"data": "{}", "content_type": "application/json"} if method == "POST" else {}
            status = client.generic(method, route.path, **sent, headers=SAME).status_code  # type: ignore[arg-type]
            if status not in {302, 401, 403, 404}:
                opened.append(route.path)
    return opened


@pytest.fixture
def staff(db: None) -> House:
    return house()


@pytest.mark.parametrize("to", [State.SUSPENDED, State.LEFT])
def test_whoever_is_closed_out_opens_no_page_with_the_old_log_in_or_a_new_one(
    staff: House, to: State
) -> None:  # SA13, AZ8, BO4
    client = logged_in(staff.bo)
    assert client.get("/account/", headers=SAME).status_code == 200
    dag = Actor(staff.dag.pk, staff.storasyster, frozenset({Role.COORDINATOR}))
    move(dag, Volunteer.objects.get(account=staff.bo).ref, to, now=NOW)
    staff.bo.refresh_from_db()
    assert comes_in(client) == []
    assert [path for path in comes_in(logged_in(staff.bo)) if "storasyster" in path or "chatt" in path] == []
