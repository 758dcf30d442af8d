"""Dag reads the figures; others see them with small numbers hidden (CS3, AN10)."""

from datetime import date

import pytest

from frirum.actions import count
from frirum.records.models import Tally
from frirum.rules.count import Facts
from frirum.rules.tally import What
from tests.storasyster import House

THERE = "/office/storasyster/figures/"
LAST_YEAR = "first=2025-01&last=2025-12"


@pytest.fixture
def counted(house: House) -> House:
    for who, n in (("exposed_self", 40), ("relative_parent", 12), ("witness", 2)):
        one = Facts(house.ours.pk, house.line.pk, date(2025, 3, 1), "phone", codes={"who": who, "gender": "woman"})
        count.add_all([one] * n)
    return house


def page(house: House, asked: str = LAST_YEAR, name: str = "dag") -> str:
    answer = house.client(name).get(f"{THERE}?{asked}", secure=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_dag_sees_every_number_with_its_base_and_definition(counted: House) -> None:
    read = page(counted)
    assert "Shares are of 54 contacts." in read
    assert "Each contact counts once, by how it came." in read
    assert '<td class="number">2</td><td class="number">3.7' in read
    assert '<td class="number">hidden</td>' not in read


def test_dag_looks_at_what_others_may_see(counted: House) -> None:
    read = page(counted, LAST_YEAR + "&careful=on")
    assert "Numbers from one to four are hidden" in read
    assert '<td class="number">2</td>' not in read
    assert '<td class="number">hidden</td>' in read


def test_who_only_administers_sees_no_small_number(counted: House) -> None:
    assert '<td class="number">2</td>' not in page(counted, name="ada")


def test_two_periods_stand_beside_each_other(counted: House) -> None:
    count.add(Facts(counted.ours.pk, counted.line.pk, date(2024, 3, 1), "phone", codes={"who": "witness"}))
    read = page(counted, LAST_YEAR + "&then_first=2024-01&then_last=2024-12")
    assert "compared with January 2024 – December 2024" in read
    assert "(January 2024 – December 2024: 1)" in read


def test_a_line_of_her_own_shows_all(counted: House) -> None:
    assert '<td class="number">2</td>' in page(counted, f"{LAST_YEAR}&whose=line-{counted.line.slug}")


@pytest.mark.parametrize("asked", ["first=2025-13&last=2025-12", "first=x&last=", "then_first=2025-05&then_last=x"])
def test_a_period_that_cannot_be_read_is_said(counted: House, asked: str) -> None:
    assert "could not be read" in page(counted, asked)


def test_without_a_period_it_is_the_year_so_far(counted: House) -> None:
    assert "Nothing is counted in this period yet." in page(counted, "")


@pytest.mark.parametrize("name", ["bo", "eva"])
def test_nobody_else_reads_them(counted: House, name: str) -> None:
    assert counted.client(name).get(THERE, secure=True).status_code in (403, 404)


def test_what_leaves_the_house_covers_whole_quarters(counted: House) -> None:
    assert "cover whole quarters" in page(counted, "first=2025-02&last=2025-12&careful=on")


def tally(house: House, what: What, n: int, *, band: str = "", day: int = 0, hour: int = 0) -> None:
    Tally.objects.create(line=house.line, month=date(2025, 3, 1), what=what, band=band, weekday=day, hour=hour, n=n)


def test_dag_reads_unmet_need_waits_and_hours(counted: House) -> None:
    tally(counted, What.GAVE_UP, 3, day=2, hour=20)
    tally(counted, What.CAME, 8, day=2, hour=20)
    tally(counted, What.WAITED, 4, band="5_15")
    tally(counted, What.WAITED, 1, band="60_")
    tally(counted, What.BEFORE, 2, band="1")
    tally(counted, What.OPEN, 60, day=2, hour=20)
    tally(counted, What.STAFFED, 90, day=2, hour=20)
    tally(counted, What.OPEN, 60, day=3, hour=20)
    read = page(counted)
    assert "</span> 1.5</span></td>" in read
    assert '<td class="number">0<span class="there soft">' in read  # open, and nobody came
    assert '<th scope="row">Stopped waiting</th><td class="number">3</td>' in read
    assert '<th scope="row">5 to 15 minutes</th><td class="number">4</td><td class="number">80.0' in read
    assert '<th scope="row">60 minutes or more</th><td class="number">1</td>' in read
    assert '<th scope="row">Very bad</th><td class="number">2</td>' in read
    assert (
        '20–21</th><td class="number"></td><td class="number"></td><td class="number">8 <span class="soft">(3)' in read
    )
    assert "Under 5 minutes" in read
    assert "Not known, a desk was lost" in read


def test_others_read_unmet_need_only_and_no_small_number(counted: House) -> None:
    tally(counted, What.GAVE_UP, 3)
    tally(counted, What.CLOSED_VISIT, 60)
    tally(counted, What.WAITED, 40, band="5_15")
    for read in (page(counted, name="ada"), page(counted, LAST_YEAR + "&careful=on")):
        assert '<th scope="row">Stopped waiting</th><td class="number">hidden</td>' in read
        assert 'closed</th><td class="number">60</td>' in read
        assert "How long they waited" not in read
        assert "When they came" not in read


def test_of_a_period_that_is_not_told_nothing_is_told(counted: House) -> None:
    tally(counted, What.CLOSED_VISIT, 60)
    assert "Unmet need" not in page(counted, "first=2025-02&last=2025-12&careful=on")
