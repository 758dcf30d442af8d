"""Taking someone: never two on one, the second gets the next, and five seconds to give back."""

import threading
from collections import Counter
from uuid import UUID

import pytest
from django.db import connections

from frirum.actions import conversation, queue
from frirum.actions.queue import BrowserSleeps, CannotTakeMore, NobodyAwake, QueueIsEmpty, TakenAlready, TooLateToUndo
from frirum.actions.say import Said, say
from frirum.queries.talk import log_after
from frirum.records.models import Conversation, Member
from frirum.records.writer import WRITER
from frirum.rules.access import NotAllowed
from frirum.rules.conversation import State
from frirum.rules.duty import NoNewPeople
from tests import cast
from tests.actions.conftest import Tonight, at_eight
from tests.cast import Clock, Visitor

pytestmark = pytest.mark.django_db(databases=["default", "live"])


def test_bo_takes_the_one_who_waits_longest(tonight: Tonight) -> None:
    first = tonight.visitor()
    tonight.clock.forward(seconds=10)
    tonight.visitor()
    assert queue.take(tonight.bo.duty, None, now=tonight.now) == first.ref
    assert first.row.state == State.OPEN
    assert [one.alias for one in log_after(first.id, 0) if one.kind == "came"] == ["Bo"]


def test_bo_takes_the_one_he_names(tonight: Tonight) -> None:
    tonight.visitor()
    second = tonight.visitor()
    assert queue.take(tonight.bo.duty, second.ref, now=tonight.now) == second.ref


def test_nobody_waits(tonight: Tonight) -> None:
    with pytest.raises(QueueIsEmpty):
        queue.take(tonight.bo.duty, None, now=tonight.now)


def test_who_is_away_is_passed_over_and_keeps_her_place(tonight: Tonight) -> None:  # AB7
    away = tonight.visitor()
    tonight.clock.forward(seconds=61)
    here = tonight.visitor()
    assert queue.take(tonight.bo.duty, None, now=tonight.now) == here.ref
    with pytest.raises(NobodyAwake):
        queue.take(tonight.bo.duty, None, now=tonight.now)
    conversation.hear({away.id: tonight.now}, {})
    assert queue.take(tonight.bo.duty, None, now=tonight.now) == away.ref


def test_nobody_takes_her_while_her_browser_sleeps(tonight: Tonight) -> None:
    vega = Visitor(tonight.line)
    cast.begin(vega, now=tonight.now)  # and grants nothing
    with pytest.raises(BrowserSleeps):
        queue.take(tonight.bo.duty, vega.ref, now=tonight.now)
    with pytest.raises(NobodyAwake):
        queue.take(tonight.bo.duty, None, now=tonight.now)
    assert cast.share_key(vega, tonight.bo) == 1
    assert queue.take(tonight.bo.duty, vega.ref, now=tonight.now) == vega.ref


def test_a_colleague_was_faster(tonight: Tonight) -> None:  # AZ10
    rut, vega = tonight.comes("Rut"), tonight.visitor()
    queue.take(tonight.bo.duty, vega.ref, now=tonight.now)
    with pytest.raises(TakenAlready):
        queue.take(rut.duty, vega.ref, now=tonight.now)


def test_eva_takes_nobody_from_another_line(tonight: Tonight) -> None:  # AZ3
    vega, eva = tonight.visitor(), cast.on_duty(cast.eva(now=tonight.now), now=tonight.now)
    with pytest.raises(TakenAlready):
        queue.take(eva.duty, vega.ref, now=tonight.now)
    with pytest.raises(QueueIsEmpty):
        queue.take(eva.duty, None, now=tonight.now)


def test_bo_takes_no_fourth(tonight: Tonight) -> None:
    for _ in range(4):
        tonight.visitor()
    for _ in range(3):
        queue.take(tonight.bo.duty, None, now=tonight.now)
    with pytest.raises(CannotTakeMore) as no:
        queue.take(tonight.bo.duty, None, now=tonight.now)
    assert no.value.why is NoNewPeople.AT_LIMIT


def test_the_back_up_takes_nobody_before_she_steps_in(tonight: Tonight) -> None:  # ST4
    cleo = tonight.comes("Cleo", seat="back_up")
    tonight.visitor()
    with pytest.raises(CannotTakeMore) as no:
        queue.take(cleo.duty, None, now=tonight.now)
    assert no.value.why is NoNewPeople.SEAT_NOT_OPENED


