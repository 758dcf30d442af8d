"""Anybody reads what Storasyster published: no cookie, kept on its way, and nothing of who publishes nothing (CS3)."""

import csv
import io
import json

import pytest
from django.http import HttpResponse
from django.test import Client

from frirum.records.models import FigureSettings
from tests import storasyster
from tests.cast import Clock
from tests.published import SPRING, calls, freeze, publishes
from tests.storasyster import House

pytestmark = pytest.mark.django_db(databases=["default", "live"])
THERE = "/figures/storasyster/"


@pytest.fixture
def house(db: None, clock: Clock) -> House:
    clock.at = SPRING
    made = storasyster.build()
    publishes(made)
    calls(made, 40, gender="woman")
    calls(made, 9, gender="man")
    calls(made, 2, gender="other")
    return made


def read(where: str = "", **asked: str) -> HttpResponse:
    return Client().get(THERE + where, {"lang": "sv", **asked}, secure=True)


def test_the_newest_quarter_with_base_and_definition(house: House) -> None:
    freeze()
    answer = read()
    page = answer.content.decode()
    assert "januari 2026 – mars 2026" in page
    assert "Flicka eller kvinna" in page
    assert "Andelarna är av 51 kontakter." in page
    assert "dolt" in page
    assert "/figures/storasyster/2026-q1/figures.csv?lang=sv" in page
    assert "<script" not in page
    assert "Flicka eller kvinna" in read("2026-q1/").content.decode()


@pytest.mark.parametrize("where", ["", "2026-q1/", "2026-q1/figures.csv", "2026-q1/figures.json"])
def test_it_is_kept_on_its_way_and_no_cookie_is_set(house: House, where: str) -> None:  # AN1, HD6
    freeze()
    answer = read(where)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
    assert not answer.cookies
    assert "Vary" not in answer.headers
    bare = Client().get(THERE + where, headers={"accept-language": "fi"}, secure=True)
    assert (bare.status_code, bare.headers["Location"]) == (303, f"{THERE}{where}?lang=fi")
    assert bare.headers["Cache-Control"] == "no-store"  # the browser's language stands in no shared page


def test_open_data_says_what_the_page_says(house: House) -> None:
    freeze()
    found = json.loads(read("2026-q1/figures.json", lang="en").content)
    assert (found["small_numbers_hidden"], found["first_month"], found["last_month"]) == (True, "2026-01", "2026-03")
    gender = next(one for one in found["tables"] if one["name"] == "gender")
    assert {row["key"]: row["contacts"] for row in gender["rows"]} == {"woman": 40, "man": None, "other": None}
    assert gender["base"] == gender["contacts"] == 51
    lines = csv.reader(io.StringIO(read("2026-q1/figures.csv").content.decode("utf-8-sig")), delimiter=";")
    woman = next(line for line in lines if line[1] == "woman")
    assert woman[2:6] == ["Flicka eller kvinna", "40", "78.4", "51"]


def test_before_the_first_quarter_it_says_when(house: House) -> None:
    FigureSettings.objects.update(quarters_from="2026-04-01")
    page = read().content.decode()
    assert "Här finns inga siffror än." in page
    assert "15 juli 2026" in page


@pytest.mark.parametrize("where", ["2026-q2/", "2026-q2/figures.csv", "nonsense/", "2026-q1/figures.pdf"])
def test_what_is_not_there(house: House, where: str) -> None:
    freeze()
    assert read(where).status_code == 404


@pytest.mark.parametrize("where", ["", "2026-q1/", "2026-q1/figures.csv"])
def test_who_publishes_nothing_has_no_page(house: House, where: str) -> None:
    freeze()
    FigureSettings.objects.update(public=False)
    answer = read(where)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (404, "no-store")
    theirs = Client().get(f"/figures/annan-jour/{where}", {"lang": "sv"}, secure=True)
    assert theirs.status_code == 404


def test_a_post_changes_nothing(house: House) -> None:
    assert Client(headers={"sec-fetch-site": "same-origin"}).post(THERE, secure=True).status_code == 405
