"""Dag lets a day differ, on the page (ST1)."""

from typing import Any

import pytest

from tests.storasyster import House, post

THERE = "/office/storasyster/opening/chatt/"
EVE = {"date": "2030-12-24", "kind": "closed", "note_sv": "Julafton"}


def test_dag_closes_a_day_and_lets_it_be_as_usual_again(house: House) -> None:
    dag = house.client("dag")
    assert post(dag, f"{THERE}days/", EVE).status_code == 303
    page = dag.get(THERE, secure=True).content.decode()
    assert "Tuesday 24 December 2030" in page
    assert "Closed · Julafton" in page
    day = house.line.opening_exceptions.get().pk
    post(dag, f"{THERE}days/{day}/remove/")
    assert "24 December 2030" not in dag.get(THERE, secure=True).content.decode()


def test_dag_adds_an_extra_evening(house: House) -> None:
    dag = house.client("dag")
    post(dag, f"{THERE}days/", {**EVE, "kind": "extra", "opens": "18", "closes": "1"})
    assert "Open besides the usual hours, 18:00–01:00 the next day" in dag.get(THERE, secure=True).content.decode()


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"date": ""}, "Fill this in."),
        ({"date": "i julas"}, "Choose a date, or write it like 2026-12-24."),
        ({"date": "2020-12-24"}, "This day has passed."),
        ({"kind": "extra", "opens": "", "closes": "22"}, "Write a time of day, like 20:00."),
        ({"note_fi": "x" * 121}, "This is too long. It may be at most 120 characters."),
    ],
)
def test_what_is_wrong_is_said_and_kept(house: House, more: dict[str, Any], says: str) -> None:
    answer = post(house.client("dag"), f"{THERE}days/", {**EVE, **more})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "Julafton" in answer.content.decode()
    assert not house.line.opening_exceptions.exists()


@pytest.mark.parametrize("name", ["bo", "eva"])
def test_nobody_else_may(house: House, name: str) -> None:  # AZ3
    assert post(house.client(name), f"{THERE}days/", EVE).status_code == 404
    assert not house.line.opening_exceptions.exists()