def test_nobody_takes_outside_the_desks_hours(tonight: Tonight) -> None:  # SA10
    vega = tonight.visitor()
    tonight.clock.forward(hours=5)
    conversation.hear({vega.id: tonight.now}, {tonight.bo.duty: tonight.now})
    with pytest.raises(NotAllowed):
        queue.take(tonight.bo.duty, vega.ref, now=tonight.now)


def test_a_take_is_undone_within_five_seconds(tonight: Tonight) -> None:
    vega = tonight.visitor()
    queue.take(tonight.bo.duty, vega.ref, now=tonight.now)
    tonight.clock.forward(seconds=4)
    queue.undo_take(tonight.bo.duty, vega.ref, now=tonight.now)
    assert vega.row.state == State.WAITING
    assert not Member.objects.filter(left_at=None).exists()
    rut = tonight.comes("Rut")
    queue.take(rut.duty, vega.ref, now=tonight.now)
    queue.undo_take(rut.duty, vega.ref, now=tonight.now)  # what was before stands in nobody's way


def test_a_take_is_not_undone_later_nor_after_a_word(tonight: Tonight) -> None:
    vega, second = tonight.visitor(), tonight.visitor()
    queue.take(tonight.bo.duty, vega.ref, now=tonight.now)
    queue.take(tonight.bo.duty, second.ref, now=tonight.now)
    client = cast.new_id()
    word = Said(second.id, tonight.bo.duty, UUID(client).bytes, 1, second.seal("hej", client), "Bo")
    WRITER.do(lambda: say([word], now=tonight.now)).result()
    with pytest.raises(TooLateToUndo):
        queue.undo_take(tonight.bo.duty, second.ref, now=tonight.now)
    tonight.clock.forward(seconds=5)
    with pytest.raises(TooLateToUndo):
        queue.undo_take(tonight.bo.duty, vega.ref, now=tonight.now)
    assert vega.row.state == second.row.state == State.OPEN


def test_only_who_took_her_gives_her_back(tonight: Tonight) -> None:
    rut, vega = tonight.comes("Rut"), tonight.visitor()
    queue.take(tonight.bo.duty, vega.ref, now=tonight.now)
    with pytest.raises(NotAllowed):
        queue.undo_take(rut.duty, vega.ref, now=tonight.now)


@pytest.mark.django_db(databases=["default", "live"], transaction=True)
@pytest.mark.parametrize("waiting", [1, 19])
def test_a_race_of_100_never_puts_two_on_one_and_the_second_gets_the_next(  # AZ10
    clock: Clock, waiting: int
) -> None:
    tonight = at_eight(clock)
    people = [cast.person(f"Bo{n}", tonight.line, now=tonight.now) for n in range(100)]
    desks = [cast.on_duty(one, session=tonight.bo.session, now=tonight.now) for one in people]
    for _ in range(waiting):
        vega = Visitor(tonight.line)
        cast.begin(vega, now=tonight.now)
        cast.share_key(vega, tonight.bo)
    taken = raced([desk.duty for desk in desks], tonight)
    given = Counter(ref for ref in taken if ref)
    assert len(given) == waiting  # nobody stayed behind while somebody was free
    assert set(given.values()) == {1}
    assert Member.objects.filter(left_at=None, part="holds").count() == waiting
    assert Conversation.objects.filter(state=State.OPEN).count() == waiting


def raced(duties: list[int], tonight: Tonight) -> list[str]:
    """Let all of them take the next one in the same moment; gives what each got."""
    start, taken, now = threading.Barrier(len(duties)), [""] * len(duties), tonight.now

    def take(place: int, duty: int) -> None:
        start.wait(30)
        try:
            taken[place] = queue.take(duty, None, now=now)
        except QueueIsEmpty:
            pass
        finally:
            connections.close_all()

    WRITER.start()
    try:
        racing = [threading.Thread(target=take, args=one) for one in enumerate(duties)]
        for thread in racing:
            thread.start()
        for thread in racing:
            thread.join(60)
    finally:
        WRITER.stop()
    return taken
