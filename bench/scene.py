"""A house full of running talks, written straight into the stores before the server starts."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

TALKS_ON_ONE_LINE = 50
TALKS_OF_ONE_DESK = 5


@dataclass(frozen=True, slots=True)
class Talk:
    """One talk: how its visitor comes in, and its public id."""

    ref: str
    token: str
    line: str


@dataclass(frozen=True, slots=True)
class Desk:
    """One volunteer at a desk with her talks."""

    key: str
    line: str
    talks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """Everyone there is."""

    talks: list[Talk]
    desks: list[Desk]


def set_up(talks: int) -> Scene:
    """Fill empty stores with so many open talks, five to a desk, fifty to a line."""
    from frirum.records import models as m

    now = datetime.now(UTC)
    organisation = m.Organisation.objects.create(
        slug="bench", name="Bench", country="SE", zone="Europe/Stockholm", language="sv",
        neutral_url="https://example.org/", controller="Bench", controller_contact="Bench",
    )  # fmt: skip
    scene = Scene([], [])
    for number in range(-(-talks // TALKS_ON_ONE_LINE)):
        line = m.Line.objects.create(
            organisation=organisation, slug=f"line{number}", name=f"Line {number}", capacity=1000, talks_each=5
        )
        m.OpeningPeriod.objects.bulk_create(
            m.OpeningPeriod(line=line, weekday=day, opens=0, closes=1440) for day in range(7)
        )
        _fill(line, min(TALKS_ON_ONE_LINE, talks - number * TALKS_ON_ONE_LINE), scene, now)
    return scene


def _fill(line: object, talks: int, scene: Scene, now: datetime) -> None:
    for first in range(0, talks, TALKS_OF_ONE_DESK):
        duty, key = _desk(line, now)
        refs = [_talk(line, duty, scene, now) for _ in range(min(TALKS_OF_ONE_DESK, talks - first))]
        scene.desks.append(Desk(key, line.slug, tuple(refs)))  # type: ignore[attr-defined]


def _desk(line: object, now: datetime) -> tuple[object, str]:
    from frirum.records import models as m
    from frirum.records.login import key_hash, login_hash

    key = secrets.token_urlsafe(32)
    account = m.Account.objects.create(email=f"{secrets.token_hex(8)}@example.org", made_at=now)
    m.Membership.objects.create(
        account=account,
        organisation_id=line.organisation_id,
        role="volunteer",
        alias="Bo",
        since=now,  # type: ignore[attr-defined]
    )
    login = m.Login.objects.create(
        key_hash=key_hash(key), account=account, strong=True, data="", started_at=now, seen_at=now
    )
    duty = m.Duty.objects.create(
        organisation_id=line.organisation_id, line_id=line.pk, account_id=account.pk,  # type: ignore[attr-defined]
        login_hash=login_hash(login.ref), alias="Bo", seat="regular", state="on", began_at=now, heard_at=now,
    )  # fmt: skip
    return duty, key


def _talk(line: object, duty: object, scene: Scene, now: datetime) -> str:
    from frirum.records import models as m

    token = secrets.token_urlsafe(32)
    talk = m.Conversation.objects.create(
        organisation_id=line.organisation_id, line_id=line.pk, state="open", language="sv",  # type: ignore[attr-defined]
        token_hash=hashlib.sha256(token.encode()).digest(), share=secrets.token_bytes(32),
        began_at=now, opened_at=now, heard_at=now,
    )  # fmt: skip
    m.Segment.objects.create(conversation=talk, number=1, kc=secrets.token_bytes(32), began_at=now)
    m.Member.objects.create(conversation=talk, duty=duty, part="holds", since=now)
    scene.talks.append(Talk(talk.ref, token, line.slug))  # type: ignore[attr-defined]
    return talk.ref
