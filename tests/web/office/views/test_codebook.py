"""Dag looks at the code book, publishes a draft, and begins from another (AL3)."""

import re

import pytest
from django.test import Client

from frirum.queries.codebook import book_in_use, draft_of, published_book
from tests.storasyster import House, post

THERE = "/office/storasyster/code-book/"


def read(client: Client, address: str = THERE) -> str:
    return client.get(address, secure=True).content.decode()


def hidden(page: str) -> dict[str, str]:
    """What the publishing button sends."""
    return dict(re.findall(r'name="(number|seen)" value="([^"]*)"', page))


@pytest.fixture
def dag(house: House) -> Client:
    """Dag, who has taken one topic out."""
    client = house.client("dag")
    post(client, f"{THERE}list/topic/code/grief/take-out/")
    return client


def test_the_page_says_what_is_in_use_and_what_is_written(house: House) -> None:
    dag = house.client("dag")
    page = read(dag)
    assert "Version 1 is in use" in page
    assert "Your first change begins a draft." in page
    assert "10 choices: Supporting talk, Information only" in page
    post(dag, f"{THERE}list/topic/code/grief/take-out/")
    assert "You are writing version 2. Volunteers go on with version 1 until you publish." in read(dag)


def test_dag_looks_at_the_draft_and_publishes_it(house: House, dag: Client) -> None:
    page = read(dag, f"{THERE}preview/")
    assert "Topic: “Grief” can no longer be chosen." in page
    assert post(dag, f"{THERE}preview/", hidden(page)).status_code == 303
    assert "Version 2 is in use from now on." in read(dag)
    assert book_in_use(house.ours.pk).number == 2


def test_publishing_twice_is_one_version(house: House, dag: Client) -> None:
    sent = hidden(read(dag, f"{THERE}preview/"))
    assert [post(dag, f"{THERE}preview/", sent).status_code for _ in range(2)] == [303, 303]
    assert published_book(house.ours.pk, 3) is None


def test_what_was_changed_meanwhile_is_shown_before_it_is_published(house: House, dag: Client) -> None:
    sent = hidden(read(dag, f"{THERE}preview/"))
    post(dag, f"{THERE}list/topic/code/everyday/take-out/")
    answer = post(dag, f"{THERE}preview/", sent)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Somebody changed the draft while you looked" in page
    assert "“Everyday talk” can no longer be chosen." in page
    assert book_in_use(house.ours.pk).number == 1


def test_a_draft_that_changes_nothing_says_so_and_has_no_button(house: House, dag: Client) -> None:
    sent = hidden(read(dag, f"{THERE}preview/"))
    post(dag, f"{THERE}list/topic/code/grief/bring-back/")
    page = read(dag, f"{THERE}preview/")
    assert "there is nothing to publish yet" in page
    assert hidden(page) == {}
    assert post(dag, f"{THERE}preview/", sent).status_code == 409


def test_a_name_that_is_missing_in_a_language_is_told(house: House) -> None:
    dag = house.client("dag")
    post(dag, f"{THERE}list/out/add/", {"name_sv": "Satt tysta tillsammans"})
    page = read(dag, f"{THERE}preview/")
    assert "Suomi (1)" in page
    assert "Satt tysta tillsammans" in page


def test_without_a_draft_there_is_nothing_to_look_at(house: House) -> None:
    dag = house.client("dag")
    assert dag.get(f"{THERE}preview/", secure=True).status_code == 303
    assert dag.get(f"{THERE}throw-away/", secure=True).status_code == 404
    for number in ("2", "two", "9" * 40):
        assert post(dag, f"{THERE}preview/", {"number": number, "seen": "x"}).status_code == 303
        assert "somebody published it or threw it away" in read(dag)


def test_dag_throws_the_draft_away_after_one_question(house: House, dag: Client) -> None:
    page = read(dag, f"{THERE}throw-away/")
    assert "Every change in it is lost. Version 1 stays in use." in page
    post(dag, f"{THERE}throw-away/", hidden(page))
    assert draft_of(house.ours.pk) is None
    assert "The draft is gone." in read(dag)


def test_dag_begins_from_another_code_book(house: House) -> None:
    dag = house.client("dag")
    assert "Barnet" not in read(dag, f"{THERE}begin-from/alarmtelefonen/")
    assert "The child" in read(dag, f"{THERE}begin-from/alarmtelefonen/")
    assert post(dag, f"{THERE}begin-from/alarmtelefonen/").status_code == 303
    draft = draft_of(house.ours.pk)
    assert draft is not None
    assert draft.base == "alarmtelefonen"
    assert "Your draft of version 2 becomes like this." in read(dag, f"{THERE}begin-from/csm/")
    assert dag.get(f"{THERE}begin-from/nowhere/", secure=True).status_code == 404


def test_an_earlier_version_can_be_read(house: House, dag: Client) -> None:
    post(dag, f"{THERE}preview/", hidden(read(dag, f"{THERE}preview/")))
    assert "Grief" in read(dag, f"{THERE}version/1/")
    assert "Grief" not in read(dag, f"{THERE}version/2/")
    assert dag.get(f"{THERE}version/9/", secure=True).status_code == 404


@pytest.mark.parametrize("who", ["bo", "ada", "eva"])
def test_nobody_else_comes_in(house: House, who: str) -> None:
    assert house.client(who).get(THERE, secure=True).status_code == 404
