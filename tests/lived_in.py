"""A demo some weeks later: what a coordinator can set is set, so that every page of the staff's rooms has something to show."""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta

from frirum.actions import (
    codebook,
    duty,
    escalation,
    grant_report,
    partner,
    requirement,
    signature,
    supervision,
)
from frirum.queries.account import account_facts, actor_in
from frirum.queries.escalation import group_of
from frirum.records import hours, plan
from frirum.records.line import LineFacts, forget
from frirum.records.models import Account, CodingSlip, Duty
from frirum.records.presets import presets
from frirum.records.template import current_texts
from frirum.rules.duty import Seat
from frirum.rules.escalation import Urgency
from frirum.rules.grant_report import Block, Report
from frirum.rules.supervision import Form, Kind, Offer
from frirum.web.platform.demo import DOMAIN

REPORT = Report(
    title="Chatten under ett halvår",
    giver="Stiftelsen Gåvan",
    case_number="2026-17",
    amount=120000,
    currency="SEK",
    purpose="Att hålla chatten öppen.",
    first_month=date(2026, 1, 1),
    last_month=date(2026, 6, 1),
    language="sv",
    blocks=[Block("Vad vi gjorde", "Vi svarade.", "topic")],
)


def of_the_demo(name: str) -> Account:
    return Account.objects.get(email=f"{name}@{DOMAIN}")


def weeks_later(line: LineFacts, partner_slug: str, *, now: datetime) -> None:
    """Another organisation runs the line too, requirements are asked, Dag drafts a code book, writes
    a report and offers supervision, Bo asks whoever is on call, and has a talk to code."""
    dag, siv = (actor_in(account_facts(of_the_demo(name)), line.organisation_id) for name in ("dag", "siv"))
    partner.add(siv, line.id, partner_slug, now=now)
    _asked_for(line, now=now)
    CodingSlip.objects.create(
        organisation_id=line.organisation_id,
        line_id=line.id,
        account_id=of_the_demo("bo").pk,
        ended_at=now,
        until=now + timedelta(hours=12),
    )
    requirement.use_preset(dag, line.organisation_id, presets()[0].slug, now=now)
    for name in ("bo", "dag", "siv"):
        has_signed(of_the_demo(name), line.organisation_id, now=now)
    codebook.begin_from(dag, line.organisation_id, "frirum-2026", now=now)
    grant_report.write(dag, line.organisation_id, None, REPORT, today=now.date(), now=now)
    for kind, days in ((Kind.INDIVIDUAL, 3), (Kind.GROUP, -0.01)):
        time = Offer(kind, Form.REMOTE, now + timedelta(days=days), 45, 1 if kind is Kind.INDIVIDUAL else 8)
        supervision.offer(dag, line.organisation_id, time, now=now - timedelta(days=5))
    for memory in (hours, plan):
        memory.forget()
    forget()


def has_signed(account: Account, organisation_id: int, *, now: datetime) -> None:
    """She has signed whatever waits for her name there."""
    who = actor_in(account_facts(account), organisation_id)
    for text in current_texts(organisation_id, now=now).values():
        signature.sign(who, organisation_id, text.id, now=now)


def _asked_for(line: LineFacts, *, now: datetime) -> None:
    """Bo, on duty in a browser that nobody walks in, asks for whoever is on call."""
    duty.go_on(of_the_demo("bo").pk, "Bo", line, seat=Seat.REGULAR, login_hash=secrets.token_bytes(32), now=now)
    asker = Duty.objects.get(alias="Bo", ended_at=None)
    escalation.call(asker.pk, None, urgency=Urgency.NOW, group=group_of(line.id), now=now)
