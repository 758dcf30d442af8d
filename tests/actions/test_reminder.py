"""What is told of shifts: a reminder, short, cancelled, back; to whom it concerns, each once."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from frirum.actions.reminder import remind, tell_cancelled, tell_short
from frirum.actions.signup import sign_up
from frirum.actions.standin import cannot_come
from frirum.actions.watch import watch
from frirum.records.models import Membership, OnCallPlace, Shift, Told
from frirum.rules.access import Role
from tests import cast, planned
from tests.planned import NOW, Planned

pytestmark = pytest.mark.django_db(databases=["default", "live"])
HOUR = timedelta(hours=1)


@pytest.fixture
def at(db: None) -> Planned:
    return planned.build()


def told(at: Planned, word: str, shift: Shift) -> list[str]:
    """Who was told of it, by name."""
    names = {who.id: name for name, who in at.people.items()}
    rows = Told.objects.filter(about=f"{word}:{shift.ref}").select_related("volunteer")
    return sorted(names[one.account_id or one.volunteer.account_id] for one in rows)  # type: ignore[union-attr]


def sat(at: Planned, *names: str, days: float = 7) -> Shift:
    shift = planned.shift(at.line, days=days)
    for seat, name in enumerate(names):
        sign_up(at.actor(name), shift.ref, seat=seat, now=NOW)
    return shift


def test_bo_is_reminded_a_day_before_and_once(at: Planned) -> None:
    shift = sat(at, "Bo")
    remind(now=shift.starts_at - 25 * HOUR)
    assert told(at, "reminder", shift) == []
    for _ in range(2):
        remind(now=shift.starts_at - 23 * HOUR)
    assert told(at, "reminder", shift) == ["Bo"]
    sign_up(at.actor("Cleo"), shift.ref, seat=1, now=shift.starts_at - 3 * HOUR)
    remind(now=shift.starts_at - 2 * HOUR)
    assert told(at, "reminder", shift) == ["Bo"]  # Cleo knows


def test_who_looks_for_a_stand_in_is_not_reminded(at: Planned) -> None:
    shift = sat(at, "Bo")
    cannot_come(at.actor("Bo"), shift.ref, now=shift.starts_at - 30 * HOUR)
    remind(now=shift.starts_at - 23 * HOUR)
    assert told(at, "reminder", shift) == []


def test_thirty_minutes_before_on_call_and_coordinators_are_told_once(at: Planned) -> None:  # ST10
    planned.plan(at.line)
    at.people["Ida"] = cast.person("Ida", at.line, Role.ADMINISTRATOR, now=NOW)
    OnCallPlace.objects.create(line_id=at.line.id, account_id=at.people["Ida"].id, position=0)
    shift = sat(at, "Bo")
    tell_short(now=shift.starts_at - timedelta(minutes=31))
    assert told(at, "short", shift) == []
    for minutes in (30, 29, 0):
        tell_short(now=shift.starts_at - timedelta(minutes=minutes))
    assert told(at, "short", shift) == ["Dag", "Disa", "Ida"]


def test_a_coordinator_whose_access_ended_is_not_told(at: Planned) -> None:
    planned.plan(at.line)
    Membership.objects.filter(account_id=at.people["Disa"].id).update(revoked_at=NOW)
    shift = sat(at)
    tell_short(now=shift.starts_at)
    assert told(at, "short", shift) == ["Dag"]


def test_enough_is_enough_and_a_search_does_not_count(at: Planned) -> None:
    planned.plan(at.line)
    shift = sat(at, "Bo", "Cleo")
    tell_short(now=shift.starts_at)
    assert told(at, "short", shift) == []
    cannot_come(at.actor("Bo"), shift.ref, now=shift.starts_at - HOUR)
    tell_short(now=shift.starts_at)
    assert told(at, "short", shift) == ["Dag", "Disa"]


def test_a_line_without_a_plan_is_never_short(at: Planned) -> None:
    shift = planned.shift(at.line, days=0.01)
    tell_short(now=shift.starts_at)
    assert told(at, "short", shift) == []


def test_who_watches_is_told_when_there_is_time_to_come(at: Planned) -> None:
    planned.plan(at.line)
    watch(at.actor("Rut"), at.line.id, on=True, now=NOW)
    watch(at.actor("Bo"), at.line.id, on=True, now=NOW)
    shift = sat(at, "Bo")
    tell_short(now=shift.starts_at - 73 * HOUR)
    assert told(at, "short", shift) == []
    tell_short(now=shift.starts_at - 72 * HOUR)
    assert told(at, "short", shift) == ["Rut"]  # Bo sits there


def cancel(shift: Shift, state: str = "cancelled") -> None:
    Shift.objects.filter(pk=shift.pk).update(state=state)


def times(*moments: datetime) -> None:
    for moment in moments:
        tell_cancelled(now=moment)


def test_a_cancelled_shift_is_told_to_who_sits_there_and_who_watches(at: Planned) -> None:
    watch(at.actor("Rut"), at.line.id, on=True, now=NOW)
    shift = sat(at, "Bo", "Eva")
    cancel(shift)
    times(NOW, NOW + HOUR)
    assert told(at, "cancelled", shift) == ["Bo", "Eva", "Rut"]


def test_it_is_told_that_it_is_back_to_who_heard_it_was_not(at: Planned) -> None:
    shift = sat(at, "Bo")
    cancel(shift)
    times(NOW)
    cancel(shift, "published")
    sign_up(at.actor("Cleo"), shift.ref, seat=1, now=NOW)
    times(NOW, NOW)
    assert told(at, "back", shift) == ["Bo"]


def test_what_is_past_is_told_to_nobody(at: Planned) -> None:
    shift = sat(at, "Bo")
    cancel(shift)
    times(shift.ends_at)
    assert told(at, "cancelled", shift) == []
