"""Bo takes somebody and writes at once: not one letter goes astray (UX desk 3), and a log-in in another browser."""

import json

import pytest
from playwright.sync_api import Route, expect

from frirum import clock
from frirum.records.models import Member
from tests import cast, workplace
from tests.workplace import Workplace

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def test_what_is_typed_right_after_the_take_is_the_reply(at_desk, house, line):
    bo = at_desk()
    page = bo.page
    vegas = []
    for number in range(2):
        vegas.append(vega := house.vega(cast.Visitor(line)))
        vega.says(f"Hej {number}")
        bo.waits(f"Hej {number}")
    expect(page.locator("#waiting .take:not([aria-disabled])")).to_have_count(2)

    # The keys go into the box as soon as the answer is there, wherever they went before.
    page.locator("#murmur").focus()
    with page.expect_response("**/take"):
        page.keyboard.press("Alt+t")
    expect(page.locator("#reply")).to_be_focused()
    page.keyboard.type("Hej, jag heter Bo", delay=0)
    page.keyboard.press("Enter")
    vegas[0].until(lambda: vegas[0].texts()[-1:] == ["Hej, jag heter Bo"])
    expect(page.locator("#murmur")).to_have_value("")

    # The next one by mouse, the letters again without a wait.
    with page.expect_response("**/take"):
        page.locator("#waiting .take").click()
    expect(page.locator("#reply")).to_be_focused()
    page.keyboard.type("Jag är här", delay=0)
    page.keyboard.press("Enter")
    vegas[1].until(lambda: vegas[1].texts()[-1:] == ["Jag är här"])


def test_a_press_takes_one_and_a_held_key_no_more(at_desk, house, line):
    bo = at_desk()
    page = bo.page
    for number in range(2):
        house.vega(cast.Visitor(line)).says(f"Hej {number}")
    expect(page.locator("#waiting .take:not([aria-disabled])")).to_have_count(2)
    asked: list[Route] = []
    page.route("**/take", lambda route: asked.append(route))  # the answer does not come before every key was pressed
    page.locator("[data-do=take]").focus()
    with page.expect_request("**/take"):
        page.keyboard.press("Alt+t")
    for _ in range(2):
        page.keyboard.press("Alt+t")
    page.keyboard.down("Alt")
    for _ in range(3):
        page.keyboard.down("t")  # held: the browser repeats it
    page.keyboard.up("t")
    page.keyboard.up("Alt")
    asked[0].continue_()
    expect(page.locator("#mine li")).to_have_count(1)
    expect(page.locator("#waiting li")).to_have_count(1)
    assert len(asked) == 1


def test_where_only_those_wait_who_sleep_she_is_told_so_once(at_desk, line):
    bo = at_desk()
    page, toasts = bo.page, bo.page.locator(".toast")
    page.keyboard.press("Alt+t")
    expect(toasts.locator("p")).to_have_text(["Ingen väntar just nu."])
    for _ in range(2):
        cast.begin(cast.Visitor(line), now=clock.now())  # and no key ever comes: their browsers sleep
    expect(page.locator("#waiting .take[aria-disabled]")).to_have_count(2)
    asleep = "De som väntar har kvar sina platser, men deras webbläsare sover eller är borta just nu."
    said = toasts.filter(has_text=asleep)
    for _ in range(3):
        with page.expect_response("**/take"):
            page.keyboard.press("Alt+t")
        expect(page.locator(".toast:not([data-looked-at])", has_text=asleep)).to_have_count(1)  # each press is answered
        expect(said).to_have_count(1)
        said.evaluate("one => one.setAttribute('data-looked-at', '')")
    expect(page.locator("#waiting li")).to_have_count(2)
    bo.calm()


def test_a_back_up_who_steps_in_while_they_sleep_is_told_so(at_desk, line):
    cleo = at_desk("Cleo", seat="back_up")
    cast.begin(cast.Visitor(line), now=clock.now())
    expect(cleo.page.locator("#waiting li")).to_have_count(1)
    cleo.page.click("#step-in")
    expect(cleo.page.locator(".toast p")).to_have_text(
        ["Du har gått in. De som väntar har kvar sina platser, men deras webbläsare sover eller är borta just nu."]
    )


def test_words_are_held_while_the_talk_is_on_its_way(chrome, home, house, line):
    """The live line is slower than the answer: she writes all the same."""
    bo = Workplace(chrome, home, workplace.of("Bo", line))
    held: list[str] = []
    holding = [False]

    def between(socket):
        server = socket.connect_to_server()

        def told(frame):
            if holding[0] and json.loads(frame)["t"] == "desk":
                held.append(frame)
            else:
                socket.send(frame)

        server.on_message(told)
        socket.on_message(server.send)
        bo.release = lambda: [socket.send(frame) for frame in held]

    bo.page.route_web_socket("**/live", between)
    page = bo.goes_on_duty()
    vega = house.vega(cast.Visitor(line))
    vega.says("Är någon där?")
    expect(page.locator("#waiting .take:not([aria-disabled])")).to_be_visible()
    holding[0] = True
    with page.expect_response("**/take"):
        page.keyboard.press("Alt+t")
    expect(page.locator("#talk-state")).to_contain_text("på väg")
    bo.sees("Är någon där?")
    page.keyboard.type("Ja.")
    page.keyboard.press("Enter")
    page.keyboard.type("Jag är h")
    bo.sees("Är någon där?", "Ja.")
    assert vega.texts() == ["Är någon där?"]
    holding[0] = False
    bo.release()
    expect(page.locator("#log .said .meta").last).to_contain_text("Skickat")  # the line goes through this test's hands
    vega.until(lambda: vega.texts() == ["Är någon där?", "Ja."])
    expect(page.locator("#reply")).to_have_value("Jag är h")
    bo.close()


def test_the_duty_goes_on_in_another_browser_with_its_talk(at_desk, chrome, home, house, line):  # WS10
    old = at_desk()
    vega = house.vega(cast.Visitor(line))
    vega.says("Hej, jag är kvar.")
    old.waits("Hej")
    old.takes("Hej, jag är kvar.")
    old.page.fill("#reply", "Halvskrivet")

    new = Workplace(chrome, home, old.who)
    new.page.goto(f"{home}/desk/chatt/")
    expect(new.page.locator("#stopped-other_browser")).to_be_visible()
    new.calm()
    new.page.locator("#continue-here").press("Enter")
    new.connected()
    expect(old.page.locator("#stopped-other_browser")).to_be_visible()
    assert Member.objects.filter(left_at=None).count() == 1

    # Her browser hands the key of the talk to the new one, and the talk goes on.
    new.sees("Hej, jag är kvar.")
    new.says("Jag är tillbaka.")
    vega.until(lambda: vega.texts()[-1:] == ["Jag är tillbaka."])

    # And back again: what was written there is still there.
    old.page.locator("#continue-here").press("Enter")
    old.connected()
    expect(new.page.locator("#stopped-other_browser")).to_be_visible()
    old.sees("Hej, jag är kvar.", "Jag är tillbaka.")
    expect(old.page.locator("#reply")).to_have_value("Halvskrivet")
    new.close()
