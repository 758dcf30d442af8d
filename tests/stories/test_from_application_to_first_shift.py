"""Vera asks to help, talks with Dag, trains, is invited, signs, is admitted, and sits at her first shift (ST7, ST11)."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from frirum import clock as the_clock
from frirum.records import plan
from frirum.records.models import (
    Account,
    Membership,
    Requirement,
    Shift,
    ShiftSeat,
    Signature,
    Template,
    Volunteer,
)
from frirum.rules.access import Role
from tests import cast, walk
from tests.cast import LineFacts

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)
PHONE = {"width": 320, "height": 640}
FINGER = {
    "protocol": "ctap2",
    "ctap2Version": "ctap2_1",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def tonight(line: LineFacts) -> Shift:
    """What the organisation asks, and a shift tonight with free seats."""
    here, now = line.organisation_id, the_clock.now()
    Requirement.objects.filter(organisation_id=here).delete()
    Template.objects.filter(organisation_id=here).delete()
    for kind, terms in {
        "age": {"least": 20},
        "training": {"topics": ["Chatten"]},
        "pledge": {},
        "record_extract": {},
    }.items():
        Requirement.objects.create(organisation_id=here, kind=kind, gates="sign_up", period="once", terms=terms)
    pledge = Template.objects.create(organisation_id=here, kind="pledge")
    pledge.versions.create(number=1, body={"en": "I keep what I hear to myself."}, published_at=now - timedelta(days=9))
    shift = Shift.objects.create(
        line_id=line.id, starts_at=now - timedelta(minutes=5), ends_at=now + timedelta(hours=2), state="published"
    )
    for position, kind in enumerate(("regular", "regular", "back_up")):
        ShiftSeat.objects.create(shift=shift, kind=kind, position=position)
    plan.forget()
    return shift


def window(browser: Browser, who: cast.Person | None = None) -> Page:
    context = browser.new_context(viewport=PHONE, locale="en", reduced_motion="reduce")
    if who is not None:
        walk.log_in(context, cast.log_in(who))
    return context.new_page()


def has_a_finger(page: Page) -> None:
    """From this page on: a device that is told to make passkeys forgets it when it is led to another kind of page."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": FINGER})


def writes_down(dag: Page, what: str) -> None:
    """Dag writes down that something was met today."""
    dag.get_by_role("link", name=re.compile(rf"Write down\s*: {what}")).click()
    walk.calm(dag)
    topic = dag.get_by_label("Training day")
    if topic.count():
        topic.select_option("Chatten")
    dag.get_by_role("button", name="Write down").click()


def test_vera_comes_all_the_way(chrome: Browser, home: str, line: LineFacts, tonight: Shift) -> None:
    here = f"{home}/volunteer/{line.organisation_slug}/"
    vera = window(chrome)
    vera.goto(f"{here}apply/?lang=en")
    walk.calm(vera)
    vera.get_by_label("Your name").fill("Vera Ek")
    vera.get_by_label("E-mail address").fill("vera@example.org")
    vera.get_by_role("button", name="Send").click()
    expect(vera.get_by_text("One has to be at least 20 years old")).to_be_visible()
    vera.get_by_label("I am at least 20 years old").check()
    vera.get_by_role("button", name="Send").click()
    expect(vera.get_by_role("heading", name="Thank you for wanting to help")).to_be_visible()
    walk.calm(vera)

    who = cast.dag(line, now=the_clock.now())
    Account.objects.filter(pk=who.id).update(language="en")
    dag = window(chrome, who)
    office = f"{home}/office/{line.organisation_slug}/"
    dag.goto(f"{office}volunteers/")
    dag.get_by_role("link", name="Later").click()  # the pledge is asked for first, and may wait
    dag.get_by_role("link", name="Vera Ek").click()
    walk.calm(dag)
    steps = dag.locator("section[aria-labelledby=next] button.main")
    steps.click()  # interviewed
    steps.click()  # in training
    for what in ("Age", "Training", "Police record extract"):
        writes_down(dag, what)
    steps.click()  # admitted

    dag.goto(f"{office}people/")
    dag.get_by_label("E-mail address").fill("vera@example.org")
    dag.get_by_label("Name at the desk").fill("Vera")
    dag.get_by_label("Language of the invitation").select_option("en")
    dag.get_by_role("button", name="Invite", exact=True).click()
    link = dag.locator("code.secret").inner_text()

    vera.goto(link)
    vera.get_by_role("button", name="Accept the invitation").click()
    vera.get_by_role("link", name="Make a passkey").click()
    vera.wait_for_url("**/passkeys/add/")
    has_a_finger(vera)
    vera.get_by_role("button", name="Make a passkey").click()
    vera.get_by_role("heading", name="Your account").wait_for()
    vera.get_by_role("link", name="My shifts").click()
    expect(vera.get_by_text("I keep what I hear to myself.")).to_be_visible()
    walk.calm(vera)
    vera.get_by_role("link", name="Later").click()
    expect(vera.get_by_text("The confidentiality pledge is not signed yet.")).to_be_visible()
    walk.calm(vera)
    vera.get_by_role("link", name="Read and sign it").first.click()
    vera.get_by_role("button", name="I promise this").click()
    expect(vera.get_by_role("heading", name="You can take shifts", exact=True)).to_be_visible()
    walk.calm(vera)
    her = Volunteer.objects.get(email="vera@example.org")
    assert (her.state, Signature.objects.get().account) == ("admitted", her.account)

    vera.get_by_role("link", name="Choose a shift").click()
    vera.get_by_role("button", name="Take this seat").first.click()
    assert ShiftSeat.objects.get(volunteer=her).shift == tonight
    assert Membership.objects.get(account=her.account).role == Role.VOLUNTEER

    vera.goto(f"{home}/desk/{line.slug}/")
    vera.locator("#start-form [name=alone][value=yes]").check()
    vera.get_by_role("button", name="Check in").click()
    expect(vera.locator("#connection-now[data-open]")).to_be_attached()
