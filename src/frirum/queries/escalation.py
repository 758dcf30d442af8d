"""Worries that on-call is asked about, as plain data: for the desks, for whoever is called, for the clockwork (ST10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from frirum.records.line import LineFacts, line_by_id
from frirum.records.models import CallIn, Escalation, EscalationCall
from frirum.records.oncall import Group, Listed, group_of, on_call_of
from frirum.rules.escalation import OPEN, Answer, Escalating

__all__ = ["Group", "Listed", "OneCall", "OneCallIn", "OneWorry", "Untold", "group_of", "on_call_of"]

MOST = 20  # worries of one line that are looked at: an evening has one or two


@dataclass(frozen=True, slots=True)
class OneCall:
    """One person who was called for a worry."""

    account: int
    alias: str
    answer: str
    called_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class OneWorry:
    """One worry, with everybody who was called for it, in order."""

    ref: str
    line_id: int
    talk: str  # its public id, for those who sit in it; "" when none was named or it is erased
    asker: int  # duty; 0 when that is forgotten
    alias: str
    urgency: str
    state: str
    opened_at: datetime
    answered_alias: str
    closed_at: datetime | None
    calls: tuple[OneCall, ...]

    @property
    def open(self) -> bool:
        return self.state in OPEN

    def call_of(self, account: int) -> OneCall | None:
        """The call of this account, if she was called."""
        return next((one for one in self.calls if one.account == account), None)


@dataclass(frozen=True, slots=True)
class OneCallIn:
    """A back-up is asked to step in, and has not answered."""

    duty: int
    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Untold:
    """A call of which messages are still to go out."""

    call: int
    worry: str
    line_id: int
    account: int
    urgency: str
    position: int
    told_by: tuple[str, ...]
    due_at: datetime


def worries_on(line_id: int) -> list[OneWorry]:
    """The last worries of a line, open and closed, the newest first."""
    rows = Escalation.objects.filter(line_id=line_id).order_by("-pk")[:MOST]
    return [_worry(row) for row in rows.select_related("conversation").prefetch_related("calls")]


def worry(line_id: int, ref: str) -> OneWorry | None:
    """One worry of this line, or None."""
    row = Escalation.objects.select_related("conversation").filter(line_id=line_id, ref=ref).first()
    return None if row is None else _worry(row)


def line_of_call(ref: str, account_id: int) -> LineFacts | None:
    """The line of a worry for which this account was called; None for anybody else."""
    row = Escalation.objects.filter(ref=ref, calls__account_id=account_id).first()
    return None if row is None else line_by_id(row.line_id)


def waits_for(account_id: int) -> list[OneWorry]:
    """Open worries for which this account was called and may still answer, the newest first."""
    called = EscalationCall.objects.filter(account_id=account_id, answer__in=[Answer.WAITING, Answer.SILENT])
    rows = Escalation.objects.filter(pk__in=called.values("escalation"), state__in=OPEN).order_by("-pk")
    return [_worry(row) for row in rows.exclude(state=Escalating.ANSWERED).select_related("conversation")]


def call_ins_on(line_id: int) -> list[OneCallIn]:
    """Back-ups who are asked to step in now."""
    rows = CallIn.objects.filter(line_id=line_id, answer="asked").order_by("pk")
    return [OneCallIn(*row) for row in rows.values_list("duty_id", "why", "asked_at")]


def lines_calling() -> list[int]:
    """Lines where somebody is being called now."""
    return list(Escalation.objects.filter(state=Escalating.CALLING).values_list("line_id", flat=True).distinct())


def untold() -> list[Untold]:
    """Calls that are waiting and of which not every message is out, the oldest first."""
    rows = EscalationCall.objects.filter(told_at=None, answer=Answer.WAITING, escalation__state=Escalating.CALLING)
    return [
        Untold(
            one.pk,
            one.escalation.ref,
            one.escalation.line_id,
            one.account_id,
            one.escalation.urgency,
            one.position,
            tuple(one.told_by),
            one.due_at,
        )
        for one in rows.select_related("escalation").order_by("pk")
    ]


def _worry(row: Escalation) -> OneWorry:
    calls = sorted(row.calls.all(), key=lambda one: one.position)
    return OneWorry(
        ref=row.ref,
        line_id=row.line_id,
        talk="" if row.conversation is None else row.conversation.ref,
        asker=row.asker_id or 0,
        alias=row.alias,
        urgency=row.urgency,
        state=row.state,
        opened_at=row.opened_at,
        answered_alias=row.answered_alias,
        closed_at=row.closed_at,
        calls=tuple(OneCall(one.account_id, one.alias, one.answer, one.called_at, one.due_at) for one in calls),
    )
