"""What is published of an organisation, and when the next quarter comes (CS3)."""

from datetime import date

import pytest

from frirum.queries.quarter import frozen, published
from frirum.rules.figure_settings import Choice
from tests import storasyster
from tests.published import calls, freeze, publishes
from tests.storasyster import House

pytestmark = pytest.mark.django_db(databases=["default", "live"])
FIRST, MAY = date(2026, 1, 1), date(2026, 5, 1)


@pytest.fixture
def house(db: None) -> House:
    return storasyster.build()


def test_who_never_chose_publishes_nothing(house: House) -> None:
    found = published(house.ours.pk, today=MAY)
    assert (found.choice, found.quarters, found.next_on) == (Choice(), (), None)
    assert frozen(house.ours.pk, FIRST, language="sv") is None


def test_who_publishes_has_quarters_and_the_day_of_the_next(house: House) -> None:
    publishes(house)
    calls(house, 20, gender="woman")
    assert published(house.ours.pk, today=date(2026, 2, 1)).next_on == date(2026, 4, 15)
    freeze()
    found = published(house.ours.pk, today=MAY)
    assert (found.choice.public, found.quarters, found.next_on) == (True, (FIRST,), date(2026, 7, 15))
    assert published(house.theirs.pk, today=MAY).quarters == ()
