"""Pace, strictness, and a bounded way out: what one line may do to the others, which is nothing."""

import base64
import json
import os
import socket
import time
from contextlib import closing

import pytest

from frirum.hub import gate, session
from frirum.hub.line import MOST_BYTES, MOST_FRAMES, Close, Line
from frirum.rules.envelope import to_text
from tests.cast import new_id
from tests.desk_line import DeskTab
from tests.hub.conftest import Tonight
from tests.line import VegasTab

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def test_too_fast_is_told_and_what_was_told_so_can_be_sent_again(tonight: Tonight) -> None:  # WS5
    vega = tonight.vega()
    sent = [vega.say(f"{n}") for n in range(12)]
    vega.until(lambda: len(vega.refused) == 2)
    assert set(vega.refused.values()) == {"slow_down"}
    assert 0 < vega.last("no")["wait"] <= 2
    assert [one for one in sent if one in vega.refused] == sent[10:]
    time.sleep(vega.last("no")["wait"] + 0.1)
    vega.send(vega.pending[sent[10]])
    vega.until(lambda: sent[10] not in vega.pending)
    assert vega.texts() == [f"{n}" for n in range(11)]


def test_who_does_not_slow_down_is_let_go(tonight: Tonight) -> None:  # WS5
    vega = tonight.vega()
    for n in range(10 + session.SLOW_DOWNS_MOST + 1):
        vega.say(f"{n}")
    assert vega.closes() == Close.TOO_MUCH
    vega.pending.clear()
    vega.open()  # and may come back: what was kept is there once
    vega.until(lambda: vega.texts()[:10] == [f"{n}" for n in range(10)])


def test_a_volunteer_may_write_faster_than_a_visitor(tonight: Tonight) -> None:  # WS5
    vega, bo = tonight.talk()
    for n in range(40):
        bo.say(vega.vega.ref, f"{n}")
    bo.all_acknowledged()
    assert bo.refused == {}
    vega.until(lambda: vega.texts() == [f"{n}" for n in range(40)])


def test_a_flood_of_anything_else_closes_too(tonight: Tonight, monkeypatch: pytest.MonkeyPatch) -> None:  # WS5
    monkeypatch.setattr(session, "FRAMES_A_BEAT", 50)
    vega = tonight.vega()
    for _ in range(60):
        vega.send({"t": "after", "seq": 0})
    assert vega.closes() == Close.TOO_MUCH


def test_many_grants_are_taken_no_faster_than_they_are_written(tonight: Tonight) -> None:  # WS6
    vega = tonight.vega()
    vega.hears("talk")
    for _ in range(session.UNSETTLED_MOST * 3):
        vega.grant(tonight.bo.key.id, to_text(tonight.bo.key.public))
    vega.says("och så detta")  # nothing got stuck


MALFORMED = [
    "",
    "{",
    "[]",
    "null",
    '"say"',
    "{}",
    '{"t":"dance"}',
    '{"t":"SAY"}',
    '{"t":"pulse","seq":"1"}',
    '{"t":"pulse","more":{}}',
    '{"t":"after","seq":"1"}',
    '{"t":"after","seq":1.5}',
    '{"t":"typing"}',
    '{"t":"typing","on":1}',
    '{"t":"say","id":"x","seg":1,"e":"x"}',
    '{"t":"say","seg":1,"e":"x"}',
    '{"t":"say","id":"00000000-0000-4000-8000-000000000000","seg":1,"e":null}',
    '{"t":"say","id":"00000000-0000-4000-8000-000000000000","seg":1,"e":"","seq":9}',
    '{"t":"say","id":"00000000-0000-4000-8000-000000000000","seg":1,"e":"","at":"2026"}',
    '{"t":"say","id":"00000000-0000-4000-8000-000000000000","seg":1,"e":"","by":"helper"}',
    '{"t":"said","seq":1}',
    '{"t":"hello","v":1}',
    '{"t":"murmur","id":"00000000-0000-4000-8000-000000000000","seg":1,"e":""}',
    '{"t":"grant","seg":1,"key":"short","e":""}',
    '{"t":"grant","seg":1,"key":"aaaaaaaaaaaaaaaaaaaaaa","e":"not a grant"}',
    '{"t":"pulse","t":"pulse","x":' + "[" * 5000 + "]" * 5000 + "}",
    "[" * 8000,
    '{"t":"say","id":"00000000-0000-4000-8000-000000000000","seg":1e400,"e":""}',
]


