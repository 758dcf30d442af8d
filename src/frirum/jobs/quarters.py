"""What time brings to published figures: a quarter that is over is frozen (CS3)."""

from __future__ import annotations

from datetime import date, datetime

from frirum.actions import quarter
from frirum.queries.figures import figures_to_pass_on
from frirum.rules.figures import Figures, of_organisation
from frirum.rules.quarter import last_month


def freeze(*, now: datetime) -> None:
    """Freeze the quarters that are over, of organisations that publish them."""
    quarter.freeze_due(reckon, now=now)


def reckon(organisation_id: int, begins: date, language: str, today: date) -> Figures:
    """What may be told of an organisation's quarter: small numbers hidden as in everything that leaves the house."""
    scope = of_organisation(organisation_id)
    return figures_to_pass_on(scope, begins, last_month(begins), language=language, today=today)
