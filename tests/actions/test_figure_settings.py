"""Dag chooses that figures are published; the January they begin with stays (CS3, AN10)."""

from datetime import UTC, date, datetime

import pytest

from frirum.actions.figure_settings import choose
from frirum.records.models import FigureSettings
from frirum.rules.access import NotAllowed
from frirum.rules.figure_settings import Choice
from frirum.rules.wording import NotInOrder
from tests import storasyster
from tests.storasyster import NOW, House

pytestmark = pytest.mark.django_db(databases=["default", "live"])


@pytest.fixture
def house(db: None) -> House:
    return storasyster.build()


def test_dag_publishes_from_this_january_and_it_stays_whatever_he_chooses_later(house: House) -> None:
    dag, ours = house.actors["dag"], house.ours.pk
    choose(dag, ours, Choice(keep_months=24), now=NOW)
    assert FigureSettings.objects.get().quarters_from is None
    choose(dag, ours, Choice(public=True), now=NOW)
    later = datetime(2028, 5, 1, tzinfo=UTC)
    choose(dag, ours, Choice(), now=later)
    choose(dag, ours, Choice(public=True, keep_months=36), now=later)
    kept = FigureSettings.objects.get()
    assert (kept.public, kept.keep_months, kept.quarters_from) == (True, 36, date(2026, 1, 1))


def test_the_year_is_the_one_that_it_is_where_the_organisation_is(house: House) -> None:
    choose(house.actors["dag"], house.ours.pk, Choice(public=True), now=datetime(2026, 12, 31, 23, 30, tzinfo=UTC))
    assert FigureSettings.objects.get().quarters_from == date(2027, 1, 1)


@pytest.mark.parametrize("name", ["bo", "ada", "eva"])
def test_nobody_else_may(house: House, name: str) -> None:  # AZ2
    with pytest.raises(NotAllowed):
        choose(house.actors[name], house.ours.pk, Choice(public=True), now=NOW)
    assert not FigureSettings.objects.exists()


def test_what_is_not_in_order_changes_nothing(house: House) -> None:
    with pytest.raises(NotInOrder):
        choose(house.actors["dag"], house.ours.pk, Choice(public=True, keep_months=6), now=NOW)
    assert not FigureSettings.objects.exists()
