"""Watching a line: "tell me when a shift is short or cancelled"."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from frirum.actions.signup import herself
from frirum.records.models import Watch
from frirum.records.seat import runs
from frirum.records.store import OFFICE
from frirum.rules.access import Actor, Can, NotAllowed


def watch(actor: Actor | None, line_id: int, *, on: bool, now: datetime) -> None:
    """Begin or stop watching a line that her organisation runs; raises NotAllowed for any other."""
    with transaction.atomic(using=OFFICE):
        who = herself(actor, now=now)
        if who.organisation_id not in runs(line_id):
            raise NotAllowed(Can.SIGN_UP)
        if on:
            Watch.objects.get_or_create(volunteer=who, line_id=line_id)
        else:
            Watch.objects.filter(volunteer=who, line_id=line_id).delete()
