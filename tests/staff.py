"""The staff of the tests: two organisations, and log-ins as allauth would leave them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.test import Client

from frirum.actions.organisation import add_line, add_organisation
from frirum.records.models import Account, Membership
from frirum.rules.rights import Role
from frirum.web.platform.forms import hotp_value
from tests import cast

NOW = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
PASSPHRASE = "stilla vatten rinner under isen"
APP = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SAME = {"Sec-Fetch-Site": "same-origin"}


@dataclass
class House:
    """Storasyster with Bo, Cleo and Dag; and another organisation, to which Eva belongs."""

    storasyster: int
    other: int
    bo: Account
    dag: Account
    ada: Account
    eva: Account


def organisation(slug: str, line: str) -> int:
    made = add_organisation(
        slug=slug,
        name=slug.title(),
        country="SE",
        zone="Europe/Stockholm",
        language="sv",
        contact="hej@example.org",
        neutral_url="https://www.example.org/",
    )
    add_line(made, slug=line, name="Chatt", answers_in=["sv"])
    return made


def person(email: str, alias: str, at: int, *roles: Role, passphrase: str | None = None, app: bool = True) -> Account:
    """Somebody who has set up everything: a passphrase and an app."""
    made = Account.objects.create_user(email, passphrase, made_at=NOW, set_up_at=NOW if app else None, language="en")
    for role in roles:
        Membership.objects.create(account=made, organisation_id=at, role=role, alias=alias, since=NOW)
        if role is Role.VOLUNTEER:
            cast.volunteer(made, at, alias, now=NOW)
    if app:
        Authenticator.objects.create(user=made, type=Authenticator.Type.TOTP, data={"secret": encrypt(APP)})
    return made


def house() -> House:
    here, there = organisation("storasyster", "chatt"), organisation("annan", "prata")
    return House(
        storasyster=here,
        other=there,
        bo=person("bo@example.org", "Bo", here, Role.VOLUNTEER),
        dag=person("dag@example.org", "Dag", here, Role.COORDINATOR),
        ada=person("ada@example.org", "Ada", here, Role.ADMINISTRATOR),
        eva=person("eva@example.org", "Eva", there, Role.COORDINATOR),
    )


def browser(*, csrf: bool = False) -> Client:
    return Client(headers=SAME, enforce_csrf_checks=csrf, raise_request_exception=False)


def logged_in(account: Account, *, strong: bool = True) -> Client:
    """A browser in which this person is logged in."""
    client = browser()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    if strong:
        session = client.session
        session["strong"] = True
        session.save()
    return client


def code_at(moment: datetime, secret: str = APP) -> str:
    """What the app shows at this moment."""
    return f"{hotp_value(secret, int(moment.timestamp()) // 30):06d}"


def later(now: datetime, **by: float) -> datetime:
    return now + timedelta(**by)
