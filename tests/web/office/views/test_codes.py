"""Dag adds, renames, orders and takes out what volunteers choose from (AL3)."""

import pytest
from django.test import Client

from frirum.queries.codebook import draft_of
from frirum.rules.codebook import Dimension
from tests.storasyster import House, post

THERE = "/office/storasyster/code-book/list/"


def read(client: Client, address: str) -> str:
    return client.get(address, secure=True).content.decode()


def of(house: House, slug: str) -> Dimension:
    draft = draft_of(house.ours.pk)
    assert draft is not None
    return draft.dimension(slug)


def test_dag_adds_a_choice_in_one_language(house: House) -> None:
    dag = house.client("dag")
    answer = post(dag, f"{THERE}out/add/", {"name_sv": " Satt  tysta "})
    added = of(house, "out").choices[-1]
    assert answer["Location"] == f"{THERE}out/#{added.key}"
    assert added.names == {"sv": "Satt tysta"}
    assert "Satt tysta" in read(dag, f"{THERE}out/")


def test_dag_adds_a_sub_topic_under_a_main_topic(house: House) -> None:
    dag = house.client("dag")
    assert "A new sub-topic under Grief" in read(dag, f"{THERE}topic/add/?below=grief")
    post(dag, f"{THERE}topic/add/?below=grief", {"name_sv": "Ett djur", "name_en": "An animal"})
    assert [sub.name("en") for sub in of(house, "topic").subs("grief")] == ["An animal"]


@pytest.mark.parametrize(
    "address", ["risk/add/", "topic/add/?below=nowhere", "shoes/", "topic/code/nowhere/", "up/name/"]
)
def test_what_is_not_there_is_not_there(house: House, address: str) -> None:
    assert house.client("dag").get(f"{THERE}{address}", secure=True).status_code == 404


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Fill this in."),
        ({"name_en": "Only English"}, "Fill this in."),
        ({"name_sv": "x" * 61}, "It may be at most 60 characters."),
        ({"name_sv": "lyssnade"}, "This is there already."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_written_stays(house: House, sent: dict[str, str], says: str) -> None:
    answer = post(house.client("dag"), f"{THERE}out/add/", sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    assert all(word in page for word in sent.values())
    assert draft_of(house.ours.pk) is None


def test_dag_renames_a_choice_and_the_list(house: House) -> None:
    dag = house.client("dag")
    assert "figures of before and after are counted together" in read(dag, f"{THERE}out/code/listened/")
    post(dag, f"{THERE}out/code/listened/", {"name_sv": "Var där"})
    post(dag, f"{THERE}out/name/", {"name_sv": "Ut"})
    assert of(house, "out").chosen("listened").names == {"sv": "Var där"}
    assert of(house, "out").titles == {"sv": "Ut"}
    for there in ("out/code/listened/", "out/name/"):
        assert post(dag, f"{THERE}{there}", {"name_sv": ""}).status_code == 422


def test_dag_orders_takes_out_and_brings_back(house: House) -> None:
    dag = house.client("dag")
    assert post(dag, f"{THERE}gender/code/man/move/", {"to": "up"})["Location"].endswith("#man")
    post(dag, f"{THERE}gender/code/woman/take-out/")
    assert [code.key for code in of(house, "gender").choices] == ["man", "non_binary", "not_said"]
    page = read(dag, f"{THERE}gender/")
    assert "Taken out" in page
    assert "Draft of version 2" in page
    post(dag, f"{THERE}gender/code/woman/bring-back/")
    assert len(of(house, "gender").choices) == 4


def test_a_sub_topic_of_a_main_topic_that_is_out_comes_back_with_it(house: House) -> None:
    dag = house.client("dag")
    post(dag, f"{THERE}topic/code/sexual/take-out/")
    page = read(dag, f"{THERE}topic/")
    assert "Sexual abuse and violence › Grooming" in page
    assert "code/sexual/bring-back/" in page
    assert "code/grooming/bring-back/" not in page


def test_what_comes_back_beside_its_own_name_is_refused_with_a_sentence(house: House) -> None:
    dag = house.client("dag")
    post(dag, f"{THERE}topic/code/grief/take-out/")
    post(dag, f"{THERE}topic/add/", {"name_sv": "Sorg"})
    answer = post(dag, f"{THERE}topic/code/grief/bring-back/")
    assert answer.status_code == 422
    assert "This is there already." in answer.content.decode()


def test_what_is_reckoned_from_has_no_button_and_no_way_around_it(house: House) -> None:
    dag = house.client("dag")
    page = read(dag, f"{THERE}risk/")
    assert "code/acute/take-out/" not in page
    assert "risk/add/" not in page
    assert "One must be chosen, always." in page
    assert post(dag, f"{THERE}risk/code/acute/take-out/").status_code == 409
    assert "Several may be chosen" in read(dag, f"{THERE}out/")
    assert "Volunteers choose the sub-topic." in read(dag, f"{THERE}topic/")


def test_an_empty_list_says_that_volunteers_do_not_see_it(house: House) -> None:
    dag = house.client("dag")
    for key in ("yes", "no", "wants", "closed"):
        post(dag, f"{THERE}police/code/{key}/take-out/")
    assert "This list has no choices" in read(dag, f"{THERE}police/")
    assert "Not used: it has no choices." in read(dag, "/office/storasyster/code-book/")
