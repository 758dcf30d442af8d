"""Bo's access is taken away in the middle of a talk: his desk closes at once, and Vega is not forgotten."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from frirum.actions import access
from frirum.records.line import LineFacts
from frirum.records.models import Account
from frirum.rules.access import Actor, Role
from tests import cast
from tests.phone import Phone
from tests.workplace import Workplace

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def test_in_the_middle_of_a_talk(
    phone: Callable[..., Phone], at_desk: Callable[..., Workplace], line: LineFacts, clock: cast.Clock
) -> None:  # SA13, AZ8
    bo, cleo = at_desk("Bo"), at_desk("Cleo")
    vega = phone()
    vega.begins("Hej")
    bo.takes("Hej")
    bo.says("Jag är här")
    vega.sees("Hej", "Jag är här")
    bo.page.fill("#reply", "halvskrivet")

    ada = cast.person("Ada", line, Role.ADMINISTRATOR, now=clock.now())
    may = Actor(account=ada.id, organisation=line.organisation_id, roles=frozenset({Role.ADMINISTRATOR}))
    gone = Account.objects.get(pk=bo.who.id)
    since = time.monotonic()
    access.revoke(may, gone.ref, organisation_id=line.organisation_id, now=clock.now())
    expect(bo.page.locator("#stopped section:visible")).to_be_visible()
    assert time.monotonic() - since < 5
    bo.calm()

    # She reads that she is not forgotten, and stands in line again, first; the next one who takes her reads it all.
    expect(vega.page.locator(".log")).to_contain_text("Bo har tappat kontakten. Du är inte glömd.")
    expect(vega.page.locator(".log")).to_contain_text("Du står i kön igen. Din plats är kvar.")
    expect(vega.page.locator(".status")).to_contain_text("Du står i kö.")
    vega.calm()
    vega.says("Är någon där?")
    cleo.takes("Hej")
    cleo.sees("Hej", "Jag är här", "Är någon där?")
    cleo.says("Ja, jag tar över här.")
    vega.sees("Hej", "Jag är här", "Är någon där?", "Ja, jag tar över här.")
    assert "Ja, jag tar över här." not in bo.page.content()

    # Nothing opens for Bo any more.
    bo.page.goto(f"{bo.home}/desk/chatt/")
    bo.page.wait_for_url("**/account/login/**")
