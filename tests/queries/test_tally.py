"""Unmet need as the own coordinator sees it, and as others may; nothing hidden is given back (CS3, AN10)."""

from datetime import date

import pytest

from frirum.queries.tally import Hour, tallies_of
from frirum.records.models import Federation, Line, Tally
from frirum.rules.figures import NotWholeQuarters, of_centre, of_federation, of_line, of_organisation
from frirum.rules.tally import What
from tests import storasyster
from tests.storasyster import House

pytestmark = [pytest.mark.django_db(databases=["default", "live"]), pytest.mark.both_stores]
JANUARY, MARCH, DECEMBER = date(2025, 1, 1), date(2025, 3, 1), date(2025, 12, 1)


@pytest.fixture
def house(db: None) -> House:
    return storasyster.build()


def happened(line: Line, what: What, n: int, *, band: str = "", month: int = 3, day: int = 0, hour: int = 0) -> None:
    Tally.objects.create(line=line, month=date(2025, month, 1), what=what, band=band, weekday=day, hour=hour, n=n)


def test_dag_sees_all_of_his_line(house: House) -> None:
    happened(house.line, What.CAME, 9, day=2, hour=20)
    happened(house.line, What.GAVE_UP, 2, day=2, hour=20)
    happened(house.line, What.TURNED_AWAY, 1, day=2, hour=22)
    happened(house.line, What.CLOSED_VISIT, 4, day=6, hour=3)
    happened(house.line, What.WAITED, 7, band="0_5")
    happened(house.their_line, What.GAVE_UP, 70)
    for scope in (of_line(house.line.pk), of_organisation(house.ours.pk)):
        found = tallies_of(scope, MARCH, MARCH, inside=True)
        assert found is not None
        assert found.unmet == {
            What.TURNED_AWAY: 1,
            What.GAVE_UP: 2,
            What.NOT_REACHED: 0,
            What.HURRIED: 0,
            What.CLOSED_VISIT: 4,
        }
        assert found.came == 9
        [waits] = found.tables  # a table in which nobody is, is none
        assert (waits.what, waits.base, waits.rows[:2]) == (What.WAITED, 7, (("0_5", 7), ("5_15", 0)))
        assert list(found.week) == [20, 21, 22]  # visits while closed stand in no hour of the line
        assert found.week[20][2] == Hour(9, 2)
        assert found.week[22][2] == Hour(0, 1)


def test_who_was_there_stands_beside_who_came(house: House) -> None:
    happened(house.line, What.CAME, 9, day=2, hour=20)
    happened(house.line, What.OPEN, 480, day=2, hour=20)
    happened(house.line, What.STAFFED, 720, day=2, hour=20)
    happened(house.line, What.OPEN, 60, day=3, hour=20)
    found = tallies_of(of_line(house.line.pk), MARCH, MARCH, inside=True)
    assert found is not None
    assert found.week[20][2] == Hour(9, 0, 1.5)
    assert found.week[20][3] == Hour(0, 0, 0.0)  # open, and nobody was there
    assert found.week[20][4] == Hour(0, 0, None)


def test_other_months_are_not_counted(house: House) -> None:
    happened(house.line, What.CAME, 9, month=4)
    found = tallies_of(of_line(house.line.pk), MARCH, MARCH, inside=True)
    assert found is not None
    assert (found.came, found.tables, found.week) == (0, (), {})


def test_others_are_told_of_unmet_need_only(house: House) -> None:
    happened(house.line, What.CAME, 90)
    happened(house.line, What.WAITED, 80, band="0_5")
    happened(house.line, What.GAVE_UP, 10)
    happened(house.line, What.HURRIED, 4)
    found = tallies_of(of_line(house.line.pk), JANUARY, MARCH)
    assert found is not None
    assert (found.unmet[What.GAVE_UP], found.unmet[What.HURRIED], found.unmet[What.NOT_REACHED]) == (10, None, 0)
    assert (found.came, found.tables, found.week) == (None, (), {})


def test_a_small_quarter_is_hidden_in_the_year_too(house: House) -> None:
    for month, n in ((1, 2), (2, 3), (5, 4), (8, 30)):  # five in the first quarter, four in the second
        happened(house.line, What.GAVE_UP, n, month=month)
    told = {
        last: found.unmet[What.GAVE_UP]
        for last in (3, 6, 12)
        if (found := tallies_of(of_line(house.line.pk), JANUARY, date(2025, last, 1))) is not None
    }
    assert told == {3: 5, 6: None, 12: None}  # else the year less its quarters would tell of the four


def test_a_small_line_is_hidden_in_the_organisation_and_the_federation_too(house: House) -> None:
    happened(house.line, What.GAVE_UP, 30)
    happened(house.their_line, What.GAVE_UP, 3)
    both = Federation.objects.create(slug="roks", name="Roks")
    both.members.add(house.ours, house.theirs)
    told = [
        found.unmet[What.GAVE_UP]
        for scope in (of_organisation(house.ours.pk), of_organisation(house.theirs.pk), of_federation(both.pk))
        if (found := tallies_of(scope, JANUARY, DECEMBER)) is not None
    ]
    assert told == [30, None, None]


def test_what_leaves_the_house_covers_whole_quarters(house: House) -> None:
    with pytest.raises(NotWholeQuarters):
        tallies_of(of_line(house.line.pk), MARCH, MARCH)


def test_a_centres_part_of_a_line_is_not_counted_apart(house: House) -> None:
    assert tallies_of(of_centre(house.ours.pk, house.line.pk), MARCH, MARCH, inside=True) is None
