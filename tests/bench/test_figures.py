"""DuckDB, which knows nothing of our counts, comes to the same figures from the same rows."""

from datetime import date

import pytest

from bench.contacts import Place, contacts, write
from bench.duck import Duck
from frirum.queries.codebook import book_in_use
from frirum.queries.history import sums
from frirum.rules.figures import of_organisation
from tests import storasyster

pytestmark = pytest.mark.django_db(databases=["default", "live"])


def test_our_figures_are_those_of_duckdb(db: None) -> None:
    house = storasyster.build()
    book = book_in_use(house.ours.pk)
    places = [Place(house.ours.pk, house.line.pk, 3), Place(house.theirs.pk, house.line.pk, 1)]
    assert write(book, contacts(book, places, 3000, first_year=2016, seed=7)) == 3000
    ours = sums(of_organisation(house.ours.pk), date(2018, 4, 1), date(2024, 9, 1))
    theirs = Duck().sums(f"organisation_id = {house.ours.pk} AND month BETWEEN '2018-04-01' AND '2024-09-30'")
    assert ours == theirs


def test_the_same_seed_makes_the_same_contacts(db: None) -> None:
    house = storasyster.build()
    book, places = book_in_use(house.ours.pk), [Place(house.ours.pk, None, 1)]
    one, other = (list(contacts(book, places, 50, first_year=2016, seed=seed)) for seed in (7, 7))
    assert one == other
    assert one != list(contacts(book, places, 50, first_year=2016, seed=8))
