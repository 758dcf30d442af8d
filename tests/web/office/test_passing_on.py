"""Whoever is not the office's own coordinator is told of closed quarters: what comes later changes nothing of it (AN10)."""

import re
from datetime import date

import pytest

from frirum.actions import count
from frirum.records.models import Quarter
from frirum.rules.count import Facts
from tests import reported
from tests.storasyster import House

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
OFFICE = "/office/storasyster/"
FETCHED = {"first_month": "2019-01", "last_month": "2019-12", "whom": "others"}
READ = {"first": "2019-01", "last": "2019-12"}


@pytest.fixture
def counted(house: House) -> House:
    reported.count(house.ours)
    return house


def told(house: House, where: str, asked: dict[str, str], name: str = "dag") -> bytes:
    answer = house.client(name).get(OFFICE + where, asked, secure=True)
    assert answer.status_code == 200
    return TOKEN.sub(b"", answer.content)


def one_more(house: House) -> None:
    """A call of that spring is registered years later."""
    count.add(Facts(house.ours.pk, None, date(2019, 4, 1), "phone", codes={"gender": "woman"}))


@pytest.mark.parametrize(
    ("where", "asked", "name"),
    [
        ("reports/figures/csv/", FETCHED, "dag"),
        ("reports/mapped/chi/", FETCHED, "dag"),
        ("figures/", READ, "ada"),
    ],
)
def test_what_was_passed_on_once_is_passed_on_the_same(
    counted: House, where: str, asked: dict[str, str], name: str
) -> None:
    before = told(counted, where, asked, name)
    assert Quarter.objects.exists()
    one_more(counted)
    assert told(counted, where, asked, name) == before


def test_her_own_look_closes_nothing_and_shows_what_came_later(counted: House) -> None:
    for where, asked in (
        ("figures/", READ),
        ("figures/", {**READ, "careful": "on"}),
        ("reports/figures/csv/", {**FETCHED, "whom": "ours"}),
    ):
        before = told(counted, where, asked)
        one_more(counted)
        assert told(counted, where, asked) != before
    assert not Quarter.objects.exists()


def test_a_period_that_may_not_be_told_yet_is_not_closed(counted: House) -> None:
    one_more(counted)
    counted.client("ada").get(f"{OFFICE}figures/", {"first": "2019-02", "last": "2019-12"}, secure=True)
    assert not Quarter.objects.exists()
