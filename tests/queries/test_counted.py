"""How many contacts a period had."""

from datetime import date

import pytest

from frirum.queries.counted import counted, every_count, how_many_counts
from tests import reported, storasyster
from tests.storasyster import House

pytestmark = [pytest.mark.django_db(databases=["default", "live"]), pytest.mark.both_stores]


@pytest.fixture
def house(db: None) -> House:
    made = storasyster.build()
    reported.count(made.ours)
    return made


def test_a_year_is_the_sum_of_its_months(house: House) -> None:
    year = counted(house.ours.pk, reported.JANUARY, reported.DECEMBER)
    assert (year.total, year.cells["channel"]) == (217, {"phone": 217})
    assert year.cells["gender"] == {"man": 30, "woman": 187}
    months = [counted(house.ours.pk, date(2019, n, 1), date(2019, n, 1)).total for n in range(1, 13)]
    assert sum(months) == 217


def test_nothing_elsewhere_and_nothing_at_other_times(house: House) -> None:
    assert counted(house.theirs.pk, reported.JANUARY, reported.DECEMBER).total == 0
    assert counted(house.ours.pk, date(2018, 1, 1), date(2018, 12, 1)).cells == {}


def test_every_single_count(house: House) -> None:
    every = list(every_count(house.ours.pk))
    assert sum(one.n for one in every if one.dimension == "total") == 217
    assert (every[0].month, every[0].line) == (reported.JANUARY, "")
    assert how_many_counts(house.ours.pk) == len(every)
    assert list(every_count(house.theirs.pk)) == []
    assert how_many_counts(house.theirs.pk) == 0
