"""Dag says what the line says of itself; Ada says what the organisation promises (EX8)."""

import pytest

from frirum.queries.line import line
from tests.storasyster import House, post

LINE = {
    "name": "Tjejchatten",
    "page_title": "Chat",
    "for_whom_sv": "För dig som är tjej.",
    "answers_in": ["sv", "fi"],
    "capacity": "12",
    "talks_each": "2",
}
PROMISES = {"when_we_tell_sv": "Bara om du vill.", "neutral_url": "https://www.yr.no/"}


def test_dag_describes_the_line(house: House) -> None:
    assert post(house.client("dag"), "/office/storasyster/line/chatt/", {**LINE, "slug": "annan"}).status_code == 303
    facts = line("chatt")  # AZ9: the address stays
    assert facts is not None
    assert (facts.name, facts.capacity, facts.answers_in) == ("Tjejchatten", 12, ("sv", "fi"))


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"name": ""}, "Fill this in."),
        ({"capacity": "många"}, "Write a whole number, like 15."),
        ({"capacity": "0"}, "Write a number that is at least 1."),
        ({"talks_each": "50"}, "Write a number that is at most 5."),
        ({"answers_in": []}, "At least one language is needed."),
        ({"for_whom_sv": ""}, "Fill this in."),
    ],
)
def test_what_is_wrong_is_said_and_kept(house: House, more: dict[str, object], says: str) -> None:
    answer = post(house.client("dag"), "/office/storasyster/line/chatt/", {**LINE, **more})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    house.line.refresh_from_db()
    assert house.line.name == "Storasysters chatt"


def test_ada_promises_and_dag_and_eva_do_not(house: House) -> None:
    there = "/office/storasyster/promises/"
    for name in ("dag", "eva", "bo"):
        assert post(house.client(name), there, PROMISES).status_code == 404
    assert post(house.client("ada"), there, PROMISES).status_code == 303
    house.ours.refresh_from_db()
    assert house.ours.when_we_tell == {"sv": "Bara om du vill."}


def test_a_bad_exit_is_refused(house: House) -> None:
    answer = post(house.client("ada"), "/office/storasyster/promises/", {**PROMISES, "neutral_url": "yr.no"})
    assert answer.status_code == 422
    assert "begins with https://" in answer.content.decode()