def test_what_is_not_of_the_protocol_closes_the_line(tonight: Tonight) -> None:  # WS8
    vega = tonight.vega()
    vega.says("först")
    for frame in MALFORMED:
        tab = VegasTab(vega.address, vega.vega)
        tab.open()
        tab.hears("talk")
        tab.send_text(frame)
        assert tab.closes() == Close.NOT_UNDERSTOOD, frame[:80]
        tab.close()
    vega.open()
    vega.until(lambda: vega.texts() == ["först"])


def test_what_is_not_sealed_is_refused_and_the_line_stands(tonight: Tonight) -> None:  # UP5
    vega = tonight.vega()
    good = to_text(vega.vega.seal("hej", new_id()))
    for words in ("hej", "", good[:-2], good + "A", good.replace("A", "+"), "B" + good[1:], good + "=="):
        client = new_id()
        vega.send({"t": "say", "id": client, "seg": 1, "e": words})
        vega.hears("no", id=client, why="not_sealed")
    vega.says("hej")


def test_huge_numbers_hurt_nobody(tonight: Tonight) -> None:  # WS8
    vega = tonight.vega()
    vega.says("hej")
    vega.send({"t": "after", "seq": 2**62})
    client = new_id()
    vega.send({"t": "say", "id": client, "seg": 2**62, "e": to_text(vega.vega.seal("x", client))})
    vega.hears("no", id=client, why="old_segment")
    vega.close()
    vega.log("").last = 2**62  # says that it has what is not there
    vega.open()
    vega.log("").last = 0
    vega.hears("talk")
    vega.log("").ask(0)
    vega.until(lambda: vega.texts() == ["hej"])


def test_typing_is_passed_on_without_content_and_not_too_often(tonight: Tonight) -> None:  # WS12
    vega, bo = tonight.talk()
    for on in (True, True, True, False, False, True, False):
        vega.send({"t": "typing", "on": on})
        bo.send({"t": "typing", "c": vega.vega.ref, "on": on})
    vega.says("klar")
    bo.until(lambda: bo.texts(vega.vega.ref) == ["klar"])
    vega.until(lambda: len(vega.heard("typing")) == 2)
    assert [frame["on"] for frame in bo.heard("typing")] == [True, False]
    assert vega.heard("typing")[0] == {"t": "typing", "who": "Bo", "on": True}
    assert bo.heard("typing")[0] == {"t": "typing", "c": vega.vega.ref, "on": True}


def test_a_slow_reader_is_let_go_and_the_others_go_on(tonight: Tonight) -> None:  # WS6
    vega, bo = tonight.talk()
    slow = VegasTab(vega.address, vega.vega)
    with closing(_deaf(slow)):
        _reads_nothing(vega, bo)
    slow.open()  # it reads again, and has everything
    slow.until(lambda: slow.texts() == vega.texts(), within=30)
    slow.close()


def _reads_nothing(vega: VegasTab, bo: DeskTab) -> None:
    ref, words = vega.vega.ref, "lång text " * 700
    for n in range(100):
        bo.say(ref, f"{n} {words}")
        if n % 25 == 24:
            bo.all_acknowledged(within=30)
    vega.until(lambda: len(vega.texts()) == 100, within=30)
    lines = [one for one in _lines() if one.closed]
    assert len(lines) == 1
    assert lines[0]._kept == []


def test_what_is_kept_for_a_slow_reader_is_bounded() -> None:  # WS6
    assert (MOST_FRAMES, MOST_BYTES) == (64, 256 * 1024)


def _deaf(tab: VegasTab) -> socket.socket:
    """Open a line that says hello and never reads again."""
    host, port = tab.address[7:].split(":")
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.connect((host, int(port)))
    key = base64.b64encode(os.urandom(16)).decode()
    line.sendall(
        f"GET {tab.room}live HTTP/1.1\r\nHost: {tab.address[7:]}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\nOrigin: {tab.address}\r\n"
        f"Cookie: __Host-v={tab.vega.token}\r\n\r\n".encode()
    )
    assert line.recv(12) == b"HTTP/1.1 101"
    hello = json.dumps({"t": "hello", "v": 1, "after": {}}).encode()
    mask = os.urandom(4)
    line.sendall(bytes([0x81, 0x80 | len(hello)]) + mask + bytes(b ^ mask[n % 4] for n, b in enumerate(hello)))
    return line


def _lines() -> list[Line]:
    return list(gate.exchange().lines)
