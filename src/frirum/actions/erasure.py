"""Erasing talks when their time has come, down to the bytes of the live file (SEALING "The live file")."""

from __future__ import annotations

import time
from datetime import datetime

from django.db import connections
from django.db.models import Q

from frirum.actions import conversation
from frirum.records.bell import About, ring
from frirum.records.models import Backroom, Block, Conversation, Duty
from frirum.records.store import LIVE
from frirum.records.writer import WRITER, deed
from frirum.rules.conversation import EndReason, Heard, State, ended_by_itself
from frirum.rules.presence import TALK_KEPT
from frirum.rules.queue import PLACE_KEPT
from frirum.rules.retention import ERASURE_TAKES

AT_ONCE = 50  # talks in one transaction, so that nobody waits behind an erasure
CHECKPOINT_TRIES = 50


@deed
def end_stale(closes_at: dict[int, datetime | None], *, now: datetime) -> int:
    """End talks that ended by themselves: silence, closing, nobody there. `closes_at` is per line; returns how many."""
    ended = 0
    shut = [line_id for line_id, at in closes_at.items() if at is not None and at <= now]
    for talk in Conversation.objects.exclude(state=State.ENDED).filter(
        # Only whom the rule could end: silent for as long as a place is kept, or behind a door that has closed.
        Q(heard_at__lte=now - min(PLACE_KEPT, TALK_KEPT)) | Q(line_id__in=shut)
    ):
        why = ended_by_itself(_heard(talk, closes_at.get(talk.line_id)), place_kept=PLACE_KEPT, now=now)
        if why is not None:
            conversation.end(talk, EndReason(why), now=now)
            ended += 1
    return ended


def erase_due(*, now: datetime) -> int:
    """Erase every talk whose time has come and make the file forget it; returns how many were erased."""
    erased = 0
    while some := _erase_some(now=now):
        erased += some
    if erased or _forget_duties(now=now):
        WRITER.alone(forget_for_good).result()
    return erased


@deed
def _erase_some(*, now: datetime) -> int:
    due = list(Conversation.objects.filter(erase_at__lte=now + ERASURE_TAKES).order_by("pk")[:AT_ONCE])
    for talk in due:
        ring(About.TALK, talk.pk)
        ring(About.LINE, talk.line_id)
    Conversation.objects.filter(pk__in=[talk.pk for talk in due]).delete()
    return len(due)


@deed
def _forget_duties(*, now: datetime) -> int:
    """Duties that ended and hold no memory of a talk any more, rooms without anybody, blocks that are over."""
    over = Duty.objects.filter(ended_at__isnull=False, memberships=None)
    gone = over.exclude(line_id__in=Backroom.objects.values("line_id")).delete()[0]
    return gone + Block.objects.filter(until__lte=now).delete()[0]


def forget_for_good() -> None:
    """Make the live store's files forget what was deleted: rewrite them, then empty the log behind them."""
    connection = connections[LIVE]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in sorted(_tables(cursor)):
                cursor.execute(f'VACUUM FULL "{table}"')
            return
        cursor.execute("VACUUM")
        for _ in range(CHECKPOINT_TRIES):
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy, *_rest = cursor.fetchone()
            if not busy:
                return
            time.sleep(0.02)  # a reader is still on the old pages; readers here are short


def _tables(cursor: object) -> list[str]:
    return [table for table in connections[LIVE].introspection.table_names(cursor) if table.startswith("records_")]


def _heard(talk: Conversation, closes_at: datetime | None) -> Heard:
    helper = (
        Duty.objects.filter(memberships__conversation=talk, memberships__left_at=None, memberships__part="holds")
        .values_list("heard_at", flat=True)
        .first()
    )
    return Heard(State(talk.state), talk.heard_at, helper, closes_at)
