"""Choosing what the organisation asks of its volunteers (ST11)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from frirum.actions.office import locked, tell
from frirum.actions.template import begin_text, say_again
from frirum.records.models import Organisation
from frirum.records.models import Requirement as Row
from frirum.records.presets import preset
from frirum.records.requirement import requirement_of
from frirum.rules import requirement as rules
from frirum.rules import wording
from frirum.rules.access import Actor, Can
from frirum.rules.requirement import SIGNED, Basis, Kind, Requirement

CAN = Can.EDIT_REQUIREMENTS


class NoSuchPreset(Exception):
    """There is no preset of this name."""


@transaction.atomic
def ask(actor: Actor | None, organisation_id: int, requirement: Requirement, *, now: datetime) -> None:
    """Ask this from now on, or ask it differently; what was met stays. Raises NotAllowed, NotInOrder."""
    organisation = locked(actor, organisation_id, CAN, now=now)
    wording.require(rules.faults(requirement))
    _keep(organisation, requirement, now=now)
    tell(organisation_id)


@transaction.atomic
def stop_asking(actor: Actor | None, organisation_id: int, kind: Kind, *, now: datetime) -> None:
    """Ask this no more; what was written down about it has no ground any longer and is erased. Raises NotAllowed."""
    locked(actor, organisation_id, CAN, now=now)
    Row.objects.filter(organisation_id=organisation_id, kind=kind).delete()
    tell(organisation_id)


@transaction.atomic
def use_preset(actor: Actor | None, organisation_id: int, slug: str, *, now: datetime) -> None:
    """Ask what a preset asks; what it does not name stays as it is. Raises NotAllowed, NoSuchPreset."""
    organisation = locked(actor, organisation_id, CAN, now=now)
    chosen = preset(slug)
    if chosen is None:
        raise NoSuchPreset
    for one in chosen.requirements:
        _keep(organisation, one, now=now)
        if one.kind in SIGNED:
            begin_text(organisation, one.kind, now=now)
    tell(organisation_id)


def _keep(organisation: Organisation, requirement: Requirement, *, now: datetime) -> None:
    before = requirement_of(organisation.pk, requirement.kind)
    Row.objects.update_or_create(
        organisation=organisation,
        kind=requirement.kind,
        defaults={
            "gates": requirement.gates,
            "period": requirement.period,
            "terms": {**(before.terms if before else {}), **requirement.terms},
        },
    )
    # Having read is not having consented: who read it on another basis is asked again.
    is_new = before is not None and before.basis() is not Basis.CONSENT and requirement.basis() is Basis.CONSENT
    if is_new and requirement.kind is Kind.DATA_INFORMATION:
        say_again(organisation, requirement.kind, now=now)
