"""Writing down that something was met: its day and who saw it, and never more than that (ST7, ST11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from frirum.actions.life import locked
from frirum.actions.office import author, tell
from frirum.records.models import Fulfilment, Organisation
from frirum.records.requirement import requirement_of
from frirum.rules import wording
from frirum.rules.access import Actor, Can, NotAllowed, Thing, require
from frirum.rules.requirement import RECORDED, Kind, Requirement
from frirum.rules.wording import Fault, Flaw

CAN = Can.RECORD_MET
MINUTES_AT_MOST = 24 * 60
AMOUNT_AT_MOST = 10_000_000
YEARS_AHEAD = 1


class NotAsked(Exception):
    """The organisation does not ask for this, so it may not be written down."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was met: which training day or year's fee, how much, how long; only what its kind asks is kept."""

    kind: Kind
    on: date
    topic: str = ""
    amount: int | None = None
    minutes: int | None = None


@transaction.atomic
def record(actor: Actor | None, volunteer_ref: str, done: Done, *, now: datetime) -> None:
    """Write down what the office saw. Raises NotAllowed, NotAsked, NotInOrder."""
    volunteer = locked(volunteer_ref, can=CAN)
    require(actor, CAN, Thing(organisation=volunteer.organisation_id), now=now)
    asked = requirement_of(volunteer.organisation_id, done.kind)
    if asked is None or done.kind not in RECORDED:
        raise NotAsked
    zone = ZoneInfo(Organisation.objects.values_list("zone", flat=True).get(pk=volunteer.organisation_id))
    wording.require(faults(asked, done, today=now.astimezone(zone).date()))
    kept = _kept(asked, done)
    Fulfilment.objects.create(
        volunteer=volunteer,
        requirement_id=asked.id,
        on=kept.on,
        topic=kept.topic,
        amount=kept.amount,
        minutes=kept.minutes,
        at=now,
        by=author(actor),
    )
    tell(volunteer.organisation_id)


@transaction.atomic
def strike(actor: Actor | None, volunteer_ref: str, fulfilment_id: int, *, now: datetime) -> None:
    """Take back what was written down by mistake. Raises NotAllowed."""
    volunteer = locked(volunteer_ref, can=CAN)
    require(actor, CAN, Thing(organisation=volunteer.organisation_id), now=now)
    if not Fulfilment.objects.filter(pk=fulfilment_id, volunteer=volunteer).delete()[0]:
        raise NotAllowed(CAN)
    tell(volunteer.organisation_id)


def faults(asked: Requirement, done: Done, *, today: date) -> list[Fault]:
    """What is wrong with it; fields are called ``on``, ``topic``, ``amount``, ``minutes``."""
    found = [Fault("on", Flaw.IN_THE_FUTURE)] if done.on > today else []
    match done.kind:
        case Kind.TRAINING if done.topic not in asked.topics():
            found.append(Fault("topic", Flaw.NOT_A_CHOICE))
        case Kind.MEMBERSHIP_FEE:
            found += _fee(done, today)
        case Kind.ENGAGEMENT if not done.minutes:
            found.append(Fault("minutes", Flaw.MISSING))
    if done.minutes is not None:
        found += wording.between(done.minutes, "minutes", least=0, most=MINUTES_AT_MOST)
    return found


def _fee(done: Done, today: date) -> list[Fault]:
    if done.amount is None:
        return [Fault("amount", Flaw.MISSING)]
    found = wording.between(done.amount, "amount", least=1, most=AMOUNT_AT_MOST)
    if done.topic and not _is_year(done.topic, today):
        found.append(Fault("topic", Flaw.NOT_A_CHOICE))
    return found


def _is_year(topic: str, today: date) -> bool:
    return topic.isascii() and topic.isdigit() and today.year - 1 <= int(topic) <= today.year + YEARS_AHEAD


def _kept(asked: Requirement, done: Done) -> Done:
    """Only what this kind needs: an age is the least one that was asked, an extract is its day alone."""
    match done.kind:
        case Kind.AGE:
            return Done(done.kind, done.on, amount=asked.number("least"))
        case Kind.MEMBERSHIP_FEE:
            return Done(done.kind, done.on, topic=done.topic or str(done.on.year), amount=done.amount)
        case Kind.TRAINING:
            return Done(done.kind, done.on, topic=done.topic, minutes=done.minutes)
        case Kind.ENGAGEMENT | Kind.SUPERVISION:
            return Done(done.kind, done.on, minutes=done.minutes)
        case _:
            return Done(done.kind, done.on)
