"""The pulse: who is silent, who is back, and whether a log-in still lasts (QE10, WS10)."""

from datetime import timedelta

import pytest

from frirum.hub import pulse
from frirum.hub.line import Close
from frirum.records.models import Conversation, Login
from tests.hub.conftest import Tonight
from tests.line import Tab

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pulse, "BEAT_S", 1)


def another_pulse(tab: Tab) -> None:
    """Wait for one more than there were, or for the end of the line."""
    before = len(tab.heard("pulse"))
    tab.until(lambda: len(tab.heard("pulse")) > before or tab.closed is not None)


def test_a_pulse_tells_each_side_its_own_numbers(tonight: Tonight) -> None:
    vega, bo = tonight.talk()
    vega.says("hej")
    vega.hears("pulse", seq=2)
    bo.until(lambda: any(f["talks"] == {vega.vega.ref: 2} for f in bo.heard("pulse")))


def test_who_answers_is_heard_and_who_is_gone_grows_old(tonight: Tonight) -> None:  # QE10
    vega = tonight.vega()
    tonight.clock.forward(seconds=30)
    vega.hears("pulse")
    vega.until(lambda: Conversation.objects.get().heard_at >= tonight.now - timedelta(seconds=5))
    vega.cut()
    tonight.clock.forward(minutes=2)
    bo = tonight.house.desk(tonight.bo)
    bo.until(lambda: bo.last("desk")["queue"][0]["presence"] == "away")
    vega.open()
    bo.until(lambda: bo.last("desk")["queue"][0]["presence"] == "here")  # at once, not at the next pulse


def test_a_log_in_that_ran_out_closes_the_line(tonight: Tonight, monkeypatch: pytest.MonkeyPatch) -> None:  # WS10
    monkeypatch.setattr(pulse, "LOGIN_S", 0.5)
    bo = tonight.house.desk(tonight.bo)
    bo.hears("pulse")
    Login.objects.all().delete()  # ended where no bell was heard
    assert bo.closes(within=5) == Close.ACCESS_ENDED


@pytest.mark.parametrize("sits_there", [False, True])
def test_a_live_line_alone_keeps_no_log_in(
    tonight: Tonight, monkeypatch: pytest.MonkeyPatch, *, sits_there: bool
) -> None:  # SA10, SA11
    monkeypatch.setattr(pulse, "LOGIN_S", 0.0)
    bo = tonight.house.desk(tonight.bo)
    for _ in range(5):  # eight minutes each; every pulse is answered
        if sits_there:
            assert bo.deed("stay").status_code == 200
        another_pulse(bo)
        if bo.closed:
            break
        tonight.clock.forward(minutes=8)
    if sits_there:
        another_pulse(bo)
        assert bo.closed is None
    else:
        assert bo.closes() == Close.ACCESS_ENDED
