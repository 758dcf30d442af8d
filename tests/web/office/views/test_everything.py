"""Dag fetches every count of every month, as one file that is sent as it is read (EX2)."""

import io
import json
import tracemalloc
import zipfile
from collections.abc import Iterator
from datetime import date

import pytest
from django.http import HttpResponse

from frirum.records.models import Count
from tests import reported
from tests.storasyster import House

pytestmark = pytest.mark.django_db(databases=["default", "live"])
MIB = 1024 * 1024
FORMS = ("csv", "xlsx", "json")


def fetch(house: House, form: str, name: str = "dag") -> HttpResponse:
    return house.client(name).get(f"/office/storasyster/reports/everything/{form}/", secure=True)


def parcels(answer: HttpResponse) -> Iterator[bytes]:
    return iter(answer)  # a streamed answer: its parcels


def many_counts(house: House, year: int, many: int) -> None:
    """So many counts in each month of a year."""
    Count.objects.bulk_create(
        Count(organisation=house.ours, month=date(year, month, 1), dimension="out", key=f"k{n}", n=7)
        for month in range(1, 13)
        for n in range(many)
    )


def peak(house: House, form: str) -> int:
    """The most memory that sending it took, in bytes."""
    tracemalloc.start()
    assert sum(len(parcel) for parcel in parcels(fetch(house, form))) > 0
    found = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return found


def test_csv_is_whole_and_says_how_long_it_is(house: House) -> None:
    reported.count(house.ours)
    answer = fetch(house, "csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="figures-all.csv"'
    lines = b"".join(parcels(answer)).decode("utf-8-sig").splitlines()
    assert lines[0] == "Month;Support line;Table;Key;Contacts"
    assert "2019-01;;total;all;19" in lines
    assert answer.headers["Frirum-Lines"] == str(len(lines))


def test_json_holds_the_same(house: House) -> None:
    reported.count(house.ours)
    answer = fetch(house, "json")
    text = b"".join(parcels(answer))
    found = json.loads(text)
    assert (found["form"], found["organisation"]) == ("frirum-counts-1", "Storasyster")
    whole = {"month": "2019-01", "line": "", "table": "total", "key": "all", "contacts": 19}
    assert whole in found["counts"]
    assert answer.headers["Frirum-Lines"] == str(len(found["counts"]) + 1) == str(text.count(b"\n"))


def test_a_workbook_says_its_length(house: House) -> None:
    reported.count(house.ours)
    answer = fetch(house, "xlsx")
    data = b"".join(parcels(answer))
    assert answer.headers["Content-Length"] == str(len(data))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert "2019-01" in packed.read("xl/worksheets/sheet1.xml").decode()


def test_nobody_was_counted_yet(house: House) -> None:
    assert json.loads(b"".join(parcels(fetch(house, "json"))))["counts"] == []
    assert b"".join(parcels(fetch(house, "csv"))).decode("utf-8-sig") == "Month;Support line;Table;Key;Contacts\r\n"


def test_a_long_file_takes_no_more_memory_than_a_short_one(house: House) -> None:
    for form in FORMS:
        b"".join(parcels(fetch(house, form)))  # brings in whatever the form needs
    many_counts(house, 2016, 300)
    short = {form: peak(house, form) for form in FORMS}
    many_counts(house, 2017, 1000)
    grown = {form: peak(house, form) - short[form] for form in FORMS}
    assert {form: more for form, more in grown.items() if more > MIB // 2} == {}


def test_there_is_no_other_form(house: House) -> None:
    assert fetch(house, "pdf").status_code == 404


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["bo", "ada", "eva"])
def test_nobody_else_may(house: House, name: str, form: str) -> None:  # AZ3
    assert fetch(house, form, name).status_code == 404
