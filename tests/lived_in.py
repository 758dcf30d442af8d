"""A demo some weeks later: what a coordinator can set is set, so that every page of the staff's rooms has something to show."""

from __future__ import annotations

import secrets
from datetime import datetime

from frirum.actions import duty, escalation, oncall, partner, requirement
from frirum.queries.account import account_facts, actor_in
from frirum.queries.escalation import group_of
from frirum.records import hours, plan
from frirum.records.line import LineFacts, forget
from frirum.records.models import Account, Duty
from frirum.records.presets import presets
from frirum.rules.duty import Seat
from frirum.rules.escalation import Urgency
from frirum.web.platform.demo import DOMAIN


def of_the_demo(name: str) -> Account:
    return Account.objects.get(email=f"{name}@{DOMAIN}")


def weeks_later(line: LineFacts, partner_slug: str, *, now: datetime) -> None:
    """Another organisation runs the line too, requirements are asked, Dag is on call, and Bo asks for him now."""
    dag, siv = (actor_in(account_facts(of_the_demo(name)), line.organisation_id) for name in ("dag", "siv"))
    partner.add(siv, line.id, partner_slug, now=now)
    oncall.add(dag, line.id, of_the_demo("dag").pk, phone="+46700000000", now=now)
    _asked_for(line, now=now)
    requirement.use_preset(dag, line.organisation_id, presets()[0].slug, now=now)
    for memory in (hours, plan):
        memory.forget()
    forget()


def _asked_for(line: LineFacts, *, now: datetime) -> None:
    """Bo, on duty in a browser that nobody walks in, asks for whoever is on call."""
    duty.go_on(of_the_demo("bo").pk, "Bo", line, seat=Seat.REGULAR, login_hash=secrets.token_bytes(32), now=now)
    asker = Duty.objects.get(alias="Bo", ended_at=None)
    escalation.call(asker.pk, None, urgency=Urgency.NOW, group=group_of(line.id), now=now)
