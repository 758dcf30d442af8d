"""The cast: a small support line and the people of every test's story, made by plain functions.

Vega seeks help, Bo is on shift, Cleo is back-up, Dag coordinates, Rut reads along at the desk as a volunteer,
Eva belongs to another organisation. Their keys are real: what Vega says is sealed as a browser seals it.
"""

from __future__ import annotations

import hashlib
import secrets
import time
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from frirum.actions import conversation
from frirum.actions import duty as duties
from frirum.actions import grant as grants
from frirum.actions.conversation import Begun
from frirum.actions.organisation import add_line, add_organisation
from frirum.actions.volunteer import begin as begin_life
from frirum.queries.line import LineFacts
from frirum.queries.line import line as line_called
from frirum.queries.login import login
from frirum.records import sealing
from frirum.records.models import Account, Conversation, Duty, Membership, OpeningPeriod, Organisation, Volunteer
from frirum.records.parts import Part
from frirum.records.sealing import DutyKey, Place
from frirum.rules.access import Role
from frirum.rules.envelope import to_text
from frirum.rules.volunteer import State
from frirum.web.logins import STRONG, SessionStore

EVENING = datetime(2026, 3, 4, 19, 0, tzinfo=UTC)
"""A Wednesday, 20:00 in Stockholm: the line is open from 18 to 23."""

PASSPHRASE = "sju-lugna-ord-vid-ett-runt-bord"


@dataclass
class Clock:
    """A clock that is moved by hand; `ticking`, it also goes by itself (for a house that runs)."""

    at: datetime = EVENING
    ticking: bool = False
    _since: float = field(default_factory=time.monotonic)

    def now(self) -> datetime:
        """Tell the time of the story."""
        passed = time.monotonic() - self._since if self.ticking else 0.0
        return self.at + timedelta(seconds=passed)

    def forward(self, **by: float) -> datetime:
        """Let time pass: `forward(minutes=20)`."""
        self.at += timedelta(**by)
        return self.now()


def storasyster(slug: str = "chatt", *, name: str = "Storasyster", always_open: bool = False) -> LineFacts:
    """An organisation in Stockholm with one line, open every evening from 18 to 23, or always."""
    organisation = add_organisation(
        slug=f"{slug}-org",
        name=name,
        country="SE",
        zone="Europe/Stockholm",
        language="sv",
        contact="kontakt@storasyster.example",
        neutral_url="https://weather.example/",
    )
    number = add_line(organisation, slug=slug, name="Chatten", answers_in=["sv", "en"])
    opens, closes = (0, 1440) if always_open else (18 * 60, 23 * 60)
    OpeningPeriod.objects.bulk_create(
        OpeningPeriod(line_id=number, weekday=day, opens=opens, closes=closes) for day in range(7)
    )
    return facts(slug)


def elsewhere() -> LineFacts:
    """Eva's organisation, which has nothing to do with ours."""
    return storasyster("annan", name="En annan jour")


def facts(slug: str) -> LineFacts:
    """The line of this address."""
    found = line_called(slug)
    assert found is not None
    return found


@dataclass(frozen=True)
class Person:
    """Somebody with an account; `seat` is where she sits tonight."""

    id: int
    ref: str
    email: str
    alias: str
    line: LineFacts
    seat: str = "regular"

    @property
    def volunteer(self) -> Volunteer:
        """Her life in the line's organisation."""
        return Volunteer.objects.get(account_id=self.id, organisation_id=self.line.organisation_id)


def person(
    alias: str, line: LineFacts, *roles: Role, seat: str = "regular", passphrase: str | None = None, now: datetime
) -> Person:
    """An account with these roles in the line's organisation (a volunteer, if none is named).

    A passphrase takes a tenth of a second to hash: only who types one gets one, say PASSPHRASE.
    """
    email = f"{alias.lower()}@{line.organisation_slug}.example"
    account = Account.objects.create_user(email, passphrase, made_at=now, set_up_at=now, language="sv")
    for role in roles or (Role.VOLUNTEER,):
        Membership.objects.create(
            account=account, organisation_id=line.organisation_id, role=role, alias=alias, since=now
        )
        if role is Role.VOLUNTEER:
            volunteer(account, line.organisation_id, alias, now=now)
    return Person(account.pk, account.ref, email, alias, line, seat)


def volunteer(
    account: Account, organisation_id: int, alias: str, *, state: State = State.ACTIVE, now: datetime
) -> Volunteer:
    """The life of somebody who is a volunteer already, and active."""
    return begin_life(
        Organisation.objects.get(pk=organisation_id),
        name=alias,
        email=account.email,
        language=account.language,
        state=state,
        account=account,
        now=now,
    )


def bo(line: LineFacts, *, now: datetime) -> Person:
    """Bo, a volunteer on shift."""
    return person("Bo", line, now=now)


