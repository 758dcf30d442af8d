"""Lines that fail in every way lines fail: nothing is lost or doubled, and both sides see what is true (WS11)."""

import random
import time

import pytest

from frirum.hub import desk, pulse, visitor
from frirum.hub.line import Close
from frirum.rules.pace import Pace
from tests.hub.conftest import Tonight
from tests.hub.loopback import loopback
from tests.line import VegasTab

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for room in (visitor, desk):
        name = "VISITOR_PACE" if room is visitor else "VOLUNTEER_PACE"
        monkeypatch.setattr(room, name, Pace(burst=100_000, per_minute=100_000))


@pytest.mark.usefixtures("_quick")
def test_chaos_loses_nothing_doubles_nothing_and_keeps_the_order(tonight: Tonight) -> None:  # WS11
    dice = random.Random(7)
    vega, bo = tonight.talk()
    ref = vega.vega.ref
    for n in range(150):
        who = dice.choice(["vega", "bo"])
        ident = vega.say(f"v{n}") if who == "vega" else bo.say(ref, f"b{n}")
        tab = vega if who == "vega" else bo
        if dice.random() < 0.2 and ident in tab.pending:
            tab.send(tab.pending[ident])  # twice
        if dice.random() < 0.08:
            tab.cut()
            tab.open()  # sends again what was not acknowledged
    for tab in (vega, bo):
        tab.all_acknowledged(within=30)
    vega.until(lambda: len(vega.texts()) == 150, within=30)
    bo.until(lambda: bo.texts(ref) == vega.texts(), within=30)
    assert [one for one in vega.texts() if one[0] == "v"] == [vega.own[ident] for ident in vega.own]
    assert [one for one in vega.texts() if one[0] == "b"] == [bo.own[ident] for ident in bo.own]
    assert [one["seq"] for one in vega.log("").entries] == list(range(1, len(vega.log("").entries) + 1))


def test_what_she_says_arrives_but_she_hears_nothing(tonight: Tonight) -> None:
    vega, bo = tonight.talk()
    with loopback(vega.address) as between:
        vega.close()
        vega.open(through=between.address)
        vega.says("hörs jag")
        between.down = False
        lost = vega.say("och nu")
        bo.until(lambda: bo.texts(vega.vega.ref) == ["hörs jag", "och nu"])
        bo.says(vega.vega.ref, "ja")
        assert lost in vega.pending  # she cannot know
        vega.cut()
    vega.open()
    vega.until(lambda: vega.texts() == ["hörs jag", "och nu", "ja"])
    vega.all_acknowledged()
    assert bo.texts(vega.vega.ref) == ["hörs jag", "och nu", "ja"]


def test_she_hears_but_nothing_of_hers_arrives(tonight: Tonight) -> None:
    vega, bo = tonight.talk()
    with loopback(vega.address) as between:
        vega.close()
        vega.open(through=between.address)
        vega.says("ett")
        between.up = False
        kept = vega.say("hör du mig")
        bo.says(vega.vega.ref, "är du där")
        vega.until(lambda: vega.texts() == ["ett", "är du där"])
        assert kept in vega.pending
        vega.cut()
    vega.open()
    vega.all_acknowledged()
    bo.until(lambda: bo.texts(vega.vega.ref) == ["ett", "är du där", "hör du mig"])


def test_a_sleeping_laptop_is_let_go_and_comes_back(tonight: Tonight, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pulse, "SILENT_S", 1.5)
    monkeypatch.setattr(pulse, "BEAT_S", 1)
    vega, bo = tonight.talk()
    vega.says("ett")
    bo.until(lambda: bo.texts(vega.vega.ref) == ["ett"])
    bo.awake = False  # its socket stands, and answers the network's own pings; the page does not (V)
    vega.says("två")
    assert bo.closes() == Close.TOO_SLOW
    assert vega.closed is None  # she who answers stays
    bo.awake = True
    bo.logs[vega.vega.ref].last = 2
    bo.open()
    bo.until(lambda: bo.texts(vega.vega.ref) == ["ett", "två"])


def test_duplicate_frames_are_one_message(tonight: Tonight) -> None:  # WS11
    vega, bo = tonight.talk()
    sent = vega.say("en gång")
    frame = {"t": "say", "id": sent, "seg": 1, "e": vega.pending.get(sent, {}).get("e", "")}
    vega.all_acknowledged()
    if frame["e"]:
        for _ in range(3):
            vega.send(frame)
        vega.until(lambda: len(vega.heard("ack", id=sent)) == 4)
        assert {one["seq"] for one in vega.heard("ack", id=sent)} == {vega.log("").last}
    bo.until(lambda: bo.texts(vega.vega.ref) == ["en gång"])
    bo.hears_nothing("said", for_s=0.2)


def test_a_push_that_never_came_is_seen_as_a_gap(tonight: Tonight) -> None:
    vega, bo = tonight.talk()
    bo.says(vega.vega.ref, "ett")
    vega.until(lambda: vega.texts() == ["ett"])
    vega.awake = False  # two pushes fall on the floor
    bo.says(vega.vega.ref, "två")
    vega.until(lambda: len(vega.heard("said")) == 2)
    vega.awake = True
    bo.says(vega.vega.ref, "tre")  # 4 after 2: she asks
    vega.until(lambda: vega.texts() == ["ett", "två", "tre"])


def test_the_heartbeat_tells_what_is_missing(tonight: Tonight, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pulse, "BEAT_S", 1)
    vega, bo = tonight.talk()
    vega.awake = False
    bo.says(vega.vega.ref, "ett")
    vega.until(lambda: vega.heard("said"))
    vega.awake = True
    vega.until(lambda: vega.texts() == ["ett"])  # nothing more is said; the pulse names the last number
    assert vega.heard("pulse")


def test_a_hundred_lines_come_back_at_once(tonight: Tonight) -> None:
    vega, _ = tonight.talk()
    vega.says("hej")
    for _ in range(100):
        tab = VegasTab(vega.address, vega.vega)
        tab.open()
        tab.cut()
    time.sleep(0.2)
    vega.open()
    vega.until(lambda: vega.texts() == ["hej"])
    vega.says("kvar")
