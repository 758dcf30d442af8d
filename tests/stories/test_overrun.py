"""A talk that overruns closing: two check in, the door opens for two, the talk goes on, the debrief follows, and they leave."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect

from frirum.hub import pulse
from frirum.records import bell
from frirum.records.bell import About
from frirum.records.line import LineFacts
from frirum.records.models import Attendance, Conversation, Duty, FollowUp, LeftLine, ShiftSeat
from tests import planned, workplace
from tests.cast import Clock
from tests.evening import closes_in
from tests.phone import Phone
from tests.workplace import Workplace

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)
MINUTE = 60_000
AT_ONCE = 8  # less than what silence keeps a talk


@pytest.fixture(autouse=True)
def _a_quick_pulse(monkeypatch: pytest.MonkeyPatch) -> None:
    """The house hears each second who is here, for minutes go by in seconds."""
    monkeypatch.setattr(pulse, "BEAT_S", 1)


@pytest.fixture
def evening(line: LineFacts, clock: Clock) -> LineFacts:
    """A shift of two regulars and a back-up that ends when the door closes, in 40 minutes; two must be there."""
    closes_in(line, minutes=40, now=clock.now())
    planned.plan(line, minimum=2)
    shift = planned.shift(line, days=0, hours=100 / 60, now=clock.now() - timedelta(hours=1))
    shift.note = "Ny affisch på skolorna: fler kan skriva i kväll."
    shift.save()
    LeftLine.objects.create(line_id=line.id, text="Lugnt till nio, sedan tre på en gång.", at=clock.now())
    bell.ring(About.OFFICE, line.organisation_id)
    return line


@pytest.fixture
def sits(chrome: Browser, home: str, evening: LineFacts) -> Iterator[Callable[[str, int], Workplace]]:
    """Gives somebody a seat of the shift, and a browser at the door of the desk."""
    there: list[Workplace] = []

    def sit(alias: str, seat: int) -> Workplace:
        who = workplace.of(alias, evening)
        ShiftSeat.objects.filter(position=seat).update(volunteer=who.volunteer)
        bell.ring(About.OFFICE, evening.organisation_id)
        there.append(Workplace(chrome, home, who))
        there[-1].page.goto(f"{home}/desk/{evening.slug}/")
        return there[-1]

    yield sit
    for one in there:
        one.close()


def checks_in(place: Workplace) -> None:
    """She says that she is alone, and sits down."""
    place.page.locator('#start-form [name="alone"][value="yes"]').check()
    place.page.locator("#start-form button").click()
    place.connected()


def test_the_talk_the_debrief_and_the_way_home(
    sits: Callable[[str, int], Workplace], phone: Callable[..., Phone], clock: Clock
) -> None:  # ST4, ST5, SA10, BO10
    bo, cleo = sits("Bo", 0), sits("Cleo", 2)
    start = bo.page.locator("#start")
    expect(start).to_contain_text("Ny affisch på skolorna")
    expect(start).to_contain_text("Lugnt till nio")
    expect(start.locator(".kind")).to_be_hidden()
    bo.page.locator('[name="alone"][value="no"]').check()
    expect(start.locator(".kind")).to_be_visible()
    bo.calm()
    bo.page.locator("#start-form button").click()
    expect(bo.page.locator("#toasts")).to_contain_text("ensam")
    assert not Duty.objects.exists()
    checks_in(bo)

    # One is too few: the door says so honestly, and opens when the other one is there.
    vega = phone()
    vega.opens()
    expect(vega.page.locator(".door.shut")).to_have_text("Chatten har inte öppnat än.")
    expect(vega.page.locator(".elsewhere")).to_contain_text("Bris")
    vega.calm()
    checks_in(cleo)
    for one in (bo, cleo, vega):
        one.context.clock.install()
    for one in (bo, cleo):
        one.page.reload()
        one.connected()

    def pass_minutes(minutes: int) -> None:
        for step in [AT_ONCE] * (minutes // AT_ONCE) + [minutes % AT_ONCE]:
            for one in (bo, cleo):
                one.page.keyboard.press("Shift")  # who sits there keeps her log-in by what she does (SA10)
            clock.forward(minutes=step)
            for one in (bo, cleo, vega):
                one.page.clock.fast_forward(step * MINUTE)
            _heard(clock)

    vega.begins("Hej")
    bo.takes("Hej")

    # Half an hour past closing the talk still runs, and both are still there.
    pass_minutes(70)
    vega.says("Får jag fortsätta?")
    bo.sees("Hej", "Får jag fortsätta?")
    bo.says("Ja.")
    vega.sees("Hej", "Får jag fortsätta?", "Ja.")
    bo.page.click("#end")
    expect(bo.page.locator("#talk-state")).to_contain_text("raderas", timeout=30_000)

    # The debrief: they write to each other; Cleo goes home after ten minutes, and leaves what she wants to leave.
    bo.tells_colleagues("Det var tungt i kväll.")
    expect(cleo.page.locator("#room-log")).to_contain_text("Det var tungt i kväll.")
    pass_minutes(10)
    cleo.page.locator("#duty").evaluate("duty => duty.closest('details').setAttribute('open', '')")
    cleo.page.locator('#duty [value="off"]').click()
    sheet = cleo.page.locator("#sheet-check-out")
    expect(sheet).to_be_visible()
    cleo.calm()
    sheet.locator('[name="heavy"][value="4"]').check()
    sheet.locator('[name="call"]').check()
    sheet.locator('[name="line"]').fill("Ha lite te redo.")
    sheet.locator("button[type=submit]").click()
    expect(cleo.page.locator("#worked")).to_contain_text("Du var här")
    cleo.calm()
    assert FollowUp.objects.get().wants_call
    assert LeftLine.objects.filter(text="Ha lite te redo.").exists()

    # Twenty minutes after the talk the desk closes by itself, and Bo's hours are counted all the same.
    clock.forward(minutes=12)
    expect(bo.page.locator("#stopped section:visible")).to_be_visible(timeout=30_000)
    for _ in range(300):
        if not Attendance.objects.filter(checked_out_at=None).exists():
            break
        time.sleep(0.2)
    counted = dict(Attendance.objects.values_list("volunteer__name", "minutes"))
    assert 75 <= counted["Cleo"] <= 85
    assert 85 <= counted["Bo"] <= 100


def _heard(clock: Clock) -> None:
    """Wait until the house has heard everybody after its clock was moved."""
    for _ in range(600):
        since = clock.now() - timedelta(seconds=10)
        here = Duty.objects.filter(ended_at=None)
        talk = Conversation.objects.first()
        if all(one.heard_at > since for one in here) and (
            talk is None or talk.state == "ended" or talk.heard_at > since
        ):
            return
        time.sleep(0.1)
    raise AssertionError("one of the lines is silent")
