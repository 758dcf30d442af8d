"""Handing keys on: a newcomer is granted by a colleague, else by her browser; a swapped grant is refused."""

from time import monotonic

import pytest

from frirum.actions import duty, grant
from frirum.hub import courier
from frirum.rules.envelope import to_text
from tests import cast
from tests.cast import Visitor
from tests.hub.conftest import Tonight

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courier, "PATIENCE_S", 0.5)  # three seconds outside of tests


def test_a_newcomer_gets_it_from_a_colleague_and_her_browser_is_not_asked(
    tonight: Tonight, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courier, "PATIENCE_S", 1000.0)  # nobody is asked twice, however slow the machine
    vega, bo = tonight.vega(), tonight.house.desk(tonight.bo)
    bo.until(lambda: (vega.vega.ref, 1) in bo.keys)
    rut = tonight.house.desk(tonight.comes("Rut"))
    rut.until(lambda: (vega.vega.ref, 1) in rut.keys)
    assert rut.opened_by[vega.vega.ref, 1] == tonight.bo.ref
    assert vega.heard("want", key=rut.me.key.id) == []
    # The courier gets his own grants and is asked; he is never given messages for it.
    assert bo.heard("want", c=vega.vega.ref, key=rut.me.key.id)


def test_when_the_colleague_does_not_answer_her_browser_is_asked(tonight: Tonight) -> None:
    vega, bo = tonight.vega(), tonight.house.desk(tonight.bo)
    bo.until(lambda: (vega.vega.ref, 1) in bo.keys)
    bo.hands_on = False
    rut = tonight.house.desk(tonight.comes("Rut"))
    rut.until(lambda: (vega.vega.ref, 1) in rut.keys)
    assert rut.opened_by[vega.vega.ref, 1] == "visitor"
    assert bo.heard("want", key=rut.me.key.id)  # he was asked first


def test_her_browser_asleep_when_a_colleague_comes_on_duty(tonight: Tonight) -> None:
    vega = tonight.vega()
    vega.says("hej")
    vega.cut()
    duty.go_off(tonight.bo.duty, now=tonight.now)  # nobody who could hand it on is left
    rut = tonight.house.desk(tonight.comes("Rut"))
    [row] = rut.until(lambda: rut.last("desk")["queue"])
    assert row["readable"] is False
    no = rut.deed("take", {"c": vega.vega.ref})
    assert (no.status_code, no.json()["no"]) == (409, "asleep")
    assert rut.deed("take", {}).json()["no"] == "nobody_awake"
    vega.open()  # she wakes
    rut.until(lambda: rut.texts(vega.vega.ref) == ["hej"])
    assert rut.deed("take", {}).json() == {"c": vega.vega.ref}


def test_nobody_on_duty_while_she_writes_her_first_words(tonight: Tonight) -> None:
    duty.go_off(tonight.bo.duty, now=tonight.now)
    vega = tonight.vega()
    vega.says("är någon där")
    vega.says("hallå")
    rut = tonight.house.desk(tonight.comes("Rut"))
    rut.until(lambda: rut.texts(vega.vega.ref) == ["är någon där", "hallå"])


def test_a_duty_key_lost_in_the_middle_of_a_talk(tonight: Tonight) -> None:
    vega, bo = tonight.talk()
    ref = vega.vega.ref
    vega.says("före")
    bo.close()
    fresh = cast.on_duty(tonight.bo.who, session=tonight.bo.session, now=tonight.now)  # a new key, the same duty
    assert fresh.duty == tonight.bo.duty
    again = tonight.house.desk(fresh)
    again.until(lambda: again.texts(ref) == ["före"])
    again.says(ref, "jag är här igen")
    vega.until(lambda: vega.texts() == ["före", "jag är här igen"])


def test_a_swapped_grant_is_refused_and_hers_is_used(tonight: Tonight) -> None:
    vega, bo = tonight.vega(), tonight.house.desk(tonight.bo)
    ref = vega.vega.ref
    bo.until(lambda: (ref, 1) in bo.keys)
    bo.hands_on = False  # else his honest grant would take the place of the swapped one
    rut_at_desk = tonight.comes("Rut")
    other = Visitor(tonight.line, ref=ref)  # somebody's K that is not Vega's
    swapped = other.grant(rut_at_desk.key.id, rut_at_desk.key.public)
    grant.keep([grant.Granted(ref, 1, rut_at_desk.key.id, tonight.bo.duty, swapped)], line_id=tonight.line.id)
    vega.grant(rut_at_desk.key.id, to_text(rut_at_desk.key.public))
    rut = tonight.house.desk(rut_at_desk)
    rut.until(lambda: (ref, 1) in rut.keys)
    assert rut.opened_by[ref, 1] == "visitor"
    assert rut.sealed_wrong == [(ref, tonight.bo.ref)]
    assert rut.keys[ref, 1] == vega.vega.key


def test_two_in_a_row_are_asked_in_turn(tonight: Tonight) -> None:
    vega, bo = tonight.vega(), tonight.house.desk(tonight.bo)
    rut = tonight.house.desk(tonight.comes("Rut"))
    for desk in (bo, rut):
        desk.until(lambda desk=desk: (vega.vega.ref, 1) in desk.keys)  # type: ignore[misc]
        desk.hands_on = False
    vega.hands_on = False
    newcomer = tonight.house.desk(tonight.comes("Moa"))
    bo.hears("want", key=newcomer.me.key.id)
    rut.hears("want", key=newcomer.me.key.id)
    vega.hears("want", key=newcomer.me.key.id)
    began, asked = monotonic(), len(bo.heard("want", key=newcomer.me.key.id))
    for _ in range(5):  # what changes on the line meanwhile asks nobody again before patience is over
        newcomer.deed("duty", {"do": "break"})
        newcomer.deed("duty", {"do": "back"})
    heard = len(bo.heard("want", key=newcomer.me.key.id))  # before the clock is read: it goes on meanwhile
    turns = 1 + (monotonic() - began) // courier.PATIENCE_S
    assert heard <= asked + turns
