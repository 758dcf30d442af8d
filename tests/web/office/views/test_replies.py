"""Dag writes canned replies, on the page."""

import pytest

from tests.storasyster import House, post

THERE = "/office/storasyster/"
HELLO = {"shortcut": "/Hej", "text_sv": "Hej och välkommen.", "text_fi": "Tervetuloa."}


def test_dag_writes_changes_and_takes_away(house: House) -> None:
    dag = house.client("dag")
    assert post(dag, f"{THERE}replies/add/", HELLO).status_code == 303
    assert "Tervetuloa." in dag.get(f"{THERE}replies/", secure=True).content.decode()
    post(dag, f"{THERE}reply/hej/", {"shortcut": "tjena-på-dig", "text_sv": "Tjena."})
    assert [(one.shortcut, one.text) for one in house.ours.replies.all()] == [("tjena-på-dig", "Tjena.")]
    assert "Take away /tjena-på-dig?" in dag.get(f"{THERE}reply/tjena-på-dig/remove/", secure=True).content.decode()
    post(dag, f"{THERE}reply/tjena-på-dig/remove/")
    assert not house.ours.replies.exists()


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"shortcut": ""}, "Fill this in."),
        ({"shortcut": "hej!"}, "Use only letters, digits and hyphens"),
        ({"text_sv": "", "text_fi": ""}, "At least one language is needed."),
        ({"text_sv": "x" * 2001}, "It may be at most 2000 characters."),
        ({"shortcut": "tack"}, "This is there already."),
    ],
)
def test_what_is_wrong_is_said_and_kept(house: House, more: dict[str, str], says: str) -> None:
    house.ours.replies.create(shortcut="tack", language="sv", text="Tack.")
    answer = post(house.client("dag"), f"{THERE}replies/add/", {**HELLO, **more})
    assert answer.status_code == 422
    assert says in answer.content.decode().replace("2,000", "2000")
    assert house.ours.replies.count() == 1


@pytest.mark.parametrize("name", ["bo", "eva"])
def test_nobody_else_may(house: House, name: str) -> None:  # AZ3
    assert post(house.client(name), f"{THERE}replies/add/", HELLO).status_code == 404
    assert not house.ours.replies.exists()
