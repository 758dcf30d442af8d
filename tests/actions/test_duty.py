"""On duty, off duty, and everything that ends a duty; no talk is dropped by it and every key dies."""

from dataclasses import replace
from datetime import timedelta

import pytest

from frirum.actions import access, block, conversation, duty, handover, queue
from frirum.actions.duty import NotOnDuty, StillInATalk, TooManyKeys
from frirum.actions.login import end_own
from frirum.queries.desk import duty_on, living_duties
from frirum.queries.dutykey import share_of
from frirum.queries.login import login
from frirum.queries.talk import log_after
from frirum.records.models import Asking, Backroom, Duty, DutyKey, Member
from frirum.rules.access import Actor, NotAllowed, Role
from frirum.rules.conversation import State
from frirum.rules.moves import NotAMove
from tests import cast
from tests.actions.conftest import Tonight
from tests.cast import AtDesk

pytestmark = pytest.mark.django_db(databases=["default", "live"])


def kinds(vega: cast.Visitor) -> list[str]:
    return [one.kind for one in log_after(vega.id, 0)]


def takes(tonight: Tonight) -> cast.Visitor:
    vega = tonight.visitor()
    queue.take(tonight.bo.duty, None, now=tonight.now)
    return vega


def test_going_on_twice_in_one_log_in_is_one_duty(tonight: Tonight) -> None:
    bo = tonight.bo
    again = cast.on_duty(bo.who, session=bo.session, now=tonight.now)
    assert again.ref == bo.ref
    assert Duty.objects.count() == 1


def test_another_log_in_takes_the_duty_over(tonight: Tonight) -> None:
    bo, vega = tonight.bo, takes(tonight)
    other = cast.on_duty(bo.who, now=tonight.now)
    assert other.duty != bo.duty
    assert bo.row.ended_at == tonight.now
    assert share_of(bo.duty, bo.key.id) is None  # the old browser's key is dead
    # Whom he talks with is not put back in the queue; his new duty holds the talk, the old one nothing.
    assert vega.row.state == State.OPEN
    assert kinds(vega)[-1] == "came"
    assert set(Member.objects.filter(left_at=None).values_list("duty_id", "part")) == {(other.duty, "holds")}
    conversation.end_by_helper(other.duty, vega.ref, now=tonight.now)


def test_the_old_browser_can_do_nothing_more_to_the_talk(tonight: Tonight) -> None:  # WS10
    bo, vega = tonight.bo, takes(tonight)
    cast.on_duty(bo.who, now=tonight.now)
    with pytest.raises(NotAllowed):
        conversation.end_by_helper(bo.duty, vega.ref, now=tonight.now)
    duty.end_of_login(bytes(bo.row.login_hash), now=tonight.now)  # nor does its log-in's end touch the new duty
    assert vega.row.state == State.OPEN


def test_seat_break_and_questions_come_along_to_the_other_browser(tonight: Tonight) -> None:
    rut, vega = tonight.comes("Rut", seat="back_up"), takes(tonight)
    handover.ask(tonight.bo.duty, vega.ref, to=rut.ref, wish="beside", now=tonight.now)
    duty.change(rut.duty, "break", now=tonight.now)
    there = cast.on_duty(replace(rut.who, seat="regular"), now=tonight.now)
    assert (there.row.seat, there.row.state) == ("back_up", "break")
    [asked] = Asking.objects.filter(state="asked")
    assert asked.asked_id == there.duty
    here = cast.on_duty(tonight.bo.who, now=tonight.now)
    handover.unask(here.duty, asked.ref, now=tonight.now)


def test_who_asked_for_a_block_agrees_from_no_other_browser(tonight: Tonight) -> None:  # AB3
    vega, rut = takes(tonight), tonight.comes("Rut")
    asked = block.ask(tonight.bo.duty, vega.ref, closes_at=None, now=tonight.now)
    here = cast.on_duty(tonight.bo.who, now=tonight.now)
    with pytest.raises(NotAllowed):
        block.answer(here.duty, asked, yes=True, now=tonight.now)
    block.answer(rut.duty, asked, yes=True, now=tonight.now)


def test_nor_on_a_duty_begun_after_the_one_that_asked_was_lost(tonight: Tonight) -> None:  # AB3
    vega = takes(tonight)
    asked = block.ask(tonight.bo.duty, vega.ref, closes_at=None, now=tonight.now)
    tonight.clock.forward(minutes=11)
    assert duty.end_of_lease(now=tonight.now) == 1
    here = cast.on_duty(tonight.bo.who, now=tonight.now)
    with pytest.raises(NotAllowed):
        block.answer(here.duty, asked, yes=True, now=tonight.now)


def test_one_browser_has_one_key(tonight: Tonight) -> None:
    bo = tonight.bo
    assert share_of(bo.duty, bo.key.id) is not None
    fresh, share = duty.make_key(bo.duty, b"\4" * 65, now=tonight.now)
    assert share_of(bo.duty, fresh) == share
    assert share_of(bo.duty, bo.key.id) is None


def test_nobody_gets_anothers_share(tonight: Tonight) -> None:  # AZ3
    rut = tonight.comes("Rut")
    assert share_of(rut.duty, tonight.bo.key.id) is None


def test_a_browser_that_keeps_losing_its_key_is_told(tonight: Tonight) -> None:
    for _ in range(duty.KEYS_OF_ONE_DUTY - 1):
        duty.make_key(tonight.bo.duty, b"\4" * 65, now=tonight.now)
    with pytest.raises(TooManyKeys):
        duty.make_key(tonight.bo.duty, b"\4" * 65, now=tonight.now)


