"""The demo's people: a coordinator, three volunteers, an administrator; what they log in with is made by chance."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.totp.internal.auth import TOTP
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.urls import reverse

from frirum.actions.account import finish_set_up
from frirum.actions.invitation import accept, invite
from frirum.records.models import Account
from frirum.rules.rights import Role
from frirum.web.platform.demo import DOMAIN

PASSPHRASE_BYTES = 15  # 24 letters, 120 bits
APP_KEY_BYTES = 20  # as long as an authenticator app's own (RFC 4226)
IN_GROUP = 6


@dataclass(frozen=True, slots=True)
class Person:
    """One of the demo's people: the name in the link, the alias, what she is, the language of her pages."""

    name: str
    alias: str
    roles: tuple[Role, ...]
    language: str = "sv"


@dataclass(frozen=True, slots=True)
class ByHand:
    """What somebody types who logs in the ordinary way."""

    email: str
    passphrase: str
    app_key: str


BO = Person("bo", "Bo", (Role.VOLUNTEER,))
# A coordinator reads no talk by being one; Dag also takes shifts.
DAG = Person("dag", "Dag", (Role.COORDINATOR, Role.VOLUNTEER))
PEOPLE = (
    BO,
    Person("cleo", "Cleo", (Role.VOLUNTEER,), language="en"),
    Person("ines", "Ines", (Role.VOLUNTEER,)),
    DAG,
    Person("siv", "Siv", (Role.ADMINISTRATOR,)),
)


def let_in(organisation_id: int, *, now: datetime) -> dict[str, Account]:
    """Invite everybody, as the command line would, and let them set up a passphrase with an app."""
    return {person.name: _come_in(person, organisation_id, now=now) for person in PEOPLE}


def by_hand(person: Person) -> ByHand:
    """What this person logs in with: made from the demo's own secret, so another demo has other words."""
    letters = base64.b32encode(_by_chance("passphrase", person, PASSPHRASE_BYTES)).decode().lower()
    groups = [letters[start : start + IN_GROUP] for start in range(0, len(letters), IN_GROUP)]
    app_key = base64.b32encode(_by_chance("app", person, APP_KEY_BYTES)).decode()
    return ByHand(f"{person.name}@{DOMAIN}", "-".join(groups), app_key)


def one_click(base: str, name: str) -> str:
    """The address that signs this person in by one click; there is none outside a demo."""
    return base + reverse("platform:demo", args=[name])


def _come_in(person: Person, organisation_id: int, *, now: datetime) -> Account:
    first, *others = person.roles
    account = Account.objects.get(pk=_accepted(person, first, organisation_id, logged_in=None, now=now))
    own = by_hand(person)
    account.set_password(own.passphrase)
    account.save(update_fields=["password"])
    TOTP.activate(account, own.app_key)
    finish_set_up(account.pk, now=now)
    # Only now: an invitation to an account that is not set up yet begins it anew.
    for role in others:
        _accepted(person, role, organisation_id, logged_in=account.pk, now=now)
    return account


def _accepted(person: Person, role: Role, organisation_id: int, *, logged_in: int | None, now: datetime) -> int:
    made = invite(
        None,
        organisation_id=organisation_id,
        email=by_hand(person).email,
        alias=person.alias,
        role=role,
        language=person.language,
        now=now,
    )
    return accept(made.secret, logged_in=logged_in, now=now)


def _by_chance(what: str, person: Person, length: int) -> bytes:
    info = f"frirum/demo/{what}/{person.name}".encode()
    return HKDF(SHA256(), length, salt=None, info=info).derive(settings.SECRET_KEY.encode())
