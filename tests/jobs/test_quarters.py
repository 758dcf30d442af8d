"""The clockwork of published figures: every hour, and no harm in doing it twice."""

import pytest

from frirum.jobs import quarters
from frirum.jobs.housework import HOUSEWORK
from frirum.records.models import Quarter
from tests import storasyster
from tests.published import NEXT_YEAR, calls, publishes

pytestmark = pytest.mark.django_db(databases=["default", "live"])


def test_it_stands_in_the_timetable() -> None:
    assert quarters.freeze in {entry.work for entry in HOUSEWORK}


def test_all_that_is_over_is_frozen_once() -> None:
    house = storasyster.build()
    publishes(house)
    calls(house, 20, gender="woman")
    for _ in range(2):
        quarters.freeze(now=NEXT_YEAR)
    assert Quarter.objects.count() == 4
