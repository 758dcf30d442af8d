""" "I can't come", two hours before: no reason asked, everybody who could is asked, the first yes wins (ST4).

The house runs with its clockwork and a real mail server; nothing that was mailed tells anything (ML1).
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from frirum import clock as landing
from frirum.actions.signup import sign_up
from frirum.records.models import Shift
from frirum.rules.access import Actor, Role
from tests import planned, walk
from tests.cast import Person, log_in, person
from tests.mailbox import Mailbox, mailbox
from tests.open_house import OpenHouse

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "live"])
SMALL = {"width": 320, "height": 700}
WAITED_S = 40.0


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with mailbox() as opened:
        yield opened


@pytest.fixture
def room(chrome: Browser, home: str) -> Iterator[Callable[..., Page]]:
    """Opens the volunteers' room for somebody, in a browser of her own."""
    opened = []

    def open_(who: Person, path: str, **more: object) -> Page:
        # Still: a colour that is on its way from light to dark has no contrast to measure.
        context = chrome.new_context(locale="sv", reduced_motion="reduce", **more)  # type: ignore[arg-type]
        walk.log_in(context, log_in(who))
        page = context.new_page()
        page.goto(f"{home}{path}")
        opened.append(context)
        return page

    yield open_
    for context in opened:
        context.close()


def mailed(box: Mailbox, to: str) -> str:
    """The path of the link that was mailed to somebody, once it has come."""
    until = time.monotonic() + WAITED_S
    while to not in box.to:
        assert time.monotonic() < until, f"nothing came to {to}"
        time.sleep(0.2)
    link = re.search(r"https://staff\.example(/\S+)", box.letters[box.to.index(to)].get_content())
    assert link is not None
    return link[1]


def test_bo_cannot_come_two_hours_before(
    box: Mailbox, house: OpenHouse, line: object, room: Callable[..., Page]
) -> None:
    at = planned.Planned(*[planned.cast.facts("chatt")] * 2)
    now = landing.now()
    for name in ("Bo", "Cleo", "Rut"):
        at.people[name] = person(name, at.line, Role.VOLUNTEER, now=now)
    planned.plan(at.line)
    shift = planned.shift(at.line, days=2 / 24, now=now)
    bo = at.people["Bo"]
    sign_up(Actor(bo.id, bo.line.organisation_id, frozenset({Role.VOLUNTEER})), shift.ref, seat=0, now=now)

    # Bo, on a small phone and with scripts off, presses one button.
    hers = room(bo, "/volunteer/chatt-org/shifts/", viewport=SMALL, java_script_enabled=False)
    expect(hers.get_by_text("Ingen frågar varför.")).to_be_visible()
    hers.get_by_role("button", name="Jag kan inte komma").click()
    expect(hers.get_by_text("Tack för att du säger till.")).to_be_visible()
    expect(hers.get_by_text("Du har platsen kvar tills någon tar den.")).to_be_visible()
    walk.calm(hers)
    expect(hers.locator("textarea, main input:not([type=hidden])")).to_have_count(0)  # nowhere to write a reason

    # Cleo and Rut are mailed; each opens the link and is asked.
    cleo, rut = at.people["Cleo"], at.people["Rut"]
    pages = {who.alias: room(who, mailed(box, who.email)) for who in (cleo, rut)}
    for page in pages.values():
        expect(page.get_by_text("Någon kan inte komma.")).to_be_visible()
    walk.calm(pages["Cleo"])

    # Cleo is first; Rut reads that somebody was faster.
    pages["Cleo"].get_by_role("button", name="Ja, jag kan").press("Enter")
    expect(pages["Cleo"].get_by_text("Tack. Platsen är din.")).to_be_visible()
    pages["Rut"].get_by_role("button", name="Ja, jag kan").press("Enter")
    expect(pages["Rut"].get_by_text("Någon hann före. Tack för att du ville.")).to_be_visible()
    assert at.holders(Shift.objects.get(pk=shift.pk)) == ["Cleo", "", ""]

    # Bo is told, and the shift is not hers any more.
    path = mailed(box, bo.email)
    hers.goto(re.sub(r"/volunteer/.*", path, hers.url))
    expect(hers.get_by_text("Cleo")).to_be_visible()
    expect(hers.get_by_role("button", name="Jag kan inte komma")).not_to_be_visible()
    told_nothing(box, at, shift)


def told_nothing(box: Mailbox, at: planned.Planned, shift: Shift) -> None:
    """No name, no alias, no address, no line, no day and no hour in anything that was mailed (ML1)."""
    words = box.words().lower()
    marks = [mark for who in at.people.values() for mark in (who.alias, who.email, who.ref)]
    marks += ["storasyster", "chatt", "chatten", "jour", "övergrepp", f"{shift.starts_at:%Y-%m-%d}"]
    for mark in marks:
        assert not re.search(rf"\b{re.escape(mark.lower())}\b", words), mark
    bodies = "\n".join(letter.get_content() for letter in box.letters)
    assert not re.search(r"\d", re.sub(r"https://\S+", "", bodies))
    assert {letter["Subject"] for letter in box.letters} <= {"En fråga till dig", "Om dina pass", "En påminnelse"}
