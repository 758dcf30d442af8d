"""Vega tells for the first time, on a phone that locks twice: while she waits, and in the middle of the talk."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Locator, expect
from playwright.sync_api import TimeoutError as WaitedInVain

from frirum.hub import pulse
from frirum.records.models import Conversation
from tests.cast import Clock
from tests.phone import Phone
from tests.workplace import Workplace

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


@pytest.fixture(autouse=True)
def _a_quick_pulse(monkeypatch: pytest.MonkeyPatch) -> None:
    """The house hears within seconds what else takes it 45: that nobody answers."""
    monkeypatch.setattr(pulse, "BEAT_S", 1)
    monkeypatch.setattr(pulse, "SILENT_S", 5)
    monkeypatch.setattr(pulse, "LOOK_AGAIN_S", 1)


def time_passes(clock: Clock, presence: Locator, until: str) -> None:
    """Minutes go by at the desk until somebody is seen to be away; at most three."""
    for _ in range(9):
        clock.forward(seconds=20)
        with suppress(WaitedInVain):  # the house beats and looks again each second
            presence.filter(has_text=until).wait_for(timeout=2_000)
            return
    expect(presence).to_have_text(until)


def test_her_place_and_her_talk_are_kept_while_the_phone_is_locked(
    phone: Callable[..., Phone], at_desk: Callable[..., Workplace], clock: Clock
) -> None:  # AB7, QE3, QE10, WS11
    bo = at_desk()
    vega, other = phone(), phone()
    vega.begins("Jag har aldrig berättat det här")
    vega.sent()
    vega.calm()
    other.begins("Hej")
    expect(bo.page.locator("#waiting li")).to_have_count(2)

    # The screen goes dark. She is away after a minute: passed over, and still first.
    locked = vega.locks()
    time_passes(clock, bo.page.locator("#waiting .presence").first, "Borta")
    expect(bo.page.locator("#waiting li", has_text="Hej").locator(".presence")).to_have_text("Här")
    bo.page.keyboard.press("Alt+t")
    expect(bo.page.locator("#waiting li")).to_have_count(1)
    expect(bo.words.first).to_have_text("Hej")
    clock.forward(minutes=1)

    # She comes back: her place is hers, what she wrote is there once, and now she can be met.
    vega.unlocks(locked)
    expect(bo.page.locator("#waiting .presence")).to_have_text("Här")
    vega.sees("Jag har aldrig berättat det här")
    bo.takes("Jag har aldrig berättat det här")
    expect(vega.page.locator(".log")).to_contain_text("Bo är här nu.")
    bo.says("Vad bra att du skriver")
    vega.sees("Jag har aldrig berättat det här", "Vad bra att du skriver")

    # It locks again, now in the middle of the talk; what Bo writes meanwhile waits for her.
    locked = vega.locks()
    time_passes(clock, bo.page.locator("#talk-presence"), "Borta")
    clock.forward(minutes=6)
    bo.says("Jag är kvar. Ta den tid du behöver.")
    assert Conversation.objects.earliest("id").state == "open"
    vega.unlocks(locked)
    said = ["Jag har aldrig berättat det här", "Vad bra att du skriver", "Jag är kvar. Ta den tid du behöver."]
    vega.sees(*said)
    expect(bo.page.locator("#talk-presence")).to_have_text("Här")
    vega.says("Tack. Det var mamma som kom.")
    bo.sees(*said, "Tack. Det var mamma som kom.")
    vega.calm()


def test_a_place_is_free_after_five_minutes_of_silence(
    phone: Callable[..., Phone], at_desk: Callable[..., Workplace], clock: Clock
) -> None:  # AB7
    bo = at_desk()
    vega = phone()
    vega.begins("Hej")
    vega.sent()
    locked = vega.locks()
    time_passes(clock, bo.page.locator("#waiting .presence"), "Borta")
    clock.forward(minutes=4)
    expect(bo.page.locator("#waiting li")).to_have_count(0)
    vega.unlocks(locked)
    expect(vega.page.get_by_role("heading", name="Tack för att du skrev")).to_be_visible()
    expect(vega.page.locator(".aftercare")).to_contain_text("Du kan komma tillbaka")
    assert vega.stored() == "[{},{},0,0,0]"
