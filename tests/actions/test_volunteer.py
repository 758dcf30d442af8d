"""Steps in a volunteer's life: who takes them, and what closes at once (ST11, BO4, SA13)."""

from datetime import date, timedelta

import pytest

from frirum.actions import duty
from frirum.actions.volunteer import move
from frirum.queries.gates import gates_of
from frirum.queries.volunteer import steps_of, volunteer_of
from frirum.records.bell import About, Ring, listen
from frirum.records.line import line
from frirum.records.models import (
    Account,
    Duty,
    Feed,
    Line,
    Login,
    Membership,
    OpeningPeriod,
    Shift,
    ShiftSeat,
    Volunteer,
    Watch,
)
from frirum.rules.access import Actor, NotAllowed
from frirum.rules.moves import NotAMove
from frirum.rules.rights import Role
from frirum.rules.volunteer import NotHersToDecide, State
from frirum.rules.wording import NotInOrder
from tests.staff import NOW, House, house, logged_in, person

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


@pytest.fixture
def at() -> House:
    return house()


def actor(at: House, who: Account, *roles: Role) -> Actor:
    return Actor(who.pk, at.storasyster, frozenset(roles))


def dag(at: House) -> Actor:
    return actor(at, at.dag, Role.COORDINATOR)


def bo(at: House) -> Actor:
    return actor(at, at.bo, Role.VOLUNTEER)


def hers(at: House) -> Volunteer:
    return Volunteer.objects.get(account=at.bo)


def seat(at: House, *, starts: float) -> ShiftSeat:
    """Bo's seat on a shift that begins so many hours from now and lasts two."""
    where = Line.objects.get(slug="chatt")
    begins = NOW + timedelta(hours=starts)
    shift = Shift.objects.create(line=where, starts_at=begins, ends_at=begins + timedelta(hours=2), state="published")
    return ShiftSeat.objects.create(shift=shift, kind="regular", position=0, volunteer=hers(at), taken_at=NOW)


def on_duty(at: House) -> None:
    facts = line("chatt")
    assert facts is not None
    OpeningPeriod.objects.create(line_id=facts.id, weekday=NOW.weekday(), opens=0, closes=24 * 60)
    duty.go_on(at.bo.pk, "Bo", facts, seat="regular", login_hash=b"h" * 32, now=NOW)


def test_dag_suspends_bo_and_everything_of_his_closes(at: House) -> None:
    client, rings = logged_in(at.bo), list[Ring]()
    on_duty(at)
    running, ahead, over = seat(at, starts=-1), seat(at, starts=48), seat(at, starts=-5)
    Feed.objects.create(volunteer=hers(at), secret_hash=b"s" * 32, made_at=NOW)
    Watch.objects.create(volunteer=hers(at), line=ahead.shift.line)
    stop = listen(rings.extend)
    move(dag(at), hers(at).ref, State.SUSPENDED, now=NOW)
    stop()
    assert Ring(About.ACCESS, at.bo.pk) in rings
    assert client.get("/account/").status_code == 302
    for gone in (Login.objects.filter(account=at.bo), Duty.objects.filter(ended_at=None), Feed.objects, Watch.objects):
        assert not gone.exists()
    for row in (running, ahead, over):
        row.refresh_from_db()
    assert (running.volunteer, ahead.volunteer, over.volunteer) == (None, None, hers(at))
    assert not gates_of(hers(at).pk, on=NOW.date(), now=NOW).may_sign_up


def test_bo_suspends_nobody_and_dag_nobody_elsewhere_nor_himself(at: House) -> None:
    with pytest.raises(NotHersToDecide):
        move(bo(at), hers(at).ref, State.SUSPENDED, now=NOW)
    evas = person("rut@example.org", "Rut", at.other, Role.VOLUNTEER)
    with pytest.raises(NotAllowed):  # AZ3
        move(dag(at), Volunteer.objects.get(account=evas).ref, State.SUSPENDED, now=NOW)
    with pytest.raises(NotAllowed):
        move(dag(at), "nobody", State.LEFT, now=NOW)
    both = person("ines@example.org", "Ines", at.storasyster, Role.COORDINATOR, Role.VOLUNTEER)
    her = Volunteer.objects.get(account=both)
    for who in (dag(at), actor(at, both, Role.COORDINATOR, Role.VOLUNTEER)):
        with pytest.raises(NotAllowed):  # SA14
            move(who, her.ref, State.SUSPENDED, now=NOW)
    assert volunteer_of(both.pk, at.storasyster).state is State.ACTIVE  # type: ignore[union-attr]


