"""Published quarters, word for word as they were frozen, and what an organisation chose about its figures."""

from dataclasses import dataclass
from datetime import date

from frirum.records.models import FigureSettings, Quarter
from frirum.rules.figure_settings import Choice
from frirum.rules.figures import Figures, Row, Table, of_organisation
from frirum.rules.quarter import due, frozen_on, last_month, next_quarter


@dataclass(frozen=True, slots=True)
class Published:
    """What an organisation chose, its frozen quarters, the newest first, and when the next one comes."""

    choice: Choice
    quarters: tuple[date, ...]
    next_on: date | None


def published(organisation_id: int, *, today: date) -> Published:
    """What an organisation publishes; of one that never chose, nothing."""
    row = FigureSettings.objects.filter(organisation=organisation_id).first()
    frozen = Quarter.objects.filter(organisation=organisation_id, line=None, tables__isnull=False).order_by("-begins")
    quarters = tuple(frozen.values_list("begins", flat=True))
    if row is None:
        return Published(Choice(), quarters, None)
    next_on = None
    if row.public and row.quarters_from is not None:
        over = due(row.quarters_from, today)
        next_on = frozen_on(next_quarter(over[-1]) if over else row.quarters_from)
    return Published(Choice(row.public, row.keep_months), quarters, next_on)


def frozen(organisation_id: int, begins: date, *, language: str) -> Figures | None:
    """One quarter in one language, as it was frozen; None where there is none."""
    row = Quarter.objects.filter(organisation=organisation_id, line=None, begins=begins).first()
    if row is None or row.tables is None:
        return None
    kept, words = row.tables, row.tables["words"][language]
    tables = tuple(
        Table(
            one["slug"],
            words[one["slug"]]["name"],
            words[one["slug"]]["definition"],
            one["base"],
            tuple(
                Row(each["key"], words[one["slug"]]["rows"][each["key"]], each["n"], each["share"], each["level"])
                for each in one["rows"]
            ),
            one["several"],
        )
        for one in kept["tables"]
    )
    scope = of_organisation(organisation_id)
    return Figures(scope, begins, last_month(begins), language, kept["total"], tables)
