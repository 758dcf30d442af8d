"""Deeds on a line's on-call list, and on the browsers in which its people are told (ST10)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from frirum.actions.office import locked_line, tell
from frirum.records.models import Line, OnCallPlace, PushAddress
from frirum.records.oncall import may_be_on_call
from frirum.rules import oncall, wording
from frirum.rules.access import Actor, Can, NotAllowed, Thing, require

CAN = Can.EDIT_ON_CALL
DEVICES_MOST = 5


class NoPushThere(Exception):
    """The browser's push service is none of those that this installation sends to."""


class OnTheListAlready(Exception):
    """She stands on the list already."""


@transaction.atomic
def add(actor: Actor | None, line_id: int, account_id: int, *, phone: str, now: datetime) -> None:
    """Put somebody of the organisation last on the list. Raises NotAllowed, NotInOrder, OnTheListAlready."""
    line = locked_line(actor, line_id, CAN, now=now)
    number = _in_order(phone)
    if not may_be_on_call(line.pk).filter(account_id=account_id).exists():
        raise NotAllowed(CAN)
    if OnCallPlace.objects.filter(line=line, account_id=account_id).exists():
        raise OnTheListAlready
    last = OnCallPlace.objects.filter(line=line).order_by("-position").values_list("position", flat=True).first()
    OnCallPlace.objects.create(line=line, account_id=account_id, phone=number, position=0 if last is None else last + 1)
    tell(line.organisation_id)


@transaction.atomic
def change_phone(actor: Actor | None, line_id: int, place_id: int, *, phone: str, now: datetime) -> None:
    """Say another number for text messages, or none. Raises NotAllowed, NotInOrder."""
    line = locked_line(actor, line_id, CAN, now=now)
    place = _of(line, place_id)
    place.phone = _in_order(phone)
    place.save(update_fields=["phone"])


@transaction.atomic
def move(actor: Actor | None, line_id: int, place_id: int, *, up: bool, now: datetime) -> None:
    """Let somebody and her neighbour change places; at the end of the list nothing moves. Raises NotAllowed."""
    line = locked_line(actor, line_id, CAN, now=now)
    order = list(OnCallPlace.objects.filter(line=line))
    here = order.index(_of(line, place_id))
    there = max(here - 1, 0) if up else min(here + 1, len(order) - 1)
    order.insert(there, order.pop(here))
    # First out of the way: no two may stand in one place, not even for a moment.
    top = max(one.position for one in order) + 1
    for start in (top, 0):
        for position, place in enumerate(order, start):
            place.position = position
            place.save(update_fields=["position"])
    tell(line.organisation_id)


@transaction.atomic
def remove(actor: Actor | None, line_id: int, place_id: int, *, now: datetime) -> None:
    """Take somebody off the list; who is on no list any more is told nothing in any browser. Raises NotAllowed."""
    line = locked_line(actor, line_id, CAN, now=now)
    place = _of(line, place_id)
    account = place.account_id
    place.delete()
    if not OnCallPlace.objects.filter(account_id=account).exists():
        PushAddress.objects.filter(account_id=account).delete()
    tell(line.organisation_id)


@transaction.atomic
def add_device(
    actor: Actor, line_id: int, *, endpoint: str, public: str, secret: str, hosts: Iterable[str], now: datetime
) -> None:
    """Tell her in this browser too, when she is on call. `hosts`: the push services we send to.

    The same browser again is one device; of many the newest stay. Raises NotAllowed, NoPushThere.
    """
    line = Line.objects.filter(pk=line_id).first()
    account = int(str(actor.account))
    if line is None or not OnCallPlace.objects.filter(line=line, account_id=account).exists():
        raise NotAllowed(Can.ANSWER_ON_CALL)
    require(actor, Can.ANSWER_ON_CALL, Thing(organisation=line.organisation_id, account=account), now=now)
    if not oncall.may_push_to(endpoint, hosts):
        raise NoPushThere
    PushAddress.objects.update_or_create(
        endpoint=endpoint, defaults={"account_id": account, "public": public, "secret": secret, "made_at": now}
    )
    old = PushAddress.objects.filter(account_id=account).order_by("-made_at", "-pk").values_list("pk", flat=True)
    PushAddress.objects.filter(pk__in=list(old)[DEVICES_MOST:]).delete()


def forget_devices(account_id: int) -> int:
    """Tell her in no browser any more; returns how many there were."""
    return PushAddress.objects.filter(account_id=account_id).delete()[0]


def forget_device(device_id: int) -> None:
    """The push service says that this browser takes nothing any more."""
    PushAddress.objects.filter(pk=device_id).delete()


def _in_order(phone: str) -> str:
    number = oncall.tidy(phone)
    wording.require(oncall.faults(number))
    return number


def _of(line: Line, place_id: int) -> OnCallPlace:
    found = OnCallPlace.objects.filter(line=line, pk=place_id).first()
    if found is None:
        raise NotAllowed(CAN)
    return found
