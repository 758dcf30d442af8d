"""Dag reads the figures; others see them with small numbers hidden (CS3, AN10)."""

from datetime import date

import pytest

from frirum.actions import count
from frirum.rules.count import Facts
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
