"""Every page of the staff's rooms is in order for everybody: small and wide, light and dark, by keyboard, in five
languages (AX1, AX2, AX3)."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page

from frirum.config import demo_content
from frirum.records.line import forget
from frirum.records.models import Line, Membership
from frirum.rules.languages import LANGUAGES
from frirum.rules.rights import Role
from tests import cast, keyboard, lived_in, walk, wander
from tests.phone import SMALL, WIDE
from tests.staff import browser, organisation, person
from tests.wander import Found, browser_of

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)
FIRST = LANGUAGES[0]
NO_LINK_LEADS_THERE = (
    "/desk/chatt/coding/",  # the desk's script, after a talk
    "/account/welcome/",  # from an invitation
    "/account/goodbye/",  # once somebody has left
    "/volunteer/systerjouren/apply/sent/",  # once somebody has applied
    "/account/logout/",  # a button of a form leads past it
    "/office/systerjouren/blocks/",  # once there is a block
    "/account/prove/passphrase/",  # when a log-in is old
    "/account/prove/code/",
)
ELSEWHERE = {
    "desk/on-call/<str:worry>/": "from a mail: test_on_call",
    "office/<slug:organisation>/plan/<slug:plan>/term/<int:term>/paper/": "a PDF: no page",
    "volunteer/go/<str:shift>/": "from a mail",
    "office/<slug:organisation>/reports/everything/<slug:form>/": "a file: no page",
    "office/<slug:organisation>/reports/figures/<slug:form>/": "the same",
    "office/<slug:organisation>/reports/mapped/<slug:to>/": "the same",
    "office/<slug:organisation>/reports/to/<str:report>/<slug:version>/<slug:form>/": "the same",
    "account/passkeys/": "the same page as account/, by the name allauth knows",
    "account/ways/": "the same",
    "account/login/code/": "half a log-in: test_demo_walk and test_sign_in",
    "account/login/passkey/": "the script's own: test_sign_in",
    "account/passkeys/<int:pk>/name/": "a passkey of a real authenticator: test_sign_in",
    "account/prove/passkey/": "for whoever has a passkey: test_sign_in",
    "account/passkeys/<int:pk>/remove/": "the same",
    "account/app/begin/": "while there is no app: test_sign_in",
}
"""Pages that a wanderer does not meet, and the stories that look at them."""


@pytest.fixture
def people() -> list[Client]:
    """The demo's people at their browsers, somebody who sets up her account, and nobody in particular."""
    now = datetime.now(UTC)
    demo_content.load(now=now)
    organisation("annan", "prata")
    forget()
    lived_in.weeks_later(cast.facts("chatt"), "annan", now=now)
    who = [lived_in.of_the_demo(name) for name in ("bo", "dag", "siv")]
    ours, theirs = (Line.objects.get(slug=slug).organisation_id for slug in ("chatt", "prata"))
    both = person("tva@example.org", "Två", ours, Role.COORDINATOR, Role.VOLUNTEER)
    for role in (Role.COORDINATOR, Role.VOLUNTEER):
        Membership.objects.create(account=both, organisation_id=theirs, role=role, alias="Två", since=now)
    lived_in.has_signed(both, ours, now=now)
    ny = person("ny@example.org", "Ny", ours, Role.VOLUNTEER, app=False)
    return [*(browser_of(one) for one in (*who, both)), browser_of(ny, strong=False), browser()]


@pytest.fixture
def found(people: list[Client]) -> dict[str, Found]:
    return wander.pages(*people, more=NO_LINK_LEADS_THERE)


def test_every_page_is_reached_by_links_and_in_order_for_everybody(  # AX1, AX3
    chrome: Browser, home: str, found: dict[str, Found]
) -> None:
    missing = {route.pattern for route in wander.to_look_at()} - set(found) - set(ELSEWHERE)
    wrong = [f"no link leads there in a demo: {one}" for one in sorted(missing)]
    wrong += [f"a link leads there, so it is not elsewhere: {one}" for one in sorted(set(found) & set(ELSEWHERE))]
    for session, theirs in groupby(sorted(found.values(), key=lambda one: one.session), key=lambda one: one.session):
        context = chrome.new_context(locale="sv")
        walk.log_in(context, session) if session else None
        page = context.new_page()
        for one in theirs:
            wrong += _troubles(page, home + one.path)
        context.close()
    assert not wrong, "\n".join(wrong)


def _troubles(page: Page, address: str) -> Iterator[str]:
    """What is wrong with a page: in Swedish all that axe and the Tab key find, in each language what a phone shows.

    A colour, a label or a way to a button is as right in one language as in another; a word may be too long in Finnish.
    """
    for language in LANGUAGES:
        page.set_viewport_size(SMALL)
        page.goto(f"{address}{'&' if '?' in address else '?'}lang={language}")
        if page.locator("html").get_attribute("lang") != language:
            yield f"{page.url}: not in {language}"
        if language != FIRST:
            yield from (f"{page.url}: {one}" for one in walk.wider_than_the_window(page))
            continue
        yield from _not_calm(page)
        page.set_viewport_size(WIDE)
        yield from _not_calm(page)
        yield from (f"{page.url}: {one}" for one in keyboard.troubles(page))


def _not_calm(page: Page) -> Iterator[str]:
    try:
        walk.calm(page)
    except AssertionError as trouble:
        yield f"{page.viewport_size}: {str(trouble).splitlines()[0]}"
