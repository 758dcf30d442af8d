"""Erasing talks when their time has come, down to the bytes of the live file (SEALING "The live file")."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime

from django.db import connections
from django.db.backends.utils import CursorWrapper
from django.db.models import Q

from frirum.actions import conversation, tally
from frirum.records.bell import About, ring
from frirum.records.models import Backroom, Block, Conversation, Duty, Escalation
from frirum.records.plan import plan_of
from frirum.records.store import LIVE
from frirum.records.writer import WRITER, deed
from frirum.rules.conversation import EndReason, Heard, State, ended_by_itself
from frirum.rules.deskhours import talks_may_run
from frirum.rules.kept import DUTY_KEPT
from frirum.rules.presence import TALK_KEPT
from frirum.rules.queue import PLACE_KEPT
from frirum.rules.retention import ERASURE_TAKES

AT_ONCE = 50  # talks in one transaction, so that nobody waits behind an erasure
TRIES = 50
PAUSE_S = 0.02  # a reader is still on the old pages; readers here are short
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
    tally.count_talks(due)
    Conversation.objects.filter(pk__in=[talk.pk for talk in due]).delete()
    return len(due)


@deed
def _forget_duties(*, now: datetime) -> int:
    """Duties that ended and hold no memory of a talk any more, rooms without anybody, blocks that are
    over, worries that were closed a day ago."""
    over_blocks = Block.objects.filter(until__lte=now).delete()[0]
    over = Duty.objects.filter(ended_at__isnull=False, memberships=None)
    # A block stands for the opening period, also when whoever asked for it has gone home.
    needed = Block.objects.values("asker")
    worries = Escalation.objects.filter(closed_at__lte=now - DUTY_KEPT).delete()[0]
    gone = over.exclude(line_id__in=Backroom.objects.values("line_id")).exclude(pk__in=needed).delete()[0]
    return gone + over_blocks + worries


def forget_for_good() -> bool:
    """Make the live store's files forget what was deleted.

    Between two tries others may write; False when a reader never let go of what was deleted: then it is tried again
    later. PostgreSQL's own log keeps it until it is recycled (docs/threat-model.md).
    """
    if connections[LIVE].vendor == "postgresql":
        deleted_before = WRITER.alone(_transaction_now).result()
        return _until(lambda: _rewrite_tables(deleted_before))
    WRITER.alone(_rewrite_file).result()
    return _until(_empty_log)


def _until(done: Callable[[], bool]) -> bool:
    for _ in range(TRIES):
        if WRITER.alone(done).result():
            return True
        time.sleep(PAUSE_S)
    return False


def _rewrite_file() -> None:
    with connections[LIVE].cursor() as cursor:
        cursor.execute("VACUUM")


def _empty_log() -> bool:
    """Fold the log in and cut it off; whether that could be done now. Waits for no reader: talks go on meanwhile."""
    with connections[LIVE].cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        [patience] = cursor.fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {READER_MS}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy, *_rest = cursor.fetchone()
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(patience)}")
    return not busy


def _transaction_now() -> str:
    with connections[LIVE].cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text")
        [number] = cursor.fetchone()
    return str(number)


def _rewrite_tables(deleted_before: str) -> bool:
    """Rewrite every table, unless somebody (the server's own housekeeping, even) may still see what was deleted.

    A row that any older snapshot may see is carried over into the new file. Ours is older too while a transaction that began
    before still runs, even in another database of the same server.
    """
    with connections[LIVE].cursor() as cursor:
        cursor.execute(
            "SELECT pg_snapshot_xmin(pg_current_snapshot()) <= %s::xid8 OR EXISTS (SELECT FROM pg_stat_activity WHERE "
            "datname = current_database() AND pid <> pg_backend_pid() AND age(backend_xmin) > age(%s::xid8::xid))",
            [deleted_before, deleted_before],
        )
        [seeing] = cursor.fetchone()
        if seeing:
            return False
        # Twice: housekeeping that began after we looked holds rows back once, and is over by the second time.
        for table in sorted(_tables(cursor)) * 2:
            cursor.execute(f'VACUUM FULL "{table}"')
    return True


def _tables(cursor: CursorWrapper) -> list[str]:
    return [table for table in connections[LIVE].introspection.table_names(cursor) if table.startswith("records_")]


def _heard(talk: Conversation, closes_at: datetime | None) -> Heard:
    helper = (
        Duty.objects.filter(memberships__conversation=talk, memberships__left_at=None, memberships__part="holds")
        .values_list("heard_at", flat=True)
        .first()
    )
    may_run = talks_may_run(plan_of(talk.line_id).latest_end)
    return Heard(State(talk.state), talk.heard_at, helper, closes_at, may_run)
