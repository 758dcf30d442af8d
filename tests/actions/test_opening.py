"""Dag sets the week, and lets days differ (ST1)."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frirum.actions.opening import HoursDoNotFit, WeekChangedMeanwhile, add_exception, remove_exception, set_week
from frirum.records.bell import About, Ring, listen
from frirum.records.hours import opening_of
from frirum.records.opening import read_opening
from frirum.rules.access import NotAllowed
from frirum.rules.hours import Fault, mark
from frirum.rules.opening import ClosedDay, ExtraPeriod, Period
from frirum.rules.wording import Flaw, NotInOrder
from tests import storasyster
from tests.storasyster import NOW, TODAY, House, committed

pytestmark = pytest.mark.django_db(databases=["default", "live"])
FRIDAY = Period(4, 18 * 60, 20 * 60)
CHRISTMAS = date(2026, 12, 24)


@pytest.fixture
def house(db: None) -> House:
    return storasyster.build()


def week(house: House) -> tuple[Period, ...]:
    house.line.refresh_from_db()
    return read_opening(house.line).periods


def test_dag_sets_the_whole_week_at_once(house: House) -> None:
    set_week(house.actors["dag"], house.line.pk, [FRIDAY], last_admission_minutes=30, now=NOW)
    assert week(house) == (FRIDAY,)
    assert house.line.last_admission_minutes == 30


@pytest.mark.parametrize("name", ["bo", "ada", "eva"])
def test_nobody_else_may(house: House, name: str) -> None:  # AZ2, AZ3
    before = week(house)
    with pytest.raises(NotAllowed):
        set_week(house.actors[name], house.line.pk, [FRIDAY], last_admission_minutes=0, now=NOW)
    with pytest.raises(NotAllowed):
        add_exception(house.actors[name], house.line.pk, ClosedDay(CHRISTMAS), note={}, now=NOW)
    assert week(house) == before


def test_a_line_that_is_not_there_is_refused_alike(house: House) -> None:  # AZ3
    with pytest.raises(NotAllowed):
        set_week(house.actors["dag"], 10_000, [FRIDAY], last_admission_minutes=0, now=NOW)


def test_every_problem_is_named_and_nothing_is_changed(house: House) -> None:
    before = week(house)
    twice = Period(4, 19 * 60, 21 * 60)
    with pytest.raises(HoursDoNotFit) as refused:
        set_week(house.actors["dag"], house.line.pk, [FRIDAY, twice], last_admission_minutes=15, now=NOW)
    assert [problem.fault for problem in refused.value.problems] == [Fault.OVERLAP]
    with pytest.raises(HoursDoNotFit) as refused:
        set_week(house.actors["dag"], house.line.pk, [FRIDAY], last_admission_minutes=120, now=NOW)
    assert refused.value.problems[0].fault is Fault.LAST_ADMISSION_BEFORE_OPENING
    assert week(house) == before


def test_whoever_changes_an_older_week_is_told_and_nothing_is_changed(house: House) -> None:
    dag, line, sunday = house.actors["dag"], house.line.pk, Period(6, 18 * 60, 20 * 60)
    before = mark(week(house), house.line.last_admission_minutes)
    set_week(dag, line, [FRIDAY], last_admission_minutes=15, seen=before, now=NOW)
    with pytest.raises(WeekChangedMeanwhile):
        set_week(dag, line, [sunday], last_admission_minutes=15, seen=before, now=NOW)
    assert week(house) == (FRIDAY,)
    set_week(dag, line, [FRIDAY], last_admission_minutes=15, seen=before, now=NOW)  # the same: nothing to tell
    set_week(dag, line, [sunday], last_admission_minutes=15, seen=mark([FRIDAY], 15), now=NOW)
    assert week(house) == (sunday,)


def test_the_bell_rings_and_every_memory_is_new(house: House) -> None:
    opening_of(house.line.pk)
    heard: list[Ring] = []
    stop = listen(heard.extend)
    committed(lambda: set_week(house.actors["dag"], house.line.pk, [FRIDAY], last_admission_minutes=0, now=NOW))
    stop()
    assert heard == [Ring(About.OFFICE, house.ours.pk)]
    assert opening_of(house.line.pk).periods == (FRIDAY,)


def test_a_refused_week_rings_no_bell(house: House) -> None:
    heard: list[Ring] = []
    stop = listen(heard.extend)
    with pytest.raises(NotAllowed):
        committed(lambda: set_week(house.actors["bo"], house.line.pk, [FRIDAY], last_admission_minutes=0, now=NOW))
    stop()
    assert heard == []


def test_dag_closes_christmas_eve_and_opens_it_again(house: House) -> None:
    dag = house.actors["dag"]
    add_exception(dag, house.line.pk, ClosedDay(CHRISTMAS), note={"sv": " Julafton ", "fi": ""}, now=NOW)
    kept = house.line.opening_exceptions.get()
    assert (kept.closed, kept.note) == (True, {"sv": "Julafton"})
    remove_exception(dag, house.line.pk, kept.pk, now=NOW)
    assert not house.line.opening_exceptions.exists()


def test_eva_removes_nothing_of_ours(house: House) -> None:  # AZ3
    add_exception(house.actors["dag"], house.line.pk, ClosedDay(CHRISTMAS), note={}, now=NOW)
    kept = house.line.opening_exceptions.get()
    with pytest.raises(NotAllowed):
        remove_exception(house.actors["eva"], house.their_line.pk, kept.pk, now=NOW)
    assert house.line.opening_exceptions.count() == 1


def test_an_extra_evening_past_midnight(house: House) -> None:
    extra = ExtraPeriod(CHRISTMAS, 20 * 60, 26 * 60)
    add_exception(house.actors["dag"], house.line.pk, extra, note={}, now=NOW)
    assert read_opening(house.line).exceptions == (extra,)


@pytest.mark.parametrize(("day", "flaw"), [(TODAY - timedelta(days=1), Flaw.IN_THE_PAST), (CHRISTMAS, Flaw.TAKEN)])
def test_a_day_gone_by_and_the_same_day_twice_are_refused(house: House, day: date, flaw: Flaw) -> None:
    dag = house.actors["dag"]
    add_exception(dag, house.line.pk, ClosedDay(CHRISTMAS), note={}, now=NOW)
    with pytest.raises(NotInOrder) as refused:
        add_exception(dag, house.line.pk, ClosedDay(day), note={}, now=NOW)
    assert [fault.flaw for fault in refused.value.faults] == [flaw]


def test_today_may_still_be_closed(house: House) -> None:
    add_exception(house.actors["dag"], house.line.pk, ClosedDay(TODAY), note={}, now=NOW)
    assert house.line.opening_exceptions.count() == 1


PERIODS = st.builds(Period, st.integers(-1, 8), st.integers(-10, 1500), st.integers(-10, 3000))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PERIODS, max_size=5), st.integers(-5, 400))
def test_whatever_is_sent_it_is_kept_whole_or_not_at_all(house: House, periods: list[Period], last: int) -> None:
    before = week(house)
    try:
        set_week(house.actors["dag"], house.line.pk, periods, last_admission_minutes=last, now=NOW)
    except HoursDoNotFit:
        assert week(house) == before
    else:
        assert set(week(house)) == set(periods)
