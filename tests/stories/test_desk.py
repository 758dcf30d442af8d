"""Two volunteers and a visitor in a real browser: by keyboard, sealed all the way, with one hand-over (ST4, AL4)."""

import pytest
from playwright.sync_api import expect

from frirum.records.models import Message
from frirum.web.logins import SessionStore
from tests import cast, walk

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def test_a_shift_by_keyboard_with_a_whisper_a_sheet_and_a_hand_over(at_desk, house, line):
    bo, cleo = at_desk("Bo").page, at_desk("Cleo", seat="back_up").page
    vega = house.vega(cast.Visitor(line))
    vega.says("Hej, jag vet inte hur jag ska börja.")

    # She is seen, with her first words, and the title counts her without telling of her.
    expect(bo.locator("#waiting .first")).to_have_text("Hej, jag vet inte hur jag ska börja.")
    expect(bo).to_have_title("(1) Chat")
    walk.calm(bo)
    bo.keyboard.press("Alt+t")
    expect(bo.locator("#log .text")).to_have_text("Hej, jag vet inte hur jag ska börja.")

    # A canned reply is put in for editing and not sent at once; å, ä, ö and @ are letters.
    bo.keyboard.press("Alt+l")
    bo.keyboard.type("/he")
    bo.keyboard.press("Enter")
    expect(bo.locator("#reply")).to_have_value("Hej, jag heter Bo.")
    assert not Message.objects.filter(sender__gt=0).exists()
    bo.keyboard.type(" Åh, ärligt @ {ö}")
    bo.keyboard.press("Enter")
    vega.until(lambda: vega.texts()[-1:] == ["Hej, jag heter Bo. Åh, ärligt @ {ö}"])

    # Cleo is asked, and nothing of the talk is hers before a line has said so.
    bo.keyboard.press("Alt+h")
    expect(bo.locator("#sheet-ask")).to_be_visible()
    walk.calm(bo)
    bo.locator("#ask-form button[type=submit]").press("Enter")
    expect(cleo.locator("#askings .asking")).to_have_count(1)
    assert "börja" not in cleo.locator("#the-talk").inner_text()
    cleo.locator("#askings .main").press("Enter")
    expect(cleo.locator("#log .text").first).to_have_text("Hej, jag vet inte hur jag ska börja.")
    vega.hears("line", kind="can_read")

    # A whisper goes to the backroom's lane, and she never hears of it.
    bo.keyboard.press("Alt+w")
    bo.keyboard.type("Hon verkar ung")
    bo.keyboard.press("Enter")
    expect(cleo.locator("#room-log [data-kind=whisper] .text")).to_have_text("Hon verkar ung")
    assert "Hon verkar ung" not in "".join(vega.texts())

    # Acute danger opens its sheet with the number to call.
    bo.keyboard.press("Alt+a")
    bo.keyboard.press("ArrowUp")  # from "not judged" round the corner to "acute"
    expect(bo.locator("#sheet-acute")).to_be_visible()
    expect(bo.locator("#sheet-acute .number")).to_contain_text("112")
    walk.calm(bo)
    bo.keyboard.press("Escape")
    expect(cleo.locator("#talk-danger[data-danger=acute]")).to_be_visible()

    # Handed over with two lines; who had it has it no more, and she is told who takes over.
    bo.keyboard.press("Control+k")
    bo.keyboard.type("Lämna över")
    bo.keyboard.press("Enter")
    bo.locator("#lines").fill("Orolig för kvällen.\nVill ringa mamma.")
    bo.locator("#ask-form button[type=submit]").press("Enter")
    expect(cleo.locator("#room-log [data-kind=handover] .text")).to_contain_text("Vill ringa mamma")
    cleo.locator("#askings .main").press("Enter")
    vega.hears("line", kind="handed_over")
    expect(bo.locator("#no-talk")).to_be_visible()
    cleo.keyboard.press("Alt+l")
    cleo.keyboard.type("Jag har läst. Jag är här.")
    cleo.keyboard.press("Enter")
    vega.until(lambda: vega.texts()[-1:] == ["Jag har läst. Jag är här."])
    walk.calm(cleo)

    # After a reload her key is unlocked again, and everything can be read.
    cleo.reload()
    expect(cleo.locator("#log .text").last).to_have_text("Jag har läst. Jag är här.")
    expect(cleo.locator("#room-log .text").last).to_contain_text("Vill ringa mamma")

    # Ended, with five seconds to think again.
    cleo.keyboard.press("Alt+e")
    cleo.locator(".toast button", has_text="Ångra").press("Enter")
    expect(cleo.locator(".toast")).to_have_count(0)  # the five seconds are over, and it was taken back
    expect(cleo.locator("#reply-form")).to_be_visible()
    cleo.keyboard.press("Alt+e")
    expect(cleo.locator("#talk-state")).to_contain_text("raderas 20 minuter")


def test_two_tabs_of_one_volunteer_and_a_narrow_screen(at_desk, house, line):
    bo = at_desk("Bo").page
    other = bo.context.new_page()
    other.goto(bo.url)
    expect(other.locator("#stopped-elsewhere")).to_be_visible()
    walk.calm(other)
    other.locator("#use-this").press("Enter")
    expect(other.locator("#connection-now[data-open]")).to_be_attached()
    expect(bo.locator("#stopped-elsewhere")).to_be_visible()
    bo.locator("#murmur").fill("Halvskrivet")
    bo.locator("#use-this").press("Enter")
    expect(bo.locator("#connection-now[data-open]")).to_be_attached()
    expect(bo.locator("#murmur")).to_have_value("Halvskrivet")
    expect(bo.locator("#stopped")).to_be_hidden()
    other.locator("#use-this").press("Enter")
    expect(other.locator("#stopped")).to_be_hidden()
    expect(other.locator("#connection-now[data-open]")).to_be_attached()

    other.set_viewport_size({"width": 320, "height": 700})
    for column in ("queue", "talk", "facts", "room"):
        other.locator(f"#switcher [value={column}]").press("Enter")
        walk.calm(other)


def test_a_log_in_that_ends_loses_no_draft(at_desk, house, line):  # SA11, SA13
    sits = at_desk("Bo")
    who, bo = sits.who, sits.page
    vega = house.vega(cast.Visitor(line))
    vega.says("Är någon där?")
    expect(bo.locator("#waiting .take")).to_be_enabled()
    bo.keyboard.press("Alt+t")
    expect(bo.locator("#reply")).to_be_visible()
    bo.locator("#reply").fill("Ja, jag är här och")
    [session] = [one for one in bo.context.cookies() if one["name"] == "__Host-s"]
    SessionStore(session["value"]).delete()
    expect(bo.locator("#stopped-logged_out")).to_be_visible(timeout=9000)
    walk.calm(bo)
    bo.locator("#resume").press("Enter")
    expect(bo.locator(".toast").last).to_contain_text("utloggad")

    bo.context.add_cookies([{**session, "value": cast.log_in(who)}])
    bo.locator("#resume").press("Enter")
    expect(bo.locator("#start-form button")).to_be_visible()
    bo.locator("#start-form button").press("Enter")
    expect(bo.locator("#waiting .take")).to_have_count(1)  # she went back to the front of the queue, not away
    expect(bo.locator("#waiting .first")).to_have_text("Är någon där?")
    bo.keyboard.press("Alt+t")
    expect(bo.locator("#reply")).to_have_value("Ja, jag är här och")
