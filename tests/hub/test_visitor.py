"""What her line gives her: her own talk, from wherever she comes back, and nothing else (WS9, WS11)."""

import pytest

from frirum.hub.line import Close
from tests.cast import new_id
from tests.hub.conftest import Tonight

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def test_she_is_told_what_she_may_know_and_no_more(tonight: Tonight) -> None:  # AN3
    first, second = tonight.vega(), tonight.vega()
    talk = second.hears("talk", place=2)
    assert set(talk) <= {
        "t", "c", "state", "seg", "plain", "place", "wait", "readers", "helper", "closes", "ended", "paused", "late",
    }  # fmt: skip
    assert talk["closes"] == "2026-03-04T22:00:00Z"
    assert first.vega.ref not in str(second.frames)
    first.deed("exit")
    second.hears("talk", place=1)  # her place is free at once (AB7)


def test_naming_another_talk_closes_her_line(tonight: Tonight) -> None:  # WS9
    vega, other = tonight.vega(), tonight.vega()
    client = new_id()
    vega.send({"t": "say", "c": other.vega.ref, "id": client, "seg": 1, "e": "x"})
    assert vega.closes() == Close.NOT_UNDERSTOOD


def test_a_hello_that_names_anothers_talk_gives_her_own(tonight: Tonight) -> None:  # WS9
    vega, other = tonight.vega(), tonight.vega()
    other.says("hemligt")
    vega.logs["elsewhere"] = vega.log("")
    vega.close()
    vega.hello = lambda: {"t": "hello", "v": 1, "after": {other.vega.ref: 0}}  # type: ignore[method-assign]
    vega.open()
    vega.hears("talk", c=vega.vega.ref)
    vega.send({"t": "after", "c": other.vega.ref, "seq": 0})
    vega.hears_nothing("said")


def test_she_comes_back_and_hears_what_she_missed_once(tonight: Tonight) -> None:  # WS11
    vega, bo = tonight.talk()
    vega.says("ett")
    vega.cut()
    for word in ("två", "tre"):
        bo.says(vega.vega.ref, word)
    vega.open()
    vega.until(lambda: vega.texts() == ["ett", "två", "tre"])
    assert vega.log("").repeats == 0


def test_two_tabs_of_hers_hear_each_other(tonight: Tonight) -> None:
    vega, bo = tonight.talk()
    tab = tonight.house.vega(vega.vega, begin=False)
    vega.says("från den ena")
    tab.says("från den andra")
    bo.says(vega.vega.ref, "hej")
    for one in (vega, tab):
        one.until(lambda one=one: one.texts() == ["från den ena", "från den andra", "hej"])  # type: ignore[misc]


def test_a_new_segment_and_the_first_key_again_opens_nothing_of_it(tonight: Tonight) -> None:
    vega, bo = tonight.talk()
    ref = vega.vega.ref
    vega.says("före")
    old = vega.vega.key
    vega.vega.segment, vega.vega.key = 2, b"n" * 32
    from frirum.rules.envelope import to_text

    answer = vega.deed("segment", {"after": 1, "kc": to_text(vega.vega.kc)})
    assert answer.status_code == 200
    for key in answer.json()["keys"]:
        vega.grant(key["key"], key["pub"])
    vega.hears("line", kind="segment", seg=2)
    client = new_id()
    vega.send({"t": "say", "id": client, "seg": 1, "e": to_text(vega.vega.seal("x", client))})
    vega.hears("no", id=client, why="old_segment")
    vega.says("efter")
    bo.until(lambda: bo.texts(ref) == ["före", "efter"])
    assert bo.keys[ref, 1] == old != bo.keys[ref, 2]
    assert vega.deed("segment", {"after": 1, "kc": to_text(vega.vega.kc)}).status_code == 409


def test_bo_learns_how_far_his_words_came_and_vega_nothing(tonight: Tonight) -> None:  # UX desk 6
    vega, bo = tonight.talk()
    ref = vega.vega.ref
    bo.says(ref, "hej")
    last = bo.log(ref).last
    vega.until(lambda: vega.log("").last == last)
    vega.shows(0)  # her page has it, behind another tab
    bo.hears("reached", c=ref, delivered=last, seen=0)
    vega.shows(last)
    bo.hears("reached", c=ref, delivered=last, seen=last)
    again = tonight.house.desk(tonight.bo)
    talk = again.hears("desk")["talks"][0]
    assert (talk["delivered"], talk["seen"]) == (last, last)
    assert not vega.heard("reached")


def test_her_page_cannot_claim_what_never_went_out(tonight: Tonight) -> None:
    vega, bo = tonight.talk()
    last = vega.log("").last
    vega.send({"t": "pulse", "seq": 2**62, "seen": 2**62})
    told = bo.hears("reached", c=vega.vega.ref, seen=last)
    assert told["delivered"] == last
    vega.send({"t": "pulse", "seq": -5, "seen": -5})
    bo.hears_nothing("reached")