def test_who_is_off_duty_makes_no_key(tonight: Tonight) -> None:  # T6
    duty.go_off(tonight.bo.duty, now=tonight.now)
    with pytest.raises(NotOnDuty):
        duty.make_key(tonight.bo.duty, b"\4" * 65, now=tonight.now)


def test_a_break_and_back(tonight: Tonight) -> None:
    duty.change(tonight.bo.duty, "break", now=tonight.now)
    assert tonight.bo.row.state == "break"
    duty.change(tonight.bo.duty, "on", now=tonight.now)
    duty.change(tonight.bo.duty, "no_more", now=tonight.now)
    with pytest.raises(NotAMove):
        duty.change(tonight.bo.duty, "break", now=tonight.now)


def test_going_off_ends_the_duty_its_keys_and_the_empty_room(tonight: Tonight) -> None:
    assert Backroom.objects.count() == 1
    duty.go_off(tonight.bo.duty, now=tonight.now)
    assert duty_on(tonight.line.id, tonight.bo.who.id) is None
    assert not DutyKey.objects.exclude(share=None).exists()
    assert Backroom.objects.count() == 0
    with pytest.raises(NotOnDuty):
        duty.go_off(tonight.bo.duty, now=tonight.now)


def test_bo_does_not_leave_whom_he_holds(tonight: Tonight) -> None:
    vega = takes(tonight)
    with pytest.raises(StillInATalk):
        duty.go_off(tonight.bo.duty, now=tonight.now)
    conversation.end_by_helper(tonight.bo.duty, vega.ref, now=tonight.now)
    duty.go_off(tonight.bo.duty, now=tonight.now)


def test_a_silent_desk_loses_its_lease_after_ten_minutes(tonight: Tonight) -> None:
    vega = takes(tonight)
    assert duty.end_of_lease(now=tonight.clock.forward(minutes=9, seconds=59)) == 0
    assert duty.end_of_lease(now=tonight.clock.forward(seconds=1)) == 1
    assert vega.row.state == State.WAITING
    assert share_of(tonight.bo.duty, tonight.bo.key.id) is None
    assert duty.end_of_lease(now=tonight.now) == 0


def test_nobody_goes_on_duty_before_the_desk_opens(tonight: Tonight) -> None:  # SA10
    rut = cast.rut(tonight.line, now=tonight.now)
    opens = tonight.now.replace(hour=17, minute=0)  # 18:00 in Stockholm
    with pytest.raises(duty.DeskRests):
        cast.on_duty(rut, now=opens - timedelta(minutes=30, seconds=1))
    assert living_duties(rut.id) == set()
    assert cast.on_duty(rut, now=opens - timedelta(minutes=30)).duty in living_duties(rut.id)


def test_the_duty_ends_with_the_desks_hours(tonight: Tonight) -> None:  # SA10, WS10
    closing = tonight.now.replace(hour=22)  # 23:00 in Stockholm
    for minutes, ended in ((19, 0), (20, 1), (21, 0)):
        assert duty.end_of_shift(now=closing + timedelta(minutes=minutes)) == ended


def test_a_running_talk_holds_the_desk_open(tonight: Tonight) -> None:  # SA10, ST5
    takes(tonight)
    closing = tonight.now.replace(hour=22)
    assert duty.end_of_shift(now=closing + timedelta(minutes=60)) == 0
    assert duty.end_of_shift(now=closing + timedelta(minutes=80)) == 1


def test_revoking_ends_every_duty_and_is_idempotent(tonight: Tonight) -> None:  # SA13
    rut = tonight.comes("Rut")
    vega = takes(tonight)
    assert duty.end_of_account(tonight.bo.who.id, now=tonight.now) == 1
    assert duty.end_of_account(tonight.bo.who.id, now=tonight.now) == 0
    assert living_duties(tonight.bo.who.id) == set()
    assert living_duties(rut.who.id) == {rut.duty}
    assert vega.row.state == State.WAITING
    assert not Member.objects.filter(left_at=None).exists()
    assert queue.waiting_on(tonight.line.id)[vega.id].readable  # Rut holds a grant
    assert queue.take(rut.duty, None, now=tonight.now) == vega.ref


def test_dag_revokes_bo(tonight: Tonight, django_capture_on_commit_callbacks: object) -> None:  # SA13
    dag = cast.dag(tonight.line, now=tonight.now)
    actor = Actor(account=dag.id, organisation=tonight.line.organisation_id, roles=frozenset({Role.COORDINATOR}))
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        access.revoke(actor, tonight.bo.who.ref, organisation_id=tonight.line.organisation_id, now=tonight.now)
    assert living_duties(tonight.bo.who.id) == set()
    assert login(tonight.bo.session, now=tonight.now) is None


def test_the_end_of_a_log_in_ends_its_duty_only(  # WS10, SA14
    tonight: Tonight, django_capture_on_commit_callbacks: object
) -> None:
    facts = login(tonight.bo.session, now=tonight.now)
    other = login(cast.log_in(tonight.bo.who), now=tonight.now)
    assert facts is not None
    assert other is not None
    for ref, ended in ((other.ref, False), (facts.ref, True)):
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            assert end_own(tonight.bo.who.id, ref, now=tonight.now)
        assert (living_duties(tonight.bo.who.id) == set()) is ended


def test_a_duty_that_ends_leaves_the_room_to_whoever_stays(tonight: Tonight) -> None:
    rut: AtDesk = tonight.comes("Rut")
    room = Backroom.objects.get().ref
    duty.go_off(tonight.bo.duty, now=tonight.now)
    assert Backroom.objects.get().ref == room
    duty.go_off(rut.duty, now=tonight.now)
    assert not Backroom.objects.exists()
