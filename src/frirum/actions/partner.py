"""Running a line together: another organisation's volunteers sit at its desk too (CS4)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from frirum.actions.office import locked_line, tell
from frirum.records.models import Organisation, Partner, PlanSeat, Shift, ShiftSeat
from frirum.records.store import OFFICE
from frirum.rules import wording
from frirum.rules.access import Actor, Can, NotAllowed
from frirum.rules.wording import Fault, Flaw

CAN = Can.EDIT_ORGANISATION


def add(actor: Actor | None, line_id: int, organisation_slug: str, *, now: datetime) -> None:
    """Let an organisation run the line too. Raises NotAllowed, NotInOrder when there is none or it does already."""
    with transaction.atomic(using=OFFICE):
        line = locked_line(actor, line_id, CAN, now=now)
        who = Organisation.objects.filter(slug=wording.clean(organisation_slug)).first()
        if who is None:
            wording.require([Fault("partner", Flaw.NOT_THERE)])
            return
        if who.pk == line.organisation_id or line.partners.filter(organisation=who).exists():
            wording.require([Fault("partner", Flaw.TAKEN)])
        Partner.objects.create(line=line, organisation=who)
        tell(line.organisation_id)


def remove(actor: Actor | None, line_id: int, organisation_slug: str, *, now: datetime) -> None:
    """Run the line without this organisation again: its people leave every shift to come, and the desk (SA13).

    Seats that were kept for it become anybody's. Raises NotAllowed, also when it is no partner.
    """
    with transaction.atomic(using=OFFICE):
        line = locked_line(actor, line_id, CAN, now=now)
        found = Partner.objects.filter(line=line, organisation__slug=organisation_slug).first()
        if found is None:
            raise NotAllowed(CAN)
        coming = Shift.objects.filter(line=line, starts_at__gt=now)
        seats = ShiftSeat.objects.filter(shift__in=coming)
        seats.filter(volunteer__organisation_id=found.organisation_id).update(volunteer=None, taken_at=None)
        seats.filter(organisation_id=found.organisation_id).update(organisation=None)
        PlanSeat.objects.filter(plan__line=line, organisation_id=found.organisation_id).update(organisation=None)
        found.delete()
        tell(line.organisation_id)
