"""Erasing talks when their time has come, down to the bytes of the live file (SEALING "The live file")."""

from __future__ import annotations

import time
from datetime import datetime

from django.db import connections
from django.db.backends.utils import CursorWrapper
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
CHECKPOINT_PAUSE_S = 0.02  # a reader is still on the old pages; readers here are short
READER_MS = 20

_owed = True  # something was deleted that the files may still hold; after a start nobody knows


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
    """Erase every talk whose time has come and make the files forget it; returns how many were erased.

    What a crash left between the two is forgotten at the first call after the start.
    """
    global _owed
    erased = 0
    while some := _erase_some(now=now):
        erased += some
    if _forget_duties(now=now) or erased:
        _owed = True
    if _owed:
        _owed = not forget_for_good()
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
    over_blocks = Block.objects.filter(until__lte=now).delete()[0]
    over = Duty.objects.filter(ended_at__isnull=False, memberships=None)
    # A block stands for the opening period, also when whoever asked for it has gone home.
    needed = Block.objects.values("asker")
    gone = over.exclude(line_id__in=Backroom.objects.values("line_id")).exclude(pk__in=needed).delete()[0]
    return gone + over_blocks


def forget_for_good() -> bool:
    """Make the live store's files forget what was deleted: rewrite them, then empty the log behind them.

    Between two tries others may write; False when a reader never let go of the old pages: then it is tried again later.
    """
    WRITER.alone(_rewrite).result()
    for _ in range(CHECKPOINT_TRIES):
        if WRITER.alone(_empty_log).result():
            return True
        time.sleep(CHECKPOINT_PAUSE_S)
    return False


def _rewrite() -> None:
    connection = connections[LIVE]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in sorted(_tables(cursor)):
                cursor.execute(f'VACUUM FULL "{table}"')
        else:
            cursor.execute("VACUUM")


def _empty_log() -> bool:
    """Fold the log in and cut it off; whether that could be done now. Waits for no reader: talks go on meanwhile."""
    connection = connections[LIVE]
    if connection.vendor == "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        [patience] = cursor.fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {READER_MS}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy, *_rest = cursor.fetchone()
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(patience)}")
    return not busy


def _tables(cursor: CursorWrapper) -> list[str]:
    return [table for table in connections[LIVE].introspection.table_names(cursor) if table.startswith("records_")]


def _heard(talk: Conversation, closes_at: datetime | None) -> Heard:
    helper = (
        Duty.objects.filter(memberships__conversation=talk, memberships__left_at=None, memberships__part="holds")
        .values_list("heard_at", flat=True)
        .first()
    )
    return Heard(State(talk.state), talk.heard_at, helper, closes_at)