def test_suspended_takes_every_role_here_and_comes_back_with_the_volunteers_alone(at: House) -> None:
    Membership.objects.create(account=at.bo, organisation_id=at.storasyster, role="coordinator", alias="Bo", since=NOW)
    ada = actor(at, at.ada, Role.ADMINISTRATOR, Role.COORDINATOR)
    move(ada, hers(at).ref, State.SUSPENDED, now=NOW)
    assert not Membership.objects.filter(account=at.bo, revoked_at=None).exists()
    assert not Account.objects.get(pk=at.bo.pk).is_active
    move(dag(at), hers(at).ref, State.ACTIVE, now=NOW + timedelta(days=1))
    assert [row.role for row in Membership.objects.filter(account=at.bo, revoked_at=None)] == ["volunteer"]
    assert Account.objects.get(pk=at.bo.pk).is_active
    assert logged_in(at.bo).get("/account/").status_code == 200


def test_bo_leaves_and_his_work_elsewhere_stays(at: House) -> None:
    Membership.objects.create(account=at.bo, organisation_id=at.other, role="volunteer", alias="Bo", since=NOW)
    move(bo(at), hers(at).ref, State.LEFT, now=NOW)
    assert [row.organisation_id for row in Membership.objects.filter(account=at.bo, revoked_at=None)] == [at.other]
    assert Account.objects.get(pk=at.bo.pk).is_active
    assert [(step.before, step.after, step.by) for step in steps_of(hers(at).pk)] == [
        ("active", State.LEFT, at.bo.pk),
        ("", State.ACTIVE, None),
    ]


def test_bo_pauses_and_only_what_lies_ahead_is_free(at: House) -> None:
    on_duty(at)
    running, ahead = seat(at, starts=-1), seat(at, starts=48)
    move(bo(at), hers(at).ref, State.PAUSED, now=NOW)
    running.refresh_from_db()
    ahead.refresh_from_db()
    assert (running.volunteer, ahead.volunteer) == (hers(at), None)
    assert Duty.objects.filter(ended_at=None).exists()  # never a shift in progress
    assert hers(at).back_by == date(2027, 12, 31)  # autumn is begun: spring and autumn
    move(bo(at), hers(at).ref, State.ACTIVE, now=NOW)
    assert hers(at).back_by is None


@pytest.mark.parametrize(
    ("day", "good"), [(date(2027, 1, 15), True), (date(2026, 11, 21), False), (date(2028, 1, 1), False)]
)
def test_a_pause_ends_after_today_and_within_two_terms(at: House, day: date, good: bool) -> None:
    if good:
        move(bo(at), hers(at).ref, State.PAUSED, back_by=day, now=NOW)
        assert hers(at).back_by == day
    else:
        with pytest.raises(NotInOrder):
            move(bo(at), hers(at).ref, State.PAUSED, back_by=day, now=NOW)
        assert hers(at).state == State.ACTIVE


def test_what_the_table_does_not_have_is_refused(at: House) -> None:
    with pytest.raises(NotAMove):
        move(dag(at), hers(at).ref, State.APPLIED, now=NOW)


def test_somebody_who_left_is_asked_back(at: House) -> None:
    move(dag(at), hers(at).ref, State.LEFT, now=NOW)
    assert not Account.objects.get(pk=at.bo.pk).is_active
    move(dag(at), hers(at).ref, State.ACTIVE, now=NOW)
    assert gates_of(hers(at).pk, on=NOW.date(), now=NOW).may_check_in
    assert Account.objects.get(pk=at.bo.pk).is_active
