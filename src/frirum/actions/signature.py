"""Signing the pledge, reading how one's data is handled, consenting to it and taking that back (ST11, BO7)."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from frirum.actions import departure
from frirum.actions.life import step
from frirum.actions.office import tell
from frirum.actions.volunteer import pause_at_most
from frirum.records.models import Account, Organisation, Signature, Volunteer
from frirum.records.requirement import requirement_of
from frirum.records.template import current_texts
from frirum.rules.access import Actor, Can, Thing, require
from frirum.rules.requirement import Basis, Kind
from frirum.rules.volunteer import CLOSES, State


class NotTheTextNow(Exception):
    """A newer version came while she was reading; nothing was signed."""


class NothingToTakeBack(Exception):
    """There is no consent of hers here, or what is kept of her does not rest on consent."""


@transaction.atomic
def sign(actor: Actor, organisation_id: int, version_id: int, *, now: datetime) -> None:
    """Sign the version of a text that holds now; signing twice is signing once. Raises NotAllowed, NotTheTextNow."""
    require(actor, Can.SIGN_PLEDGE, Thing(organisation=organisation_id, account=actor.account), now=now)
    account = Account.objects.select_for_update().get(pk=_self(actor))
    if version_id not in {text.id for text in current_texts(organisation_id, now=now).values()}:
        raise NotTheTextNow
    Signature.objects.get_or_create(
        account=account,
        organisation_id=organisation_id,
        version_id=version_id,
        withdrawn_at=None,
        defaults={"at": now},
    )
    tell(organisation_id)


@transaction.atomic
def withdraw(actor: Actor, organisation_id: int, *, now: datetime) -> None:
    """Take a consent back: she pauses, with no penalty, and the shift she sits in is hers to finish.

    Raises NotAllowed, NothingToTakeBack.
    """
    require(actor, Can.SIGN_PLEDGE, Thing(organisation=organisation_id, account=actor.account), now=now)
    asked = requirement_of(organisation_id, Kind.DATA_INFORMATION)
    given = Signature.objects.filter(
        account_id=_self(actor),
        organisation_id=organisation_id,
        version__template__kind=Kind.DATA_INFORMATION,
        withdrawn_at=None,
    )
    if asked is None or asked.basis() is not Basis.CONSENT or not given.update(withdrawn_at=now):
        raise NothingToTakeBack
    _pause(actor, organisation_id, now=now)
    tell(organisation_id)


def _self(actor: Actor) -> int:
    return int(str(actor.account))


def _pause(actor: Actor, organisation_id: int, *, now: datetime) -> None:
    her = Volunteer.objects.select_for_update().filter(account_id=_self(actor), organisation_id=organisation_id)
    volunteer = her.filter(state=State.ACTIVE).first()
    if volunteer is None:
        return
    zone = ZoneInfo(Organisation.objects.values_list("zone", flat=True).get(pk=organisation_id))
    volunteer.back_by = pause_at_most(organisation_id, today=now.astimezone(zone).date())
    departure.close(volunteer, CLOSES[State.PAUSED], now=now)
    step(volunteer, State.PAUSED, by=_self(actor), now=now)
