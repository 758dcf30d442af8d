"""Dag writes the handbook on the page; two at once lose nothing (AL6)."""

import pytest

from tests import storasyster
from tests.storasyster import House, post

THERE = "/office/storasyster/handbook"
WORDS = {"title": "Fara", "body": "Ring **112**.", "seen": "1", "do": "save"}


def bodies(house: House) -> list[str]:
    page = house.ours.handbook.get(slug="fara")
    return list(page.versions.order_by("number").values_list("body", flat=True))


def test_dag_writes_a_new_page_and_reads_it(house: House) -> None:
    dag = house.client("dag")
    answer = post(dag, f"{THERE}-new-page/", {**WORDS, "seen": ""})
    assert answer.headers["Location"] == f"{THERE}/fara/"
    page = dag.get(f"{THERE}/fara/", secure=True).content.decode()
    assert "<strong>112</strong>" in page


def test_a_preview_saves_nothing(house: House) -> None:
    storasyster.page(house)
    seen = post(house.client("dag"), f"{THERE}/fara/edit/", {**WORDS, "do": "preview"}).content.decode()
    assert "<strong>112</strong>" in seen
    assert "Ring **112**." in seen
    assert bodies(house) == ["Ring 112."]


def test_the_second_of_two_editors_is_told_and_keeps_her_words(house: House) -> None:
    storasyster.page(house)
    one, other = house.client("dag"), house.client("dag")
    post(one, f"{THERE}/fara/edit/", {**WORDS, "body": "Den förstas ord."})
    told = post(other, f"{THERE}/fara/edit/", {**WORDS, "body": "Den andras ord."})
    page = told.content.decode()
    assert told.status_code == 409
    assert "Somebody (Dag) saved version 2 while you were writing." in page
    assert "Den andras ord." in page
    assert "Den förstas ord." in page
    assert 'name="seen" value="2"' in page
    post(other, f"{THERE}/fara/edit/", {**WORDS, "body": "Bådas ord.", "seen": "2"})
    assert bodies(house) == ["Ring 112.", "Den förstas ord.", "Bådas ord."]


def test_earlier_versions_can_be_read(house: House) -> None:
    storasyster.page(house)
    dag = house.client("dag")
    post(dag, f"{THERE}/fara/edit/", WORDS)
    assert "Version 2" in dag.get(f"{THERE}/fara/versions/", secure=True).content.decode()
    old = dag.get(f"{THERE}/fara/versions/1/", secure=True).content.decode()
    assert "You read version 1, which is not the newest." in old
    assert dag.get(f"{THERE}/fara/versions/9/", secure=True).status_code == 404


def test_a_link_to_a_page_that_is_not_there_is_told(house: House) -> None:
    storasyster.page(house, body="Se [[oro]].")
    page = house.client("dag").get(f"{THERE}/fara/", secure=True).content.decode()
    assert "The text points to “oro”, but there is no page with that address." in page


def test_dag_takes_a_page_out_and_brings_it_back(house: House) -> None:
    storasyster.page(house)
    dag = house.client("dag")
    post(dag, f"{THERE}/fara/take-out/")
    assert "Bring back" in dag.get(f"{THERE}/", secure=True).content.decode()
    post(dag, f"{THERE}/fara/bring-back/")
    assert "Bring back" not in dag.get(f"{THERE}/", secure=True).content.decode()


@pytest.mark.parametrize("more", [{"title": " "}, {"body": ""}, {"title": "x" * 121}, {"seen": "many"}])
def test_what_is_wrong_is_said_and_kept(house: House, more: dict[str, str]) -> None:
    storasyster.page(house)
    answer = post(house.client("dag"), f"{THERE}/fara/edit/", {**WORDS, **more})
    assert answer.status_code == 422
    assert "Nothing is saved yet" in answer.content.decode()
    assert bodies(house) == ["Ring 112."]


@pytest.mark.parametrize("name", ["bo", "eva"])
def test_nobody_else_may(house: House, name: str) -> None:  # AZ3
    storasyster.page(house)
    assert post(house.client(name), f"{THERE}/fara/edit/", WORDS).status_code == 404
    assert bodies(house) == ["Ring 112."]


def test_html_in_a_page_is_text(house: House) -> None:  # UP2
    storasyster.page(house, title="<i>Fara</i>", body="<script>alert(1)</script>")
    page = house.client("dag").get(f"{THERE}/fara/", secure=True).content.decode()
    assert "<script>alert" not in page
    assert "<i>Fara" not in page
