"""Choosing whether figures are published, and how long single contacts are kept (CS3)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from frirum.actions.office import locked
from frirum.records.models import FigureSettings
from frirum.rules import figure_settings, wording
from frirum.rules.access import Actor, Can
from frirum.rules.figure_settings import Choice

CAN = Can.PUBLISH_FIGURES


@transaction.atomic
def choose(actor: Actor | None, organisation_id: int, choice: Choice, *, now: datetime) -> None:
    """Keep the choice; raises NotAllowed or NotInOrder.

    Quarters are published from the January of the year of the first yes: what was told of the years before was told by
    years, and quarters beside that could give a hidden number back. That January stays, also after a no.
    """
    organisation = locked(actor, organisation_id, CAN, now=now)
    wording.require(figure_settings.faults(choice))
    kept, _ = FigureSettings.objects.get_or_create(organisation=organisation)
    kept.public, kept.keep_months = choice.public, choice.keep_months
    if choice.public and kept.quarters_from is None:
        kept.quarters_from = date(now.astimezone(ZoneInfo(organisation.zone)).year, 1, 1)
    kept.save()
