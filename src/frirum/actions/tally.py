"""Tallies: counted in the live store by the deed that forgets, and carried to the office exactly once (CS3).

A talk is counted in the commit that erases it: by then all is known of it, its second feeling too, and neither its
beginning nor its end waits for a count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from django.db import connections, models, transaction

from frirum.records.line import line_by_id
from frirum.records.models import Conversation, Line, LiveTally, Message, Tally, TallyCarried
from frirum.records.store import LIVE, OFFICE, any_number, new_ref
from frirum.records.writer import deed
from frirum.rules.conversation import EndReason
from frirum.rules.tally import Happening, Over, of_talk

type Place = tuple[int, Happening]  # a line, and what happened there
type Value = int | str | date

AT_ONCE = 100
"""How many counts one statement writes."""
PLACE = ("line_id", "month", "what", "band", "weekday", "hour")


def count_talks(talks: Iterable[Conversation]) -> None:
    """Count talks that are over, inside the deed that erases them: one statement for all."""
    grows: Counter[Place] = Counter()
    whole = list(talks)
    met = _met(whole)
    for talk in whole:
        line = line_by_id(talk.line_id)
        if line is not None and talk.ended_at is not None:
            over = Over(
                talk.began_at,
                talk.pk in met,
                talk.opened_at,
                talk.ended_at,
                EndReason(talk.end_reason),
                talk.feeling_before,
                talk.feeling_after,
            )
            grows.update((line.id, one) for one in of_talk(over, zone=ZoneInfo(line.zone)))
    count(grows)


def count(grows: Mapping[Place, int]) -> None:
    """Add to the running counts, inside a deed of the live store."""
    rows = [(*_columns(place), "", n) for place, n in grows.items()]
    _grow(LiveTally, LIVE, (*PLACE, "batch"), rows)


@deed
def count_now(grows: Mapping[Place, int]) -> None:
    """Add to the running counts by a deed of its own."""
    count(grows)


def carry() -> int:
    """Carry what was counted to the office; returns how many counts.

    The counts of a batch are set apart first, under a ref that the office notes in the commit that takes them in. A crash
    before it: the same batch is carried at the next call. A crash after it: the office knows the ref and only the batch is
    thrown away. No second batch is set apart while one is on its way, so the last ref is all that must be known.
    """
    batch = _set_apart() if LiveTally.objects.exists() else ""
    if not batch:
        return 0
    # In order, not as they came: nothing in the office tells what happened before what.
    rows = list(LiveTally.objects.filter(batch=batch).order_by(*PLACE).values_list(*PLACE, "n"))
    with transaction.atomic(using=OFFICE):
        if not TallyCarried.objects.filter(batch=batch).exists():
            here = set(Line.objects.values_list("pk", flat=True))
            _grow(Tally, OFFICE, PLACE, [(*row, any_number()) for row in rows if row[0] in here], "id")
            TallyCarried.objects.all().delete()
            TallyCarried.objects.create(batch=batch)
    _throw_away(batch)
    return len(rows)


@deed
def _set_apart() -> str:
    """The batch that is on its way; else all that was counted becomes one."""
    on_its_way = LiveTally.objects.exclude(batch="").values_list("batch", flat=True).first()
    if on_its_way is not None:
        return on_its_way
    batch = new_ref()
    return batch if LiveTally.objects.update(batch=batch) else ""


@deed
def _throw_away(batch: str) -> None:
    LiveTally.objects.filter(batch=batch).delete()


count_now.spares_talks = True
_set_apart.spares_talks = True
_throw_away.spares_talks = True


def _met(talks: list[Conversation]) -> set[int]:
    """Whom somebody was with: also where that desk was lost, and she ended it back in the queue."""
    met = {talk.pk for talk in talks if talk.opened_at is not None}
    rest = [talk.pk for talk in talks if talk.pk not in met]
    said = Message.objects.filter(conversation__in=rest, sender__gt=0).values_list("conversation_id", flat=True)
    return met.union(said)


def _columns(place: Place) -> tuple[Value, ...]:
    line, one = place
    return line, one.month, one.what.value, one.band, one.weekday, one.hour


def _grow(
    model: type[models.Model], store: str, unique: tuple[str, ...], rows: Iterable[tuple[Value, ...]], *more: str
) -> None:
    table = connections[store].ops.quote_name(model._meta.db_table)
    marks = f"({', '.join(['%s'] * (len(unique) + 1 + len(more)))})"
    left = list(rows)
    with connections[store].cursor() as cursor:
        for begin in range(0, len(left), AT_ONCE):
            some = left[begin : begin + AT_ONCE]
            cursor.execute(
                f"INSERT INTO {table} ({', '.join((*unique, 'n', *more))}) VALUES {', '.join([marks] * len(some))}"  # noqa: S608
                f" ON CONFLICT ({', '.join(unique)}) DO UPDATE SET n = {table}.n + excluded.n",
                [value for row in some for value in row],
            )
