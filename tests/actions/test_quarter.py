"""A quarter is frozen once, word for word; nothing that comes later changes it or gives a hidden cell back (CS3, AN10)."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta
from itertools import combinations

import pytest
from django.db import connections

from frirum.actions import quarter
from frirum.jobs import quarters
from frirum.queries.figures import figures_of
from frirum.queries.quarter import frozen
from frirum.records.models import FigureSettings, Quarter
from frirum.rules.figures import Figures, of_organisation
from tests import storasyster
from tests.published import NEXT_YEAR, SPRING, calls, freeze, publishes
from tests.storasyster import House

pytestmark = pytest.mark.django_db(databases=["default", "live"])
FIRST = date(2026, 1, 1)
LATER = datetime(2027, 2, 1, tzinfo=UTC)


@pytest.fixture
def house(db: None) -> House:
    made = storasyster.build()
    publishes(made)
    return made


def page(house: House, month: int = 1, language: str = "sv") -> Figures:
    found = frozen(house.ours.pk, date(2026, month, 1), language=language)
    assert found is not None
    return found


def report(house: House, first: int = 1, last: int = 12) -> Figures:
    """What a report to a grant giver tells, a year later."""
    months = (date(2026, first, 1), date(2026, last, 1))
    return figures_of(of_organisation(house.ours.pk), *months, language="sv", today=date(2027, 3, 1))


def inside(house: House) -> Figures:
    months = (FIRST, date(2026, 12, 1))
    return figures_of(of_organisation(house.ours.pk), *months, language="sv", today=date(2027, 3, 1), inside=True)


def test_a_quarter_is_frozen_two_weeks_after_its_end_with_small_numbers_hidden(house: House) -> None:
    calls(house, 40, gender="woman")
    calls(house, 9, gender="man")
    calls(house, 2, gender="other")
    freeze(SPRING - timedelta(days=1))
    assert not Quarter.objects.exists()
    freeze()
    assert (page(house).total, page(house).numbers("gender")) == (51, {"woman": 40, "man": None, "other": None})


def test_it_speaks_five_languages_with_the_same_numbers(house: House) -> None:
    calls(house, 40, gender="woman")
    calls(house, 9, gender="man")
    freeze()
    told = {language: page(house, language=language) for language in ("sv", "nb", "da", "fi", "en")}
    assert told["fi"].table("gender").name == "Sukupuoli"
    assert told["sv"].table("gender").rows[0].words == "Flicka eller kvinna"
    assert len({str([one.numbers(t.slug) for t in one.tables]) for one in told.values()}) == 1


def test_an_organisation_that_publishes_nothing_freezes_nothing(house: House) -> None:
    FigureSettings.objects.update(public=False)
    freeze(NEXT_YEAR)
    assert not Quarter.objects.exists()


def test_what_is_corrected_later_changes_neither_the_page_nor_what_others_are_told_of_it(house: House) -> None:
    calls(house, 40, gender="woman")
    calls(house, 9, gender="man")
    calls(house, 2, gender="other")
    freeze()
    before = page(house)
    calls(house, -2, gender="woman")  # a correction: two were of the others
    calls(house, 2, gender="other")
    calls(house, 4, gender="man")  # and four are registered too late
    freeze(NEXT_YEAR)
    assert page(house) == before
    assert report(house, 1, 3).numbers("gender") == before.numbers("gender")
    inside = figures_of(
        of_organisation(house.ours.pk), FIRST, date(2026, 3, 1), language="sv", today=date(2027, 3, 1), inside=True
    )
    assert inside.numbers("gender") == {"woman": 38, "man": 13, "other": 4}  # her own office sees what is true


def test_the_page_and_the_reports_of_a_year_give_no_small_number_back(house: House) -> None:  # AN10
    women, men = (6, 6, 6, 2), (30, 30, 30, 30)
    for at in range(4):
        calls(house, women[at], quarter=at + 1, gender="woman")
        calls(house, men[at], quarter=at + 1, gender="man")
    freeze(NEXT_YEAR)
    calls(house, 5, gender="woman")  # with this the year alone would be told, and the page would give back the two
    told = {(at, at + 1): page(house, at * 3 + 1).numbers("gender") for at in range(4)}
    for begin, end in combinations(range(5), 2):
        found = report(house, begin * 3 + 1, end * 3).numbers("gender")
        assert told.setdefault((begin, end), found) == found
    assert told[0, 3] == {"woman": 18, "man": 90}
    for period, cells in told.items():
        if period[1] == 4:  # each of them less what is told before it would be the two
            assert cells["woman"] is None, period
            assert cells["man"] is None, period  # nor from the total


def test_years_that_were_told_before_are_told_as_they_were(house: House) -> None:  # AN10
    FigureSettings.objects.update(public=False, quarters_from=None)
    for at, n in enumerate((5, 1, 5, 5)):
        calls(house, n, quarter=at + 1, gender="woman")
        calls(house, 30, quarter=at + 1, gender="man")
    before = [report(house, *months).numbers("gender") for months in ((1, 6), (1, 3), (4, 6), (1, 12))]
    assert (before[0]["woman"], before[1]["woman"]) == (6, None)
    FigureSettings.objects.update(public=True, quarters_from=date(2027, 1, 1))
    assert [report(house, *months).numbers("gender") for months in ((1, 6), (1, 3), (4, 6), (1, 12))] == before


def test_a_crash_in_the_middle_leaves_nothing_and_the_next_round_freezes_it(house: House) -> None:
    calls(house, 40, gender="woman")

    def breaks(organisation: int, begins: date, language: str, today: date) -> Figures:
        if language == "fi":
            raise RuntimeError
        return quarters.reckon(organisation, begins, language, today)

    with pytest.raises(RuntimeError):
        quarter.freeze_due(breaks, now=SPRING)
    assert not Quarter.objects.exists()
    assert quarter.freeze_due(quarters.reckon, now=SPRING) == 1
    assert quarter.freeze_due(quarters.reckon, now=SPRING) == 0


def test_a_contact_that_comes_while_it_is_reckoned_is_waited_for(house: House) -> None:
    calls(house, 40, gender="woman")
    calls(house, 30, gender="man")

    def meanwhile(organisation: int, begins: date, language: str, today: date) -> Figures:
        if language == "en":
            calls(house, 1, gender="woman")
        return quarters.reckon(organisation, begins, language, today)

    assert quarter.freeze_due(meanwhile, now=SPRING) == 0
    assert quarter.freeze_due(quarters.reckon, now=SPRING) == 1
    assert page(house).numbers("gender") == {"woman": 41, "man": 30}


def test_a_quarter_in_which_nobody_came(house: House) -> None:
    freeze(datetime(2026, 7, 20, tzinfo=UTC))
    assert [page(house, month).total for month in (1, 4)] == [0, 0]


@pytest.mark.django_db(databases=["default", "live"], transaction=True)
def test_frozen_twice_at_once_it_is_there_once(house: House) -> None:
    calls(house, 40, gender="woman")
    frozen_by, failed = list[bool](), list[BaseException]()

    def freezes() -> None:
        try:
            day = SPRING.date()
            frozen_by.append(quarter.freeze(house.ours.pk, FIRST, quarters.reckon, today=day, now=SPRING))
        except BaseException as trouble:
            failed.append(trouble)
        finally:
            connections.close_all()

    both = [threading.Thread(target=freezes) for _ in range(3)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert failed == []
    assert sorted(frozen_by) == [False, False, True]
    assert Quarter.objects.count() == 1


def test_what_was_passed_on_stays_as_it_was_without_a_public_page(house: House) -> None:  # AN10
    FigureSettings.objects.update(public=False, quarters_from=None)
    calls(house, 40, gender="woman")
    calls(house, 9, gender="man")
    assert quarter.close([house.ours.pk], date(2027, 1, 1), now=LATER) == 4
    before = report(house)
    calls(house, 1, gender="man")  # registered when the report had gone
    assert report(house).numbers("gender") == before.numbers("gender") == {"woman": 40, "man": 9}
    assert report(house).total == 49
    assert quarter.close([house.ours.pk], date(2027, 1, 1), now=LATER) == 0
    assert inside(house).total == 50  # Dag sees all of them


def test_an_organisation_without_contacts_and_quarters_to_come_close_nothing(house: House) -> None:
    assert quarter.close([house.ours.pk], date(2027, 1, 1), now=LATER) == 0
    calls(house, 40, gender="woman")
    assert quarter.close([house.ours.pk], FIRST, now=LATER) == 0


def test_a_quarter_that_was_passed_on_is_published_as_it_was(house: House) -> None:
    calls(house, 40, gender="woman")
    calls(house, 9, gender="man")
    quarter.close([house.ours.pk], date(2026, 4, 1), now=LATER)
    assert frozen(house.ours.pk, FIRST, language="sv") is None  # nobody reads it on the page yet
    calls(house, 7, gender="woman")
    freeze()
    assert page(house).numbers("gender") == {"woman": 40, "man": 9}
    assert Quarter.objects.filter(begins=FIRST).count() == 1
