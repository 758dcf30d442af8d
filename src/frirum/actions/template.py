"""Publishing the texts that people sign or read; every version stays as it was signed (BO7)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from frirum.actions.office import locked, tell
from frirum.records.models import Federation, Organisation, Template, TemplateVersion
from frirum.records.presets import first_text
from frirum.records.template import current_texts, inherited
from frirum.rules import wording
from frirum.rules.access import Actor, Can
from frirum.rules.requirement import Kind

CAN = Can.EDIT_REQUIREMENTS
LONGEST = 20_000
"""Letters of one text in one language."""


@transaction.atomic
def publish(
    actor: Actor | None, organisation_id: int, kind: Kind, body: Mapping[str, str], *, now: datetime
) -> int | None:
    """Publish the next version of the organisation's own text, and so ask everybody again; answers its number.

    The same words again publish nothing (None). Raises NotAllowed, NotInOrder.
    """
    organisation = locked(actor, organisation_id, CAN, now=now)
    texts = _in_order(body, first=organisation.language)
    before = current_texts(organisation_id, now=now).get(kind)
    if before is not None and before.body == texts:
        return None
    number = _next(_own(organisation, kind), texts, now=now)
    tell(organisation_id)
    return number


@transaction.atomic
def inherit(actor: Actor | None, organisation_id: int, kind: Kind, *, now: datetime) -> bool:
    """Leave the organisation's own text for the federation's; False when no federation has one. Raises NotAllowed.

    A text that somebody signed stays in the records as long as the signature does.
    """
    locked(actor, organisation_id, CAN, now=now)
    if not inherited(organisation_id, kind, now=now):
        return False
    Template.objects.filter(organisation_id=organisation_id, kind=kind, retired_at=None).update(retired_at=now)
    tell(organisation_id)
    return True


@transaction.atomic
def publish_for_federation(federation_slug: str, kind: Kind, body: Mapping[str, str], *, now: datetime) -> int:
    """Publish a federation's text, which its organisations inherit until they write their own; from the command line.

    Raises NotInOrder, Federation.DoesNotExist.
    """
    federation = Federation.objects.select_for_update().get(slug=federation_slug)
    template, _ = Template.objects.get_or_create(federation=federation, kind=kind)
    number = _next(template, _in_order(body, first=None), now=now)
    for organisation_id in federation.members.values_list("id", flat=True):
        tell(organisation_id)
    return number


def begin_text(organisation: Organisation, kind: Kind, *, now: datetime) -> None:
    """Give an organisation that has no text of this kind, and inherits none, the one that comes with the house."""
    if kind not in current_texts(organisation.pk, now=now):
        _next(_own(organisation, kind), first_text(kind), now=now)


def say_again(organisation: Organisation, kind: Kind, *, now: datetime) -> None:
    """Publish the words that hold now as a new version, so that everybody is asked again."""
    held = current_texts(organisation.pk, now=now).get(kind)
    if held is not None:
        _next(_own(organisation, kind), held.body, now=now)


def _own(organisation: Organisation, kind: Kind) -> Template:
    """The organisation's own text, in use from now on."""
    template, _ = Template.objects.update_or_create(organisation=organisation, kind=kind, defaults={"retired_at": None})
    return template


def _in_order(body: Mapping[str, str], *, first: str | None) -> dict[str, str]:
    texts = wording.per_language(body)
    wording.require(wording.tongues(texts, "body", most=LONGEST, needed_in=first))
    return texts


def _next(template: Template, body: Mapping[str, str], *, now: datetime) -> int:
    last = TemplateVersion.objects.filter(template=template).aggregate(last=Max("number"))["last"] or 0
    TemplateVersion.objects.create(template=template, number=last + 1, body=dict(body), published_at=now)
    return last + 1
