"""Contacts as plain data, for whoever corrects them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from frirum.records.models import Contact, ContactCode
from frirum.rules.coding import ONE, Chosen, Coded

MOST_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class OneContact:
    """One contact, told no finer than by its month; `primary` is the topic that stands first."""

    key: str
    month: date
    channel: str
    state: str
    version: int
    coded: Coded
    corrections: list[tuple[date, str]] = field(default_factory=list)


def coded_as(key: str) -> Coded | None:
    """What was chosen for the contact of this key; None while there is none, or where nobody coded it."""
    kept = Contact.objects.filter(key=key, state="coded").first()
    return None if kept is None else _coded(kept, list(kept.codes.order_by("pk")))


def contact_of(organisation_id: int, key: str) -> OneContact | None:
    """One contact of this organisation, or None."""
    kept = Contact.objects.select_related("book").filter(organisation_id=organisation_id, key=key).first()
    if kept is None:
        return None
    said = list(kept.corrections.order_by("on", "pk").values_list("on", "reason"))
    return _contact(kept, list(kept.codes.order_by("pk")), said)


def contacts_of(organisation_id: int, month: date, *, after: int = 0) -> list[OneContact]:
    """A page of one month's contacts, in an order that tells nothing of when they were."""
    rows = Contact.objects.select_related("book").filter(organisation_id=organisation_id, month=month)
    page = list(rows.order_by("pk")[after : after + MOST_ON_A_PAGE])
    codes: dict[int, list[ContactCode]] = defaultdict(list)
    for code in ContactCode.objects.filter(contact__in=page).order_by("pk"):
        codes[code.contact_id].append(code)
    return [_contact(one, codes[one.pk], []) for one in page]


def how_many(organisation_id: int, month: date) -> int:
    """How many single contacts are kept of a month."""
    return Contact.objects.filter(organisation_id=organisation_id, month=month).count()


def _contact(kept: Contact, codes: list[ContactCode], corrections: list[tuple[date, str]]) -> OneContact:
    coded = _coded(kept, codes)
    return OneContact(kept.key, kept.month, kept.channel, kept.state, kept.book.number, coded, corrections)


def _coded(kept: Contact, codes: list[ContactCode]) -> Coded:
    topics = sorted((one for one in codes if one.dimension == "topic"), key=lambda one: not one.primary)
    return Coded(
        **{dimension: getattr(kept, dimension) for dimension in ONE},
        topics=tuple(Chosen(one.key, none_fits=one.none_fits) for one in topics),
        more=tuple((one.dimension, one.key) for one in codes if one.dimension != "topic"),
    )
