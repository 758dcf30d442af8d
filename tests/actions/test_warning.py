"""Warned in good time, once, and never about hours (ST9, ST11)."""

from datetime import datetime, timedelta

import pytest

from frirum.actions.fulfilment import Done, record
from frirum.actions.requirement import ask
from frirum.actions.volunteer import move
from frirum.actions.warning import warn
from frirum.records.models import Told, Volunteer
from frirum.rules.access import Actor
from frirum.rules.period import Period
from frirum.rules.requirement import Gate, Kind, Requirement
from frirum.rules.rights import Role
from frirum.rules.volunteer import State
from tests.staff import NOW, House, house

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


@pytest.fixture
def at() -> House:
    return house()


def dag(at: House) -> Actor:
    return Actor(at.dag.pk, at.storasyster, frozenset({Role.COORDINATOR}))


def asks(at: House, kind: Kind, gate: Gate, period: Period, **terms: object) -> None:
    ask(dag(at), at.storasyster, Requirement(kind, gate, period, terms), now=NOW)


def bo(at: House) -> Volunteer:
    return Volunteer.objects.get(account=at.bo)


def told() -> list[str]:
    return list(Told.objects.order_by("id").values_list("about", flat=True))


def test_bo_is_warned_once_before_his_fee_ends(at: House) -> None:
    asks(at, Kind.MEMBERSHIP_FEE, Gate.SIGN_UP, Period.YEAR, least=5_000, warn_days=30)
    record(dag(at), bo(at).ref, Done(Kind.MEMBERSHIP_FEE, NOW.date(), amount=5_000), now=NOW)
    assert warn(now=NOW) == 0
    assert warn(now=NOW + timedelta(days=20)) == 1
    assert warn(now=NOW + timedelta(days=21)) == 0
    assert told() == ["gate:membership_fee:2026-12-31"]


def test_what_only_reminds_is_not_mailed_and_neither_are_hours(at: House) -> None:
    asks(at, Kind.MEMBERSHIP_FEE, Gate.NOTHING, Period.YEAR, least=5_000, warn_days=30)
    asks(at, Kind.ENGAGEMENT, Gate.NOTHING, Period.MONTH, hours=4)
    record(dag(at), bo(at).ref, Done(Kind.MEMBERSHIP_FEE, NOW.date(), amount=5_000), now=NOW)
    assert warn(now=NOW + timedelta(days=35)) == 0


@pytest.mark.parametrize(("days", "many"), [(0, 0), (15, 1)])
def test_a_term_that_ends_without_supervision_reminds(at: House, days: int, many: int) -> None:  # ST9
    asks(at, Kind.SUPERVISION, Gate.NOTHING, Period.TERM, times=1)
    assert warn(now=NOW + timedelta(days=days)) == many


def test_a_pause_that_ends_asks_and_whoever_has_left_is_told_nothing(at: House) -> None:
    asks(at, Kind.PAUSE, Gate.NOTHING, Period.ONCE, terms=2, warn_days=30)
    move(dag(at), bo(at).ref, State.PAUSED, now=NOW)
    ends = datetime(2027, 12, 31, 12, tzinfo=NOW.tzinfo)
    assert warn(now=ends - timedelta(days=40)) == 0
    assert warn(now=ends - timedelta(days=10)) == 1
    assert warn(now=ends + timedelta(days=1)) == 0  # told of this end before
    Told.objects.all().delete()
    move(dag(at), bo(at).ref, State.LEFT, now=ends)
    assert warn(now=ends + timedelta(days=1)) == 0
