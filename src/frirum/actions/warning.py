"""Warning those whose gates will close by themselves, in good time and once (ST9, ST11)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from frirum.actions.mail import tell
from frirum.records.gates import gates_of_all
from frirum.records.models import Organisation, Volunteer
from frirum.records.store import OFFICE
from frirum.rules.gate import Stand, Verdict
from frirum.rules.mail import Mail
from frirum.rules.requirement import WARN_DAYS, Gate, Kind
from frirum.rules.volunteer import State

HERS = "/volunteer/"
"""Where she reads what it is about: her own room, behind the log-in."""

WARNED = (State.ADMITTED, State.ACTIVE, State.PAUSED)


def warn(*, now: datetime) -> int:
    """Tell everybody whose gate closes soon, whose pause is over, or whose term ends without supervision; returns how many.

    Low hours are never mailed: they stand on her own page, and nowhere else.
    """
    told = 0
    for ident, zone in Organisation.objects.filter(requirements__isnull=False).distinct().values_list("id", "zone"):
        told += _warn(ident, now.astimezone(ZoneInfo(zone)).date(), now=now)
    return told


def _warn(organisation_id: int, today: date, *, now: datetime) -> int:
    judged = gates_of_all(organisation_id, states=WARNED, on=today, now=now)
    due = {ident: [one for one in gates.verdicts if _worth_telling(one, today)] for ident, gates in judged.items()}
    due = {ident: verdicts for ident, verdicts in due.items() if verdicts}
    told = 0
    with transaction.atomic(using=OFFICE):
        for volunteer in Volunteer.objects.filter(pk__in=due):
            for one in due[volunteer.pk]:
                told += tell(volunteer, Mail.HERSELF, about=f"gate:{one.kind}:{one.until}", link=HERS, now=now)
    return told


def _worth_telling(verdict: Verdict, today: date) -> bool:
    if verdict.until is None:
        return False
    if verdict.kind == Kind.PAUSE:
        return verdict.state is not Stand.MET
    if verdict.kind == Kind.SUPERVISION:
        soon = verdict.until - today < timedelta(days=WARN_DAYS)
        return verdict.state in {Stand.REMINDER, Stand.MISSING} and soon
    return verdict.state is Stand.ENDS_SOON and verdict.gates is not Gate.NOTHING
