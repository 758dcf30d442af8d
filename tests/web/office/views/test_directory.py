"""Dag keeps other help in order, on the page (ST3)."""

from datetime import timedelta

import pytest

from frirum import clock
from tests import storasyster
from tests.storasyster import House, post

THERE = "/office/storasyster/directory/"
ENTRY = {
    "name": "Kvinnofridslinjen",
    "for_whom_sv": "Du som är utsatt",
    "hours_sv": "Dygnet runt",
    "phone": "020-50 50 50",
    "url": "",
    "checked_on": "2026-01-02",
}


def test_dag_adds_one_and_is_warned_that_it_is_old(house: House) -> None:
    dag = house.client("dag")
    assert post(dag, f"{THERE}add/", {**ENTRY, "position": "-1", "id": "7"}).status_code == 303  # AZ9
    page = dag.get(THERE, secure=True).content.decode()
    assert "Kvinnofridslinjen" in page
    assert "more than six months ago" in page
    assert "1 should be checked again." in dag.get("/office/storasyster/", secure=True).content.decode()


def test_dag_notes_that_it_is_still_right(house: House) -> None:
    entry = storasyster.entry(house, checked_on=clock.now().date() - timedelta(days=400))
    dag = house.client("dag")
    post(dag, f"{THERE}{entry}/checked/")
    assert "more than six months ago" not in dag.get(THERE, secure=True).content.decode()


def test_dag_moves_and_removes(house: House) -> None:
    first, second = storasyster.entry(house, "Ett"), storasyster.entry(house, "Två")
    dag = house.client("dag")
    post(dag, f"{THERE}{second}/move/", {"to": "up"})
    assert [one.name for one in house.ours.other_help.all()] == ["Två", "Ett"]
    assert "Take Ett out of the directory?" in dag.get(f"{THERE}{first}/remove/", secure=True).content.decode()
    post(dag, f"{THERE}{first}/remove/")
    assert [one.name for one in house.ours.other_help.all()] == ["Två"]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"name": ""}, "Fill this in."),
        ({"hours_sv": ""}, "Fill this in."),
        ({"phone": "ring mig"}, "Write a telephone number with digits only"),
        ({"phone": ""}, "so that people can reach them"),
        ({"url": "www.example.org"}, "begins with https://"),
        ({"checked_on": "i går"}, "Choose a date, or write it like 2026-12-24."),
        ({"checked_on": "2999-01-01"}, "This day has not come yet."),
    ],
)
def test_what_is_wrong_is_said_and_kept(house: House, more: dict[str, str], says: str) -> None:
    answer = post(house.client("dag"), f"{THERE}add/", {**ENTRY, **more})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "Du som är utsatt" in answer.content.decode()
    assert not house.ours.other_help.exists()


@pytest.mark.parametrize("name", ["bo", "eva"])
def test_nobody_else_may(house: House, name: str) -> None:  # AZ3
    entry, who = storasyster.entry(house), house.client(name)
    assert post(who, f"{THERE}add/", ENTRY).status_code == 404
    assert post(who, f"{THERE}{entry}/remove/").status_code == 404
    assert house.ours.other_help.count() == 1


def test_our_entry_is_not_there_in_evas_office(house: House) -> None:  # AZ3
    entry, eva = storasyster.entry(house), house.client("eva")
    for deed in ("", "checked/", "move/", "remove/"):
        assert post(eva, f"/office/annan-jour/directory/{entry}/{deed}", ENTRY).status_code == 404
    assert house.ours.other_help.get().name == "Jourhavande"


def test_words_are_words(house: House) -> None:  # UP2
    storasyster.entry(house, name="<script>alert(1)</script>", hours={"sv": "<b>alltid</b>"})
    page = house.client("dag").get(THERE, secure=True).content.decode()
    assert "<script>alert" not in page
    assert "&lt;b&gt;alltid" in page
