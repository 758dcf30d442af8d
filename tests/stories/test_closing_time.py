"""Closing time while Vega and Bo are in the middle of a talk: told in time, nobody new, no one thrown out, then the end."""

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from frirum.hub import pulse
from frirum.records.line import LineFacts
from frirum.records.models import Conversation, Duty
from tests.cast import Clock
from tests.evening import closes_in
from tests.phone import Phone
from tests.workplace import Workplace

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)
MINUTE = 60_000
AT_ONCE = 8  # less than what silence keeps a talk


@pytest.fixture(autouse=True)
def _a_quick_pulse(monkeypatch: pytest.MonkeyPatch) -> None:
    """The house hears each second that both are here, for minutes go by in seconds."""
    monkeypatch.setattr(pulse, "BEAT_S", 1)


def heard(clock: Clock) -> None:
    """Wait until the house has heard both after its clock was moved, or the talk is over."""
    for _ in range(600):
        since = clock.now() - timedelta(seconds=10)
        talk = Conversation.objects.get()
        if talk.state == "ended" or (talk.heard_at > since and Duty.objects.get().heard_at > since):
            return
        time.sleep(0.1)
    raise AssertionError("one of the lines is silent")


def test_the_talk_goes_on_and_is_ended_honestly(
    phone: Callable[..., Phone], at_desk: Callable[..., Workplace], line: LineFacts, clock: Clock
) -> None:
    closes_in(line, minutes=40, now=clock.now())
    bo = at_desk()
    vega, late = phone(), phone()
    for one in (bo, vega):
        one.context.clock.install()
    bo.page.reload()
    bo.connected()

    def pass_minutes(minutes: int) -> None:
        """So many go by, for the house and both browsers; in between both lines are heard, as they would be."""
        for step in [AT_ONCE] * (minutes // AT_ONCE) + [minutes % AT_ONCE]:
            bo.page.keyboard.press("Shift")  # who sits there keeps her log-in by what she does (SA10)
            clock.forward(minutes=step)
            for one in (bo, vega):
                one.page.clock.fast_forward(step * MINUTE)
            heard(clock)

    vega.begins("Hej")
    bo.takes("Hej")
    expect(bo.page.locator("#bars .bar")).to_have_count(0)

    # A quarter of an hour before: both are told, and whoever comes now reads that she may not be reached.
    pass_minutes(26)
    expect(bo.page.locator("#bars")).to_contain_text("Samtal som pågår får fortsätta")
    expect(vega.page.locator(".status")).to_contain_text("Det finns tid att avsluta i lugn och ro")
    bo.calm()
    vega.calm()
    page = late.opens()
    expect(page.locator(".door")).to_be_visible()
    expect(page.locator("#begin")).to_have_count(0)  # the last are let in 15 minutes before
    expect(page.locator(".elsewhere")).to_contain_text("Bris")
    late.calm()

    # Closed: nobody new, and the talk goes on.
    pass_minutes(16)
    expect(bo.page.locator("#bars")).to_contain_text("Chatten har stängt")
    late.opens()
    expect(page.locator(".door.shut")).to_be_visible()
    late.calm()
    vega.says("Får jag fortsätta?")
    bo.sees("Hej", "Får jag fortsätta?")
    bo.says("Ja, vi avslutar i lugn och ro.")
    vega.sees("Hej", "Får jag fortsätta?", "Ja, vi avslutar i lugn och ro.")

    # An hour after closing it is ended, and said so; nothing of it stays on her screen for long.
    pass_minutes(60)
    heading = vega.page.get_by_role("heading", name="Tack för att du skrev")
    expect(heading).to_be_visible()
    expect(vega.page.locator(".aftercare")).to_contain_text("Vi har stängt nu, så samtalet är slut.")
    vega.calm()
    expect(bo.page.locator("#talk-state")).to_contain_text("raderas 20 minuter")
    vega.page.clock.fast_forward(21 * MINUTE)
    expect(vega.page.locator(".aftercare")).to_contain_text("Samtalet är raderat nu.")
    assert "lugn och ro" not in vega.page.content().split("<main")[1].split("<footer")[0].split('id="texts"')[0]
