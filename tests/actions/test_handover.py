"""Asking a colleague in, and handing a talk over (ST4, UX desk 8, 12)."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from frirum.actions import duty, handover, queue
from frirum.records.models import Asking
from frirum.records.writer import WRITER
from frirum.rules.access import NotAllowed
from frirum.rules.handover import Wish
from tests.shift import later, on_duty, open_line, talking, visits

pytestmark = pytest.mark.django_db(databases=["default", "live"])


@pytest.fixture
def shift(clock):
    where = open_line()
    return where, on_duty(where, "Bo"), on_duty(where, "Cleo", seat="back_up"), on_duty(where, "Kim")


def test_cleo_is_asked_says_yes_and_reads_along_visibly(shift):
    where, bo, cleo, _ = shift
    vega = talking(where, bo)
    asking = handover.ask(bo.pk, vega.ref, to=cleo.ref, wish=Wish.BESIDE, now=later(1))
    assert vega.who() == {"Bo": "holds"}, "asked is not yet let in"
    assert handover.answer(cleo.pk, asking, yes=True, now=later(2)) == vega.ref
    assert vega.who() == {"Bo": "holds", "Cleo": "beside"}
    assert vega.lines()[-1] == ("can_read", "Cleo"), "nobody is let in silently"
    assert vega.seqs() == list(range(1, len(vega.seqs()) + 1))


def test_cleo_says_no_and_nothing_shows_in_the_talk(shift):
    where, bo, cleo, _ = shift
    vega = talking(where, bo)
    before = vega.lines()
    asking = handover.ask(bo.pk, vega.ref, to=cleo.ref, wish=Wish.BESIDE, now=later(1))
    handover.answer(cleo.pk, asking, yes=False, now=later(2))
    assert vega.lines() == before
    with pytest.raises(handover.NothingAsked):
        handover.answer(cleo.pk, asking, yes=True, now=later(3))


def test_a_hand_over_gives_the_talk_and_takes_it_from_the_one_who_had_it(shift):
    where, bo, _, kim = shift
    vega = talking(where, bo)
    epoch = vega.row.epoch
    asking = handover.ask(bo.pk, vega.ref, to=kim.ref, wish=Wish.TAKEOVER, now=later(1))
    handover.answer(kim.pk, asking, yes=True, now=later(2))
    assert vega.who() == {"Kim": "holds"}
    assert vega.lines()[-1] == ("handed_over", "Kim")
    assert vega.row.epoch > epoch, "the next message is judged anew"  # AZ8
    with pytest.raises(NotAllowed):  # AZ2: Bo has it no more
        handover.ask(bo.pk, vega.ref, to=kim.ref, wish=Wish.BESIDE, now=later(3))


def test_who_reads_along_can_be_given_the_talk(shift):
    where, bo, cleo, _ = shift
    vega = talking(where, bo)
    beside = handover.ask(bo.pk, vega.ref, to=cleo.ref, wish=Wish.BESIDE, now=later(1))
    handover.answer(cleo.pk, beside, yes=True, now=later(1))
    over = handover.ask(bo.pk, vega.ref, to=cleo.ref, wish=Wish.TAKEOVER, now=later(2))
    handover.answer(cleo.pk, over, yes=True, now=later(2))
    assert vega.who() == {"Cleo": "holds"}


def test_only_the_one_who_holds_may_ask(shift):
    where, bo, cleo, kim = shift
    vega = talking(where, bo)
    with pytest.raises(NotAllowed):
        handover.ask(kim.pk, vega.ref, to=cleo.ref, wish=Wish.BESIDE, now=later(1))
    with pytest.raises(NotAllowed):  # AZ3: the same as a talk that is not there
        handover.ask(bo.pk, "A" * 22, to=cleo.ref, wish=Wish.BESIDE, now=later(1))


def test_eva_of_another_organisation_can_neither_ask_nor_be_asked(shift):
    where, bo, cleo, _ = shift
    eva = on_duty(open_line("annan", "En annan jour"), "Eva")
    vega = talking(where, bo)
    with pytest.raises(NotAllowed):  # T13
        handover.ask(eva.pk, vega.ref, to=cleo.ref, wish=Wish.BESIDE, now=later(1))
    with pytest.raises(handover.CannotBeAsked):
        handover.ask(bo.pk, vega.ref, to=eva.ref, wish=Wish.BESIDE, now=later(1))


def test_kim_is_asked_once_and_not_on_her_break_and_not_above_her_limit(shift):
    where, bo, _, kim = shift
    vega = talking(where, bo)
    handover.ask(bo.pk, vega.ref, to=kim.ref, wish=Wish.BESIDE, now=later(1))
    with pytest.raises(handover.AskedAlready):
        handover.ask(bo.pk, vega.ref, to=kim.ref, wish=Wish.TAKEOVER, now=later(1))
    other = talking(where, bo)
    duty.change(kim.pk, "break", now=later(1))
    with pytest.raises(handover.CannotBeAsked):
        handover.ask(bo.pk, other.ref, to=kim.ref, wish=Wish.TAKEOVER, now=later(1))
    duty.change(kim.pk, "on", now=later(2))
    talking(where, kim), talking(where, kim)
    with pytest.raises(handover.CannotBeAsked):
        handover.ask(bo.pk, other.ref, to=kim.ref, wish=Wish.TAKEOVER, now=later(2))


def test_a_limit_reached_meanwhile_is_seen_when_she_answers(shift):
    where, bo, _, kim = shift
    vega = talking(where, bo)
    asking = handover.ask(bo.pk, vega.ref, to=kim.ref, wish=Wish.TAKEOVER, now=later(1))
    talking(where, kim), talking(where, kim)
    with pytest.raises(queue.CannotTakeMore):
        handover.answer(kim.pk, asking, yes=True, now=later(2))
    assert vega.who() == {"Bo": "holds"}, "nothing was changed"
    assert Asking.objects.get(ref=asking).state == "asked"


def test_bo_takes_his_question_back_and_nobody_else_can(shift):
    where, bo, cleo, kim = shift
    vega = talking(where, bo)
    asking = handover.ask(bo.pk, vega.ref, to=cleo.ref, wish=Wish.BESIDE, now=later(1))
    with pytest.raises(handover.NothingAsked):
        handover.unask(kim.pk, asking, now=later(1))
    with pytest.raises(handover.NothingAsked):
        handover.answer(kim.pk, asking, yes=True, now=later(1))
    handover.unask(bo.pk, asking, now=later(1))
    with pytest.raises(handover.NothingAsked):
        handover.answer(cleo.pk, asking, yes=True, now=later(2))


def test_cleo_stops_reading_and_a_line_says_so(shift):
    where, bo, cleo, kim = shift
    vega = talking(where, bo)
    asking = handover.ask(bo.pk, vega.ref, to=cleo.ref, wish=Wish.BESIDE, now=later(1))
    handover.answer(cleo.pk, asking, yes=True, now=later(1))
    handover.leave(cleo.pk, vega.ref, now=later(2))
    assert vega.who() == {"Bo": "holds"}
    assert vega.lines()[-1] == ("stopped_reading", "Cleo")
    for who in (cleo, kim, bo):
        with pytest.raises(NotAllowed):
            handover.leave(who.pk, vega.ref, now=later(3))


def test_nobody_is_asked_about_someone_who_only_waits(shift):
    where, bo, cleo, _ = shift
    vega = visits(where)
    with pytest.raises(NotAllowed):
        handover.ask(bo.pk, vega.ref, to=cleo.ref, wish=Wish.BESIDE, now=later(1))


@pytest.mark.django_db(databases=["default", "live"], transaction=True)
def test_of_two_who_say_yes_at_once_one_has_the_talk_and_the_other_is_told(shift):
    where, bo, cleo, kim = shift
    vega = talking(where, bo)
    asked = {who.pk: handover.ask(bo.pk, vega.ref, to=who.ref, wish=Wish.TAKEOVER, now=later(1)) for who in (cleo, kim)}

    def says_yes(duty_id):
        try:
            return handover.answer.soon(duty_id, asked[duty_id], yes=True, now=later(2)).result()
        except handover.NothingAsked:
            return None

    WRITER.start()
    try:
        with ThreadPoolExecutor(2) as both:
            answers = list(both.map(says_yes, asked))
    finally:
        WRITER.stop()
    assert sorted(answers, key=str) == sorted([vega.ref, None], key=str)
    assert list(vega.who().values()) == ["holds"]
    assert [kind for kind, _ in vega.lines()].count("handed_over") == 1
