"""Somebody tries Frirum: one command on an empty folder, the links it prints, and a talk between two browsers."""

import os
from contextlib import AbstractContextManager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests import code_app, walk
from tests.phone import Phone
from tests.process import Process, environment, running
from tests.workplace import Desk

STARTS_WITHIN_S = 3.0
FIRST = "Hej. Jag vet inte riktigt hur man börjar."


def one_click(page: Page, demo: Process, alias: str, what: str) -> None:
    """Take the printed link, and press the one button there."""
    page.goto(demo.links[f"{alias}, {what}"])
    walk.calm(page)
    page.get_by_role("button", name=f"Bli {alias}").click()


def sits_down(browser: Browser, demo: Process, alias: str) -> Desk:
    """A volunteer of the demo goes from her link to her desk, and checks in to the shift that is now."""
    desk = Desk(browser, f"{demo.address}/desk/chatt/")
    one_click(desk.page, demo, alias, "a volunteer")
    desk.page.wait_for_url("**/desk/chatt/")
    expect(desk.page.get_by_role("radio").first).to_be_visible()
    desk.calm()
    desk.checks_in()
    return desk


def logs_in_by_hand(page: Page, demo: Process) -> None:
    """Bo types what was printed, then what his app shows."""
    told = demo.links
    page.goto(told["The ordinary log-in, as Bo"])
    page.locator("input[name=login]").fill(told["e-mail address"])
    page.locator("input[name=password]").fill(told["passphrase"])
    page.get_by_role("button", name="Nästa").click()
    expect(page.get_by_role("heading", name="Ett steg till")).to_be_visible()
    walk.calm(page)
    page.locator("input[name=code]").fill(code_app.shows(told["key for a code app"]))
    page.get_by_role("button", name="Logga in", exact=True).click()
    page.goto(f"{demo.address}/account/")
    expect(page.get_by_role("heading", name="Ditt konto")).to_be_visible()


def starts(folder: Path) -> AbstractContextManager[Process]:
    """The one command, on a free port and nothing but a folder."""
    return running("demo", "--port", "0", "--data", str(folder), settings=environment(folder.parent))


def test_a_stranger_tries_everything_the_demo_prints(chrome: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    with starts(folder) as demo:
        bo, cleo = sits_down(chrome, demo, "Bo"), sits_down(chrome, demo, "Cleo")
        bo.calm()
        vega = Phone(chrome, demo.address)
        vega.page.goto(demo.address)  # what stands after "ready"
        vega.page.wait_for_url("**/chatt/")
        vega.begins(FIRST)
        cleo.waits(FIRST)
        bo.takes(FIRST)
        expect(vega.page.locator(".log")).to_contain_text("Bo är här nu.")
        bo.says("Hej, och välkommen. Det finns inget rätt sätt.")
        vega.says("Tack.")
        said = [FIRST, "Hej, och välkommen. Det finns inget rätt sätt.", "Tack."]
        bo.sees(*said)
        vega.sees(*said)
        expect(cleo.words).to_have_count(0)  # nobody reads along unasked
        vega.calm()

        dag = chrome.new_context(locale="sv").new_page()
        one_click(dag, demo, "Dag", "the coordinator")
        dag.wait_for_url("**/office/**")
        walk.calm(dag)
        dag.locator("main a[href*='/opening/chatt/']").first.click()
        expect(dag.locator("#row-0-opens")).to_have_value("00:00")  # the door is open whatever the hour

        # Beside them the same Bo logs in by hand elsewhere, and finds his shift in the other browser.
        other = chrome.new_context(locale="sv").new_page()
        logs_in_by_hand(other, demo)
        other.goto(f"{demo.address}/desk/chatt/")
        expect(other.locator("#stopped-other_browser")).to_be_visible()
        vega.says("Är du kvar?")
        bo.sees(*said, "Är du kvar?")
        for one in (vega, bo, cleo):
            one.close()

    with starts(folder) as demo:
        # Nothing was laid out anew: whoever was logged in still is.
        other.goto(f"{demo.address}/account/")
        expect(other.get_by_role("heading", name="Ditt konto")).to_be_visible()


def test_the_second_start_is_quick(tmp_path: Path) -> None:
    with starts(tmp_path / "demo"):
        pass
    before = os.times()
    with starts(tmp_path / "demo"):
        pass
    after = os.times()
    # Processor time, for the clock on the wall also counts what else this machine does.
    assert after.children_user + after.children_system - before.children_user - before.children_system < STARTS_WITHIN_S
