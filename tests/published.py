"""A house that publishes: contacts by quarter, and the days on which its quarters are frozen."""

from datetime import UTC, date, datetime

from frirum.actions import count
from frirum.jobs import quarters
from frirum.records.models import FigureSettings
from frirum.rules.count import Facts
from tests.storasyster import House

YEAR = 2026
SPRING = datetime(2026, 4, 15, 12, tzinfo=UTC)  # the first quarter is frozen
NEXT_YEAR = datetime(2027, 1, 15, 12, tzinfo=UTC)  # and all four of them


def publishes(house: House) -> None:
    """Our house publishes its quarters from this January on."""
    FigureSettings.objects.create(organisation=house.ours, public=True, quarters_from=date(YEAR, 1, 1))


def calls(house: House, n: int, *, quarter: int = 1, **codes: str) -> None:
    """So many contacts in a quarter; fewer than none takes them away again."""
    one = Facts(house.ours.pk, house.line.pk, date(YEAR, quarter * 3 - 1, 1), "phone", codes=codes)
    count.add_all([one] * abs(n), 1 if n > 0 else -1)


def freeze(now: datetime = SPRING) -> None:
    """The clockwork comes by."""
    quarters.freeze(now=now)