def cleo(line: LineFacts, *, now: datetime) -> Person:
    """Cleo, the back-up."""
    return person("Cleo", line, seat="back_up", now=now)


def rut(line: LineFacts, *, now: datetime) -> Person:
    """Rut, a volunteer who reads along."""
    return person("Rut", line, now=now)


def dag(line: LineFacts, *, now: datetime) -> Person:
    """Dag, the coordinator; he reads no talk by being that."""
    return person("Dag", line, Role.COORDINATOR, now=now)


def eva(*, now: datetime) -> Person:
    """Eva, a volunteer elsewhere."""
    return person("Eva", elsewhere(), now=now)


def log_in(who: Person, *, strong: bool = True) -> str:
    """Log in; returns what the cookie `__Host-s` holds. Without `strong` the second factor is missing (SA3)."""
    account = Account.objects.get(pk=who.id)
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session[STRONG] = strong
    session.create()
    assert session.session_key is not None
    return session.session_key


@dataclass
class AtDesk:
    """Somebody on duty, with the key that her browser made."""

    who: Person
    duty: int
    ref: str
    session: str
    key: DutyKey

    @property
    def row(self) -> Duty:
        return Duty.objects.get(pk=self.duty)

    def opens(self, vega: Visitor, sealed: bytes) -> bytes:
        """K of Vega's talk, out of a grant to this desk's key. Raises CannotOpen."""
        return sealing.open_grant(vega.place, sealed, self.key)


def on_duty(who: Person, *, session: str = "", now: datetime) -> AtDesk:
    """Let her go on duty in a log-in (a new one, if none is named), with a key of her own."""
    session = session or log_in(who)
    known = login(session, now=now)
    assert known is not None
    ref = duties.go_on(who.id, who.alias, who.line, seat=who.seat, login_hash=known.hash, now=now)
    duty = Duty.objects.get(ref=ref).pk
    pair = DutyKey.new("")
    key_ref, _share = duties.make_key(duty, pair.public, now=now)
    return AtDesk(who, duty, ref, session, DutyKey(key_ref, pair.private))


@dataclass
class Visitor:
    """Somebody who seeks help: her cookie, and K as her browser makes it."""

    line: LineFacts
    token: str = field(default_factory=lambda: to_text(secrets.token_bytes(32)))
    ref: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    segment: int = 1
    key: bytes = field(default_factory=sealing.new_key)
    instance: bytes = field(default_factory=sealing.new_instance)
    counter: int = 0
    id: int = 0

    @property
    def token_hash(self) -> bytes:
        return hashlib.sha256(self.token.encode()).digest()

    @property
    def kc(self) -> bytes:
        return sealing.commitment("talk", self.ref, self.segment, self.key)

    @property
    def place(self) -> Place:
        """Where her words belong."""
        line = self.line
        return Place("talk", line.organisation_ref, line.ref, self.ref, self.segment, self.kc)

    @property
    def row(self) -> Conversation:
        return Conversation.objects.get(pk=self.id)

    def seal(self, text: str, client: str) -> bytes:
        """Her words in an envelope."""
        self.counter += 1
        return sealing.seal(
            self.place,
            self.key,
            Part(text),
            role="visitor",
            instance=self.instance,
            counter=self.counter,
            client_id=client,
        )

    def grant(self, key_ref: str, public: bytes) -> bytes:
        """K, sealed to one duty key."""
        return sealing.grant(self.place, self.key, key_id=key_ref, public=public)


def begin(vega: Visitor, *, language: str = "sv", label: str = "", feeling: int | None = None, now: datetime) -> Begun:
    """Let her into the queue."""
    begun = conversation.begin(
        vega.line,
        ref=vega.ref,
        token_hash=vega.token_hash,
        language=language,
        label=label,
        feeling=feeling,
        kc=vega.kc,
        wrapped=None,
        share=secrets.token_bytes(32),
        now=now,
    )
    vega.id = begun.ident
    return begun


def waits(line: LineFacts, *, now: datetime) -> Visitor:
    """A visitor in the queue whose browser granted K to everyone on duty."""
    vega = Visitor(line)
    begun = begin(vega, now=now)
    share_key(vega, *begun.keys)
    return vega


def share_key(vega: Visitor, *keys: conversation.Key | AtDesk) -> int:
    """Grant K of her talk to these keys, as her browser does; returns how many grants were kept."""
    named = [(one.key.id, one.key.public) if isinstance(one, AtDesk) else (one.ref, one.public) for one in keys]
    return grants.keep_from_visitor(
        vega.id, [grants.Granted(vega.ref, vega.segment, ref, 0, vega.grant(ref, public)) for ref, public in named]
    )


def new_id() -> str:
    """A client's id for one message."""
    return str(uuid.uuid4())
