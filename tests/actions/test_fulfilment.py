"""What is written down as met: its day, by whom, and nothing more (ST7, ST11)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from frirum.actions.fulfilment import Done, NotAsked, record, strike
from frirum.actions.requirement import ask
from frirum.queries.gates import gates_of
from frirum.records.models import Fulfilment, Volunteer
from frirum.rules.access import Actor, NotAllowed
from frirum.rules.period import Period
from frirum.rules.requirement import SHAPES, Gate, Kind, Requirement
from frirum.rules.rights import Role
from frirum.rules.wording import Flaw, NotInOrder
from tests.staff import NOW, House, house

pytestmark = pytest.mark.django_db(databases=["default", "live"])

TODAY = NOW.date()


@pytest.fixture
def at() -> House:
    made = house()
    for kind in Kind:
        terms = {"topics": ["Lagen", "Chatten"]} if kind is Kind.TRAINING else {}
        gate = Gate.SIGN_UP if Gate.SIGN_UP in SHAPES[kind].gates else Gate.NOTHING
        ask(dag(made), made.storasyster, Requirement(kind, gate, SHAPES[kind].periods[0], terms), now=NOW)
    return made


def dag(at: House) -> Actor:
    return Actor(at.dag.pk, at.storasyster, frozenset({Role.COORDINATOR}))


def bo(at: House) -> Volunteer:
    return Volunteer.objects.get(account=at.bo)


def closed(at: House) -> set[str]:
    return {one.kind for one in gates_of(bo(at).pk, on=TODAY, now=NOW).closed}


@pytest.mark.parametrize(
    ("done", "kept"),
    [
        (Done(Kind.AGE, TODAY, topic="1990-01-01", amount=35), ("", 20, None)),  # no age of hers, no day of birth
        (Done(Kind.MEMBERSHIP_FEE, TODAY, amount=5_000), ("2026", 5_000, None)),
        (Done(Kind.RECORD_EXTRACT, TODAY, topic="nothing on it", amount=1, minutes=5), ("", None, None)),
        (Done(Kind.SUPERVISION, TODAY, topic="talked about", minutes=90), ("", None, 90)),
    ],
)
def test_dag_writes_down_what_he_saw_and_the_gate_opens(
    at: House, done: Done, kept: tuple[str, int | None, int | None]
) -> None:
    assert done.kind in closed(at)
    record(dag(at), bo(at).ref, done, now=NOW)
    row = Fulfilment.objects.get()
    assert (row.topic, row.amount, row.minutes) == kept
    assert (row.on, row.by) == (TODAY, at.dag.pk)
    assert done.kind not in closed(at)
    strike(dag(at), bo(at).ref, row.pk, now=NOW)
    assert done.kind in closed(at)


def test_training_is_done_day_by_day(at: House) -> None:
    record(dag(at), bo(at).ref, Done(Kind.TRAINING, TODAY, "Lagen", minutes=420), now=NOW)
    assert "training" in closed(at)
    record(dag(at), bo(at).ref, Done(Kind.TRAINING, TODAY, "Chatten"), now=NOW)
    assert "training" not in closed(at)


@pytest.mark.parametrize(
    ("done", "field", "flaw"),
    [
        (Done(Kind.AGE, TODAY + timedelta(days=1)), "on", Flaw.IN_THE_FUTURE),
        (Done(Kind.TRAINING, TODAY, "Matlagning"), "topic", Flaw.NOT_A_CHOICE),
        (Done(Kind.MEMBERSHIP_FEE, TODAY), "amount", Flaw.MISSING),
        (Done(Kind.MEMBERSHIP_FEE, TODAY, amount=0), "amount", Flaw.TOO_SMALL),
        (Done(Kind.MEMBERSHIP_FEE, TODAY, "2036", amount=5_000), "topic", Flaw.NOT_A_CHOICE),
        (Done(Kind.ENGAGEMENT, TODAY), "minutes", Flaw.MISSING),
        (Done(Kind.ENGAGEMENT, TODAY, minutes=9_999), "minutes", Flaw.TOO_BIG),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(at: House, done: Done, field: str, flaw: Flaw) -> None:
    with pytest.raises(NotInOrder) as refused:
        record(dag(at), bo(at).ref, done, now=NOW)
    assert [(fault.field, fault.flaw) for fault in refused.value.faults] == [(field, flaw)]
    assert not Fulfilment.objects.exists()


def test_nobody_signs_for_somebody_else_and_what_is_not_asked_is_not_kept(at: House) -> None:
    for kind in (Kind.PLEDGE, Kind.DATA_INFORMATION, Kind.PAUSE):
        with pytest.raises(NotAsked):
            record(dag(at), bo(at).ref, Done(kind, TODAY), now=NOW)
    elsewhere = Volunteer.objects.get(account=at.bo)
    elsewhere.organisation_id = at.other
    elsewhere.save()
    evas = Actor(at.eva.pk, at.other, frozenset({Role.COORDINATOR}))
    with pytest.raises(NotAsked):
        record(evas, elsewhere.ref, Done(Kind.AGE, TODAY), now=NOW)


def test_bo_writes_nothing_down_about_himself_and_eva_nothing_here(at: House) -> None:
    own = Actor(at.bo.pk, at.storasyster, frozenset({Role.VOLUNTEER}))
    evas = Actor(at.eva.pk, at.other, frozenset({Role.COORDINATOR}))
    for who in (own, evas, None):
        with pytest.raises(NotAllowed):
            record(who, bo(at).ref, Done(Kind.AGE, TODAY), now=NOW)
        with pytest.raises(NotAllowed):
            strike(who, bo(at).ref, 1, now=NOW)
    with pytest.raises(NotAllowed):
        strike(dag(at), bo(at).ref, 999, now=NOW)


def test_a_higher_least_age_asks_those_who_may_be_younger(at: House) -> None:
    record(dag(at), bo(at).ref, Done(Kind.AGE, date(2025, 11, 21)), now=NOW)
    asked = Requirement(Kind.AGE, Gate.SIGN_UP, Period.ONCE, {"least": 21})
    ask(dag(at), at.storasyster, asked, now=NOW)
    assert "age" not in closed(at)
    ask(dag(at), at.storasyster, replace(asked, terms={"least": 22}), now=NOW)
    assert "age" in closed(at)
