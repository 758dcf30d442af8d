"""Dag fetches figures: with every number for the office, with small ones hidden to pass on (AN10, EX2)."""

import io
import json
import zipfile

import pytest
from django.http import HttpResponse

from tests import reported
from tests.storasyster import House

THERE = "/office/storasyster/reports/"
YEAR = {"first_month": "2019-01", "last_month": "2019-12", "whom": "others"}


def fetch(house: House, where: str, name: str = "dag", **other: str) -> HttpResponse:
    reported.count(house.ours)
    return house.client(name).get(THERE + where, {**YEAR, **other}, secure=True)


def test_the_page_offers_all_forms(house: House) -> None:
    page = fetch(house, "").content.decode()
    assert all(f"/figures/{form}/" in page for form in ("csv", "xlsx", "pdf", "json"))
    assert all(f"/everything/{form}/" in page for form in ("csv", "xlsx", "json"))
    assert "Child Helpline International" in page


def test_csv_to_pass_on_hides_and_for_the_office_does_not(house: House) -> None:
    text = fetch(house, "figures/csv/").content.decode("utf-8-sig")
    line = next(line for line in text.splitlines() if ";rest_of_country;" in line)
    assert ";hidden;;217;" in line
    text = fetch(house, "figures/csv/", whom="ours").content.decode("utf-8-sig")
    assert ";4;" in next(line for line in text.splitlines() if ";rest_of_country;" in line)  # counted twice by now


def test_json_says_whether_it_may_be_passed_on(house: House) -> None:
    found = json.loads(fetch(house, "figures/json/").content)
    assert (found["form"], found["small_numbers_hidden"]) == ("frirum-figures-1", True)
    assert not json.loads(fetch(house, "figures/json/", whom="ours").content)["small_numbers_hidden"]


def test_a_workbook_and_a_pdf(house: House) -> None:
    assert zipfile.is_zipfile(io.BytesIO(fetch(house, "figures/xlsx/").content))
    assert fetch(house, "figures/pdf/").content.startswith(b"%PDF")


@pytest.mark.parametrize(("to", "says"), [("chi", "Gender: girl"), ("brottsofferjouren", "Kön: kvinna")])
def test_in_the_words_of_others(house: House, to: str, says: str) -> None:
    text = fetch(house, f"mapped/{to}/").content.decode("utf-8-sig")
    assert f";{says};187;86.2;217;" in text


@pytest.mark.parametrize(
    ("wrong", "says"),
    [({"first_month": "x"}, "Write a month like 2026-03."), ({"last_month": "2018-01"}, "It ends before it begins.")],
)
@pytest.mark.parametrize("where", ["figures/csv/", "mapped/chi/"])
def test_a_period_that_is_none(house: House, where: str, wrong: dict[str, str], says: str) -> None:
    answer = fetch(house, where, **wrong)
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_what_is_not_there(house: House) -> None:
    assert fetch(house, "figures/doc/").status_code == 404
    assert fetch(house, "mapped/who/").status_code == 404


@pytest.mark.parametrize("name", ["bo", "ada", "eva"])
@pytest.mark.parametrize("where", ["", "figures/csv/", "mapped/chi/"])
def test_nobody_else_may(house: House, name: str, where: str) -> None:  # AZ3
    assert fetch(house, where, name).status_code == 404
