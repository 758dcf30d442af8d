"""What is remembered of the counts is what a new reader would reckon (CS3)."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import transaction

from frirum.actions import count
from frirum.queries import history
from frirum.queries.figures import figures_of
from frirum.records.models import Federation
from frirum.rules.count import ALL, TOTAL, Facts
from frirum.rules.figures import Scope, of_federation, of_line, of_organisation
from tests import storasyster
from tests.storasyster import House

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)
BEGAN, ENDED = date(2024, 1, 1), date(2025, 12, 1)
TODAY = date(2026, 3, 4)


@pytest.fixture
def house(transactional_db: None) -> House:
    return storasyster.build()


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was read anew from the counts, and not remembered."""
    seen: list[str] = []

    def watched(name: str) -> None:
        real: Callable[..., object] = getattr(history, name)

        def reads(*given: object) -> object:
            seen.append(name)
            return real(*given)

        monkeypatch.setattr(history, name, reads)

    watched("_filled")
    watched("_sums_of")
    return seen


def call(house: House, *, month: date = date(2025, 3, 1), gender: str = "woman", n: int = 1, times: int = 1) -> None:
    count.add_all([Facts(house.ours.pk, house.line.pk, month, "phone", codes={"gender": gender})] * times, n)


def genders(scope: Scope, *, inside: bool) -> dict[str, int | None]:
    return figures_of(scope, BEGAN, ENDED, language="sv", today=TODAY, inside=inside).numbers("gender")


@pytest.mark.parametrize("inside", [True, False])
def test_what_did_not_change_is_read_once(house: House, read: list[str], *, inside: bool) -> None:
    call(house, times=30)
    call(house, gender="man", times=20)
    scope = of_organisation(house.ours.pk)
    assert genders(scope, inside=inside) == genders(scope, inside=inside) == {"woman": 30, "man": 20}
    assert len(read) == 1


@pytest.mark.parametrize("inside", [True, False])
def test_a_correction_that_leaves_the_total_as_it_was_is_seen_at_once(house: House, *, inside: bool) -> None:
    call(house, times=30)
    call(house, gender="man", times=20)
    scope = of_organisation(house.ours.pk)
    genders(scope, inside=inside)
    with transaction.atomic():
        call(house, n=-1)
        call(house, gender="man")
    assert genders(scope, inside=inside) == {"woman": 29, "man": 21}


def test_a_new_contact_of_this_month_leaves_what_is_known_of_years_that_are_over(house: House, read: list[str]) -> None:
    call(house, times=30)
    scope = of_organisation(house.ours.pk)
    genders(scope, inside=False)
    call(house, month=date(2026, 3, 1))
    genders(scope, inside=False)
    assert read == ["_filled"]
    call(house, month=date(2024, 2, 1))
    genders(scope, inside=False)
    assert read == ["_filled", "_filled"]


def test_what_was_read_in_a_deed_that_is_undone_is_not_remembered(house: House) -> None:
    call(house, times=30)
    scope = of_organisation(house.ours.pk)
    with transaction.atomic():
        call(house, gender="man")
        assert history.sums(scope, BEGAN, ENDED)["gender", "man"] == 1
        transaction.set_rollback(True)
    call(house)
    assert ("gender", "man") not in history.sums(scope, BEGAN, ENDED)
    assert history.sums(scope, BEGAN, ENDED)[TOTAL, ALL] == 31


def test_who_joins_a_federation_changes_whose_tables_overlap(house: House) -> None:
    call(house, times=30)
    count.add_all([Facts(house.theirs.pk, None, date(2025, 3, 1), "chat", codes={"gender": "man"})] * 20)
    ours, federation = of_organisation(house.ours.pk), Federation.objects.create(name="Together")
    federation.members.add(house.ours)
    assert len(history.history(ours, TODAY).parts) == 1
    assert history.sums(of_federation(federation.pk), BEGAN, ENDED)[TOTAL, ALL] == 30
    federation.members.add(house.theirs)
    assert len(history.history(ours, TODAY).parts) == 2
    assert history.sums(of_federation(federation.pk), BEGAN, ENDED)[TOTAL, ALL] == 50


def test_of_a_line_without_contacts_there_is_nothing(house: House) -> None:
    assert history.sums(of_line(house.line.pk), BEGAN, ENDED) == {}
    assert genders(of_line(house.line.pk), inside=False) == {}
