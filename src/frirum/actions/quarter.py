"""Freezing quarters: what is published of one is reckoned once, kept word for word, and never changes (CS3, AN10)."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from frirum.records.models import Count, FigureSettings, Organisation, Quarter
from frirum.rules.figures import Figures
from frirum.rules.languages import LANGUAGES
from frirum.rules.quarter import due, last_month

type Reckon = Callable[[int, date, str, date], Figures]
"""What may be told of an organisation's quarter, in a language, on a day."""


def freeze_due(reckon: Reckon, *, now: datetime) -> int:
    """Freeze every quarter that is over, of every organisation that publishes; answers with how many were frozen now."""
    published = FigureSettings.objects.filter(public=True, quarters_from__isnull=False)
    frozen = 0
    for organisation, zone, since in published.values_list("organisation", "organisation__zone", "quarters_from"):
        today = now.astimezone(ZoneInfo(zone)).date()
        there = set(Quarter.objects.filter(organisation=organisation, line=None).values_list("begins", flat=True))
        for begins in due(since or today, today):
            frozen += begins not in there and freeze(organisation, begins, reckon, today=today, now=now)
    return frozen


def freeze(organisation_id: int, begins: date, reckon: Reckon, *, today: date, now: datetime) -> bool:
    """Freeze one quarter of an organisation, all its lines together; False where it is frozen already, or its counts changed
    meanwhile: then the next round does it.

    It is reckoned before the lock is taken, so that nobody who writes has to wait. The counts are kept beside, so that
    whatever is told of the quarter ever after is reckoned from these.
    """
    counts = _counts(organisation_id, begins)
    told = {language: reckon(organisation_id, begins, language, today) for language in LANGUAGES}
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation_id)  # two at once: the second finds it done
        there = Quarter.objects.filter(organisation=organisation_id, line=None, begins=begins)
        if there.exists() or _counts(organisation_id, begins) != counts:
            return False
        tables = _word_for_word(told)
        Quarter.objects.create(
            organisation_id=organisation_id, begins=begins, tables=tables, counts=counts, frozen_at=now
        )
    return True


def _counts(organisation_id: int, begins: date) -> list[list[Any]]:
    rows = Count.objects.filter(organisation=organisation_id, month__range=(begins, last_month(begins)), n__gt=0)
    summed: dict[tuple[int | None, str, str], int] = {}
    for line, dimension, key, n in rows.order_by("pk").values_list("line", "dimension", "key", "n"):
        place = (line, dimension, key)
        summed[place] = summed.get(place, 0) + n
    return [[*place, n] for place, n in summed.items()]


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
