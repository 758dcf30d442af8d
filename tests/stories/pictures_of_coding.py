"""Takes the picture of a talk being coded at the desk, for the coordinator's guide (`./dev pictures`).

Not a test by its name: it says nothing about right and wrong, and it writes into docs/.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from frirum.records.line import LineFacts
from tests import cast
from tests.open_house import OpenHouse
from tests.stories.pictures import take
from tests.workplace import Workplace

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def test_take_the_picture(at_desk: Callable[..., Workplace], house: OpenHouse, line: LineFacts) -> None:
    bo, vega = at_desk(), house.vega(cast.Visitor(line))
    page = bo.page
    vega.says("Hej. Jag vet inte riktigt hur man börjar.")
    bo.takes("Hej. Jag vet inte riktigt hur man börjar.")
    bo.says("Hej, och välkommen. Vi tar det i din takt.")
    bo.judges("none")
    page.keyboard.press("Alt+e")
    expect(page.locator("#coding [role=combobox]").first).to_be_focused()
    for key in ("s", "j", "Enter", "3", "1", "s", "k", "a", "Enter", "1"):
        page.keyboard.press(key)
    expect(page.locator("#coding [name=told][value=first_time]")).to_be_checked()
    take(page, "desk-coding", whole=True)
