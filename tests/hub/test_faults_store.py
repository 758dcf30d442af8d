"""The store does not answer for a while: nothing is lost or doubled, and both people see what is true."""

import subprocess
import sys
import time

import pytest
from django.db import connections

from frirum.records import writer
from frirum.records.store import LIVE
from tests.hub.conftest import Tonight

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)

HOLD = """
import sqlite3, sys, time
store = sqlite3.connect(sys.argv[1], isolation_level=None)
store.execute("BEGIN IMMEDIATE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
store.execute("ROLLBACK")
"""


def holding(seconds: float) -> "subprocess.Popen[str]":
    """Another process that holds the live store's write lock for so long."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(connections[LIVE].settings_dict["NAME"]), str(seconds)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    process.stdout.close()
    return process


def test_another_process_holds_the_lock_for_seconds(tonight: Tonight) -> None:
    if connections[LIVE].vendor != "sqlite":
        return  # no such lock there
    vega, bo = tonight.talk()
    ref = vega.vega.ref
    other = holding(3)
    sent = [vega.say(f"{n}") for n in range(5)]
    bo.say(ref, "jag lyssnar")
    time.sleep(1)
    assert [one for one in sent if one in vega.pending] == sent  # not durable: not acknowledged
    assert bo.texts(ref) == []  # and nobody sees what may yet be lost
    vega.all_acknowledged(within=20)
    bo.all_acknowledged(within=20)
    assert other.wait(10) == 0
    bo.until(lambda: len(bo.texts(ref)) == 6)
    vega.until(lambda: vega.texts() == bo.texts(ref))
    assert sorted(vega.texts()) == ["0", "1", "2", "3", "4", "jag lyssnar"]


def test_held_for_too_long_is_told_and_can_be_sent_again(tonight: Tonight, monkeypatch: pytest.MonkeyPatch) -> None:
    if connections[LIVE].vendor != "sqlite":
        return
    monkeypatch.setattr(writer, "PATIENCE_S", 0.5)
    vega, bo = tonight.talk()
    other = holding(8)  # longer than one attempt of SQLite's own
    sent = vega.say("hör du")
    vega.hears("no", within=15, id=sent, why="busy")
    assert sent in vega.pending
    assert other.wait(10) == 0
    vega.send(vega.pending[sent])
    vega.all_acknowledged()
    bo.until(lambda: bo.texts(vega.vega.ref) == ["hör du"])


def test_reading_goes_on_while_the_lock_is_held(tonight: Tonight) -> None:
    if connections[LIVE].vendor != "sqlite":
        return
    vega, _ = tonight.talk()
    vega.says("hej")
    other = holding(2)
    tab = tonight.house.vega(vega.vega, begin=False)
    tab.until(lambda: tab.texts() == ["hej"], within=1.5)
    assert other.wait(10) == 0
