"""Questions about a block that wait for an answer, as the office sees them: who asks and since when, no talk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from frirum.records.line import line_by_id
from frirum.records.models import Block
from frirum.rules import block as rule
from frirum.rules.block import ASKED_KEPT, BlockState


@dataclass(frozen=True, slots=True)
class Asked:
    """A volunteer asks to keep a visitor out until `until`; the question is void at `void_at`."""

    ref: str
    by: str
    line: str
    asked_at: datetime
    void_at: datetime
    until: datetime


def asked_in(organisation_id: int, *, now: datetime) -> list[Asked]:
    """The questions of this organisation that nobody has answered yet, the oldest first (AB3)."""
    rows = Block.objects.filter(organisation_id=organisation_id, state=BlockState.ASKED).select_related("asker")
    return [_asked(row) for row in rows.order_by("asked_at", "pk") if _waits(row, now)]


def _waits(row: Block, now: datetime) -> bool:
    facts = rule.Block(BlockState(row.state), row.asker_id, row.asked_at, row.until)
    return rule.state_now(facts, now=now) is BlockState.ASKED


def _asked(row: Block) -> Asked:
    line = line_by_id(row.line_id)
    void_at = min(row.asked_at + ASKED_KEPT, row.until)
    return Asked(row.ref, row.asker.alias, line.name if line else "", row.asked_at, void_at, row.until)
