"""A disturber is kept out for this opening period, when a colleague agrees (AB3)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from frirum.actions import block, conversation
from frirum.records.models import Block
from frirum.records.writer import WRITER
from frirum.rules.access import Actor, NotAllowed, Role
from tests.shift import CLOSES, Visit, later, on_duty, open_line, talking, visits

pytestmark = pytest.mark.django_db(databases=["default", "live"])


@pytest.fixture
def shift(clock):
    where = open_line()
    return where, on_duty(where, "Bo"), on_duty(where, "Cleo", seat="back_up")


def begins_again(where, visit: Visit, *, now):
    """The same cookie begins anew."""
    return conversation.begin(
        where,
        ref="B" * 22,
        token_hash=visit.token_hash,
        language="sv",
        label="",
        feeling=None,
        kc=bytes(32),
        wrapped=None,
        share=bytes(32),
        now=now,
    )


def test_bo_asks_cleo_agrees_and_the_visit_is_kept_out_until_closing(shift):
    where, bo, cleo = shift
    troll = talking(where, bo)
    asked = block.ask(bo.pk, troll.ref, closes_at=CLOSES, now=later(1))
    assert troll.row.state == "open", "nobody blocks alone"
    block.answer(cleo.pk, asked, yes=True, now=later(2))
    assert (troll.row.state, troll.row.end_reason) == ("ended", "blocked")
    assert Block.objects.get(ref=asked).agreed_by == "Cleo"
    with pytest.raises(conversation.VisitIsBlocked):
        begins_again(where, troll, now=later(3))
    assert begins_again(where, troll, now=CLOSES).ref == "B" * 22, "it ends by itself"  # AB3


def test_another_visitor_is_not_blocked(shift):
    where, bo, cleo = shift
    troll = talking(where, bo)
    block.answer(cleo.pk, block.ask(bo.pk, troll.ref, closes_at=CLOSES, now=later(1)), yes=True, now=later(1))
    assert visits(where, now=later(2)).row.state == "waiting"


def test_bo_cannot_agree_with_himself(shift):
    where, bo, _ = shift
    troll = talking(where, bo)
    asked = block.ask(bo.pk, troll.ref, closes_at=CLOSES, now=later(1))
    with pytest.raises(NotAllowed):
        block.answer(bo.pk, asked, yes=True, now=later(2))
    assert troll.row.state == "open"


def test_cleo_declines_and_the_talk_goes_on(shift):
    where, bo, cleo = shift
    vega = talking(where, bo)
    asked = block.ask(bo.pk, vega.ref, closes_at=CLOSES, now=later(1))
    block.answer(cleo.pk, asked, yes=False, now=later(2))
    assert vega.row.state == "open"
    with pytest.raises(block.NoSuchBlock):
        block.answer(cleo.pk, asked, yes=True, now=later(3))


def test_only_who_holds_the_talk_asks_and_only_once(shift):
    where, bo, cleo = shift
    vega = talking(where, bo)
    with pytest.raises(NotAllowed):
        block.ask(cleo.pk, vega.ref, closes_at=CLOSES, now=later(1))
    block.ask(bo.pk, vega.ref, closes_at=CLOSES, now=later(1))
    with pytest.raises(block.BlockAskedAlready):
        block.ask(bo.pk, vega.ref, closes_at=CLOSES, now=later(2))


def test_an_agreed_block_is_undone_and_she_may_come_again(shift):
    where, bo, cleo = shift
    vega = talking(where, bo)
    asked = block.ask(bo.pk, vega.ref, closes_at=CLOSES, now=later(1))
    block.answer(cleo.pk, asked, yes=True, now=later(1))
    block.undo(cleo.pk, asked, now=later(2))
    assert begins_again(where, vega, now=later(3)).ref == "B" * 22
    with pytest.raises(block.NoSuchBlock):
        block.undo(bo.pk, asked, now=later(4))


def test_eva_elsewhere_neither_answers_nor_undoes(shift):
    where, bo, _ = shift
    vega = talking(where, bo)
    asked = block.ask(bo.pk, vega.ref, closes_at=CLOSES, now=later(1))
    eva = on_duty(open_line("annan", "En annan jour"), "Eva")
    with pytest.raises(NotAllowed):  # T13
        block.answer(eva.pk, asked, yes=True, now=later(2))
    with pytest.raises(NotAllowed):
        block.undo(eva.pk, asked, now=later(2))


def test_alone_on_duty_the_talk_stands_still_until_dag_settles_it(clock):
    where = open_line()
    bo = on_duty(where, "Bo")
    vega = talking(where, bo)
    asked = block.ask(bo.pk, vega.ref, closes_at=CLOSES, now=later(1))
    assert vega.row.paused
    dag = Actor(account=7, organisation=where.organisation_id, roles=frozenset({Role.COORDINATOR}))
    eva = Actor(account=9, organisation=where.organisation_id + 1, roles=frozenset({Role.COORDINATOR}))
    with pytest.raises(NotAllowed):
        block.settle(eva, asked, alias="Eva", yes=True, now=later(2))
    block.settle(dag, asked, alias="Dag", yes=False, now=later(2))
    assert (vega.row.paused, vega.row.state) == (False, "open")


def test_a_question_nobody_answers_lapses_and_may_be_asked_anew(clock):
    where = open_line()
    bo = on_duty(where, "Bo")
    vega = talking(where, bo)
    block.ask(bo.pk, vega.ref, closes_at=CLOSES, now=later(1))
    assert block.lapse(now=later(15.9)) == 0
    assert block.lapse(now=later(16)) == 1
    assert not vega.row.paused
    assert block.ask(bo.pk, vega.ref, closes_at=CLOSES, now=later(17))


def test_who_has_left_in_a_hurry_cannot_be_blocked(shift):
    where, bo, _ = shift
    vega = talking(where, bo)
    conversation.leave_in_a_hurry(vega.token_hash, now=later(1))
    with pytest.raises(block.NothingToBlock):
        block.ask(bo.pk, vega.ref, closes_at=CLOSES, now=later(2))


def test_a_block_lasts_a_day_at_most_where_the_door_never_closes(shift):
    where, bo, _ = shift
    vega = talking(where, bo)
    asked = block.ask(bo.pk, vega.ref, closes_at=None, now=later(0))
    assert Block.objects.get(ref=asked).until == later(0) + timedelta(hours=24)


@pytest.mark.django_db(databases=["default", "live"], transaction=True)
def test_agreed_and_undone_at_the_same_moment_is_one_of_them(shift):
    where, bo, cleo = shift
    vega = talking(where, bo)
    asked = block.ask(bo.pk, vega.ref, closes_at=CLOSES, now=later(1))
    WRITER.start()
    try:
        with ThreadPoolExecutor(2) as both:
            agreed = both.submit(lambda: block.answer.soon(cleo.pk, asked, yes=True, now=later(2)).exception())
            undone = both.submit(lambda: block.undo.soon(bo.pk, asked, now=later(2)).exception())
            refused = [agreed.result(), undone.result()]
    finally:
        WRITER.stop()
    row = Block.objects.get(ref=asked)
    assert row.state == "undone"
    assert refused[1] is None
    assert (vega.row.state == "ended") is (refused[0] is None)
