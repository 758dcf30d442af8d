"""Figures that can be trusted: bases, sub-totals, and what is hidden from whom (CS3, CS7, AN10)."""

from datetime import date

import pytest

from frirum.actions import count
from frirum.queries.figures import figures_of
from frirum.records.models import FigureSettings
from frirum.rules.count import Facts, More
from frirum.rules.figures import Figures, Scope, Why, of_centre, of_line, of_organisation
from tests import storasyster
from tests.storasyster import House

pytestmark = pytest.mark.django_db(databases=["default", "live"])
JANUARY, DECEMBER = date(2025, 1, 1), date(2025, 12, 1)
TODAY = date(2026, 3, 4)


@pytest.fixture
def house(db: None) -> House:
    return storasyster.build()


def calls(house: House, n: int, *more: More, month: int = 3, **codes: str) -> None:
    one = Facts(house.ours.pk, house.line.pk, date(2025, month, 1), "phone", codes=codes, more=more)
    count.add_all([one] * n)


def year(scope: Scope, *, inside: bool = False, language: str = "sv") -> Figures:
    return figures_of(scope, JANUARY, DECEMBER, language=language, today=TODAY, inside=inside)


def rows(figures: Figures, slug: str) -> dict[str, int | None]:
    return {row.key: row.n for row in figures.table(slug).rows}


def source_001(house: House) -> None:
    """The phone contacts of the source: 86 and 14; 77, 9 and 12; 65, 5, 1 and 29 per cent of 217."""
    calls(house, 140, gender="woman", who="exposed_self", region="midt")
    calls(house, 27, gender="woman", who="exposed_self", region="not_known_place")
    calls(house, 20, gender="woman", who="relative_parent")
    calls(house, 11, gender="man", who="professional", region="nord")
    calls(house, 2, gender="man", who="professional", region="else")
    calls(house, 13, gender="man", who="other")
    calls(house, 4, gender="man")


def test_dag_sees_every_cell_with_its_base(house: House) -> None:  # CS7
    source_001(house)
    figures = year(of_organisation(house.ours.pk), inside=True)
    gender = figures.table("gender")
    assert gender.base == figures.total == 217
    assert [(row.words, row.n, round((row.share or 0) * 100)) for row in gender.rows] == [
        ("Flicka eller kvinna", 187, 86),
        ("Pojke eller man", 30, 14),
    ]
    assert rows(figures, "who")["all_close"] == 20
    assert rows(figures, "region")["else"] == 2
    assert not figures.hidden


def test_the_funder_sees_no_cell_of_two_and_what_would_give_it_back_is_hidden_too(house: House) -> None:
    source_001(house)
    figures = year(of_organisation(house.ours.pk))
    region = rows(figures, "region")
    assert region["else"] is None
    assert list(region.values()).count(None) == 2
    assert region["midt"] == 140
    assert rows(figures, "gender") == {"woman": 187, "man": 30}
    assert all(row.share is None for row in figures.table("region").rows if row.n is None)


def test_a_sub_topic_is_hidden_and_its_main_topic_does_not_give_it_back(house: House) -> None:
    calls(house, 3, More("topic", "rape", "sexual", primary=True))
    calls(house, 20, More("topic", "grooming", "sexual", primary=True))
    calls(house, 30, More("topic", "grief", primary=True))
    primary = rows(year(of_organisation(house.ours.pk)), "primary")
    assert primary["sexual"] == 23
    assert primary["sexual/rape"] is None
    assert primary["sexual/grooming"] is None
    assert primary["grief"] == 30


def test_what_is_hidden_of_primary_topics_is_hidden_of_those_mentioned(house: House) -> None:
    """Grooming was mentioned 99 times: so at most 99 of the 103 that are hidden are its own, and the others can only be 4."""
    calls(house, 4, More("topic", "rape", "sexual", primary=True))
    calls(house, 99, More("topic", "grooming", "sexual", primary=True))
    calls(house, 30, More("topic", "grief", primary=True))
    told = year(of_organisation(house.ours.pk))
    hidden = {key for key, n in rows(told, "primary").items() if n is None}
    assert hidden > {"sexual/rape"}
    assert {key for key, n in rows(told, "topic").items() if n is None} >= hidden


def test_of_a_handful_nothing_is_told(house: House) -> None:
    calls(house, 3, gender="woman")
    figures = year(of_organisation(house.ours.pk))
    assert figures.total is None
    assert set(rows(figures, "gender").values()) == {None}


def test_only_whole_quarters_that_are_over_leave_the_house(house: House) -> None:
    calls(house, 30, gender="woman")
    scope = of_organisation(house.ours.pk)
    odd = figures_of(scope, date(2025, 2, 1), DECEMBER, language="sv", today=TODAY)
    assert (odd.why, odd.tables) == (Why.NOT_WHOLE_QUARTERS, ())
    running = figures_of(scope, date(2026, 1, 1), date(2026, 3, 1), language="sv", today=date(2026, 5, 1))
    assert running.why is Why.NOT_OVER
    FigureSettings.objects.create(organisation=house.ours, public=True, quarters_from=date(2026, 1, 1))
    told = figures_of(scope, date(2026, 1, 1), date(2026, 3, 1), language="sv", today=date(2026, 5, 1))
    assert told.why is None
    assert told.total == 0


def test_of_a_line_two_organisations_each_know_their_own_and_learn_nothing_of_the_other(house: House) -> None:  # CS4
    calls(house, 40, gender="woman")
    calls(house, 40, gender="man")
    theirs = Facts(house.theirs.pk, house.line.pk, date(2025, 3, 1), "chat", codes={"gender": "man"})
    others = Facts(house.theirs.pk, house.line.pk, date(2025, 3, 1), "chat", codes={"gender": "woman"})
    count.add_all([theirs] * 3 + [others] * 40)
    line = year(of_line(house.line.pk))
    assert line.total == 123
    assert rows(line, "gender") == {"woman": None, "man": None}  # 43 less her own 40 would be three
    assert rows(year(of_centre(house.theirs.pk, house.line.pk)), "gender") == {"woman": None, "man": None}
    assert rows(year(of_centre(house.ours.pk, house.line.pk)), "gender") == {"woman": 40, "man": 40}


def test_names_are_in_the_language_asked_for(house: House) -> None:
    calls(house, 9, gender="woman")
    figures = year(of_organisation(house.ours.pk), inside=True, language="fi")
    assert figures.table("channel").name == "Miten otettiin yhteyttä"
    assert figures.table("gender").name == "Sukupuoli"
    assert figures.table("channel").definition
