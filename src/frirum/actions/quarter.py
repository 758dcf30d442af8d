"""Closing quarters: what others are told of one comes from the same counts ever after; published, word for word (AN10)."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Min

from frirum.records.models import Count, FigureSettings, Organisation, Quarter
from frirum.rules.figures import Figures
from frirum.rules.languages import LANGUAGES
from frirum.rules.quarter import due, last_month, next_quarter, quarter_with

type Reckon = Callable[[int, date, str, date], Figures]
"""What may be told of an organisation's quarter, in a language, on a day."""


def freeze_due(reckon: Reckon, *, now: datetime) -> int:
    """Freeze every quarter that is over, of every organisation that publishes; answers with how many were frozen now."""
    choices = FigureSettings.objects.filter(public=True, quarters_from__isnull=False)
    frozen = 0
    for organisation, zone, since in choices.values_list("organisation", "organisation__zone", "quarters_from"):
        today = now.astimezone(ZoneInfo(zone)).date()
        published = Quarter.objects.filter(organisation=organisation, line=None, tables__isnull=False)
        there = set(published.values_list("begins", flat=True))
        for begins in due(since or today, today):
            frozen += begins not in there and freeze(organisation, begins, reckon, today=today, now=now)
    return frozen


def freeze(organisation_id: int, begins: date, reckon: Reckon, *, today: date, now: datetime) -> bool:
    """Freeze one quarter of an organisation, all its lines together; False where it is frozen already, or its counts changed
    meanwhile: then the next round does it.

    It is reckoned before the lock is taken, so that nobody who writes has to wait. The counts are kept beside, so that
    whatever is told of the quarter ever after is reckoned from these; of a quarter that was passed on before, they stay.
    """
    counts = _counts(organisation_id, begins)
    told = {language: reckon(organisation_id, begins, language, today) for language in LANGUAGES}
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation_id)  # two at once: the second finds it done
        there = Quarter.objects.filter(organisation=organisation_id, line=None, begins=begins).first()
        if there is not None and there.tables is not None:
            return False
        if there is None:
            if _counts(organisation_id, begins) != counts:
                return False
            there = Quarter(organisation_id=organisation_id, begins=begins, counts=counts)
        there.tables, there.frozen_at = _word_for_word(told), now
        there.save()
    return True


def close(organisations: Collection[int], before: date, *, now: datetime) -> int:
    """Close every quarter of these organisations that ends before a day, as it stands now; answers with how many were closed.

    Called before anything of them is passed on: a contact that is registered, corrected or erased later changes nothing that
    others are told, so that two reports, laid side by side, tell of nobody. Quarters before the first contact stay open.
    """
    return sum(_close(one, before, now=now) for one in sorted(organisations) if _open(one, before))


def _open(organisation_id: int, before: date) -> list[date]:
    first = Count.objects.filter(organisation=organisation_id).aggregate(first=Min("month"))["first"]
    there = set(Quarter.objects.filter(organisation=organisation_id, line=None).values_list("begins", flat=True))
    found, begins = [], quarter_with(first or before)
    while next_quarter(begins) <= before:
        found += [] if begins in there else [begins]
        begins = next_quarter(begins)
    return found


def _close(organisation_id: int, before: date, *, now: datetime) -> int:
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation_id)  # two at once: the second finds it done
        quarters = _open(organisation_id, before)
        counted: defaultdict[date, list[list[Any]]] = defaultdict(list)
        rows = Count.objects.filter(organisation=organisation_id, month__lt=before, n__gt=0)
        for month, *row in rows.order_by().values_list("month", "line", "dimension", "key", "n"):
            counted[quarter_with(month)].append(row)
        made = [
            Quarter(organisation_id=organisation_id, begins=one, counts=_summed(counted[one]), frozen_at=now)
            for one in quarters
        ]
        Quarter.objects.bulk_create(made)
    return len(made)


def _counts(organisation_id: int, begins: date) -> list[list[Any]]:
    rows = Count.objects.filter(organisation=organisation_id, month__range=(begins, last_month(begins)), n__gt=0)
    return _summed(rows.order_by().values_list("line", "dimension", "key", "n"))


def _summed(rows: Iterable[Sequence[Any]]) -> list[list[Any]]:
    """One row for each line, dimension and key, in their order."""
    summed: dict[tuple[int | None, str, str], int] = {}
    for line, dimension, key, n in rows:
        place = (line, dimension, key)
        summed[place] = summed.get(place, 0) + n
    return [[*place, summed[place]] for place in sorted(summed, key=repr)]


def _word_for_word(told: Mapping[str, Figures]) -> dict[str, Any]:
    """The numbers once, as the first language tells them, and the words of every language beside them."""
    first = next(iter(told.values()))
    tables = [
        {
            "slug": table.slug,
            "base": table.base,
            "several": table.several,
            "rows": [{"key": row.key, "n": row.n, "share": row.share, "level": row.level} for row in table.rows],
        }
        for table in first.tables
    ]
    return {"total": first.total, "tables": tables, "words": {name: _words(one, first) for name, one in told.items()}}


def _words(figures: Figures, first: Figures) -> dict[str, Any]:
    """One language's words for every table and row of the first's: reckoned in one breath, they are the same ones."""
    named = {(table.slug, row.key): row.words for table in figures.tables for row in table.rows}
    heads = {table.slug: table for table in figures.tables}
    return {
        table.slug: {
            "name": heads.get(table.slug, table).name,
            "definition": heads.get(table.slug, table).definition,
            "rows": {row.key: named.get((table.slug, row.key), row.words) for row in table.rows},
        }
        for table in first.tables
    }
