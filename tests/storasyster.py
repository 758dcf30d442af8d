"""Storasyster and its office: Dag coordinates, Bo is a volunteer, Ada administers, Eva belongs elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.http import HttpResponse
from django.test import Client, TestCase

from frirum.queries import daynote
from frirum.queries import door as doors
from frirum.records import hours
from frirum.records import line as lines
from frirum.records.models import Account, HandbookPage, Line, Membership, Organisation
from frirum.rules.access import Actor, Role
from frirum.web.logins import STRONG
from tests import cast

NOW = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)  # Saturday noon in Stockholm
TODAY = date(2026, 11, 21)
EVENING = (20 * 60, 22 * 60)


@dataclass(frozen=True, slots=True)
class House:
    """The two organisations and who is who; people are accounts."""

    ours: Organisation
    line: Line
    theirs: Organisation
    their_line: Line
    people: dict[str, Account]
    actors: dict[str, Actor]

    def client(self, name: str) -> Client:
        """A browser in which this person is logged in with a second factor (SA3)."""
        client = Client(headers={"sec-fetch-site": "same-origin"})
        client.defaults["wsgi.url_scheme"] = "https"
        client.force_login(self.people[name])
        session = client.session
        session[STRONG] = True
        session.save()
        return client


def build() -> House:
    """Put both organisations in the records, with an open week for ours."""
    forget()
    ours, line = _organisation("storasyster", "Storasyster", "chatt")
    theirs, their_line = _organisation("annan-jour", "En annan jour", "annan")
    for weekday in (0, 1, 2, 3, 6):
        line.opening_periods.create(weekday=weekday, opens=EVENING[0], closes=EVENING[1])
    roles = {
        "dag": (ours, Role.COORDINATOR),
        "bo": (ours, Role.VOLUNTEER),
        "ada": (ours, Role.ADMINISTRATOR),
        "eva": (theirs, Role.COORDINATOR),
    }
    people = {name: _account(name, where, role) for name, (where, role) in roles.items()}
    actors = {
        name: Actor(account=people[name].pk, organisation=where.pk, roles=frozenset({role}))
        for name, (where, role) in roles.items()
    }
    return House(ours, line, theirs, their_line, people, actors)


def forget() -> None:
    """Forget what another test's house looked like."""
    lines.forget()
    hours.forget()
    doors.forget()
    daynote.forget()


def page(house: House, title: str = "Fara", body: str = "Ring 112.", slug: str = "fara") -> HandbookPage:
    """A page in the handbook, as it was shipped."""
    made = HandbookPage.objects.create(organisation=house.ours, slug=slug)
    made.versions.create(number=1, title=title, body=body, edited_at=NOW)
    return made


def entry(house: House, name: str = "Jourhavande", **more: Any) -> int:
    """An entry in the directory."""
    facts = {"for_whom": {"sv": "Alla"}, "hours": {"sv": "Varje natt"}, "phone": "90101", "checked_on": TODAY, **more}
    return house.ours.other_help.create(name=name, **facts).pk


def committed(act: Callable[[], Any]) -> Any:
    """Act, and let what waits for the commit happen."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        return act()


def post(client: Client, address: str, sent: dict[str, Any] | None = None) -> HttpResponse:
    """Press a button of a form, from our own page."""
    return committed(lambda: client.post(address, sent or {}, secure=True))


def _organisation(slug: str, name: str, line: str) -> tuple[Organisation, Line]:
    made = Organisation.objects.create(
        slug=slug,
        name=name,
        country="SE",
        zone="Europe/Stockholm",
        language="sv",
        neutral_url="https://www.smhi.se/",
        controller=name,
        controller_contact="post@example.org",
        when_we_tell={"sv": "Aldrig utan att du vet."},
    )
    return made, Line.objects.create(
        organisation=made, slug=line, name=f"{name}s chatt", for_whom={"sv": "För dig."}, answers_in=["sv", "en"]
    )


def _account(name: str, where: Organisation, role: Role) -> Account:
    account = Account.objects.create(email=f"{name}@example.org", made_at=NOW, set_up_at=NOW)
    Membership.objects.create(account=account, organisation=where, role=role, alias=name.capitalize(), since=NOW)
    if role is Role.VOLUNTEER:
        cast.volunteer(account, where.pk, name.capitalize(), now=NOW)
    return account
