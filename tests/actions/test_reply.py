"""Dag writes canned replies: a short name, a text per language."""

import pytest

from frirum.actions import reply as deeds
from frirum.queries.reply import replies_of, reply_of
from frirum.rules.access import NotAllowed
from frirum.rules.wording import Flaw, NotInOrder
from tests import storasyster
from tests.storasyster import NOW, House

pytestmark = pytest.mark.django_db(databases=["default", "live"])
WELCOME = {"sv": "Hej och välkommen.", "en": "Hi and welcome."}


@pytest.fixture
def house(db: None) -> House:
    return storasyster.build()


def write(house: House, shortcut: str = "hej", texts: dict[str, str] = WELCOME, name: str = "dag", **more: str) -> str:
    return deeds.write(house.actors[name], house.ours.pk, shortcut, texts, now=NOW, **more)


def test_dag_writes_a_reply_in_two_languages(house: House) -> None:
    assert write(house, " /Hej På Dig ") == "hej-på-dig"
    found = reply_of(house.ours.pk, "hej-på-dig")
    assert found is not None
    assert list(found.texts.items()) == [("sv", "Hej och välkommen."), ("en", "Hi and welcome.")]


def test_dag_changes_its_name_and_leaves_a_language_out(house: House) -> None:
    write(house)
    write(house, "tjena", {"sv": "Tjena.", "en": "  "}, was="hej")
    assert [(one.shortcut, one.texts) for one in replies_of(house.ours.pk)] == [("tjena", {"sv": "Tjena."})]


def test_a_name_that_is_taken_is_refused(house: House) -> None:
    write(house)
    write(house, "tack")
    for more in ({}, {"was": "tack"}):
        with pytest.raises(NotInOrder) as refused:
            write(house, "hej", {"sv": "Annat"}, **more)
        assert refused.value.faults[0].flaw is Flaw.TAKEN
    assert [one.texts for one in replies_of(house.ours.pk)] == [WELCOME, WELCOME]


@pytest.mark.parametrize(
    ("shortcut", "texts", "flaw"),
    [
        ("", WELCOME, Flaw.MISSING),
        ("/", WELCOME, Flaw.MISSING),
        ("x" * 31, WELCOME, Flaw.TOO_LONG),
        ("hej!", WELCOME, Flaw.NOT_A_SHORTCUT),
        ("../x", WELCOME, Flaw.NOT_A_SHORTCUT),
        ("hej", {"sv": " \u200b"}, Flaw.NO_LANGUAGE),
        ("hej", {"sv": "x" * 2001}, Flaw.TOO_LONG),
    ],
)
def test_what_is_wrong_is_said(house: House, shortcut: str, texts: dict[str, str], flaw: Flaw) -> None:
    with pytest.raises(NotInOrder) as refused:
        write(house, shortcut, texts)
    assert [fault.flaw for fault in refused.value.faults] == [flaw]
    assert replies_of(house.ours.pk) == []


def test_dag_takes_one_away_once(house: House) -> None:
    write(house)
    deeds.remove(house.actors["dag"], house.ours.pk, "hej", now=NOW)
    with pytest.raises(NotAllowed):
        deeds.remove(house.actors["dag"], house.ours.pk, "hej", now=NOW)


@pytest.mark.parametrize("name", ["bo", "ada", "eva"])
def test_nobody_else_may(house: House, name: str) -> None:
    write(house)
    with pytest.raises(NotAllowed):
        write(house, "tack", name=name)
    with pytest.raises(NotAllowed):
        deeds.remove(house.actors[name], house.ours.pk, "hej", now=NOW)
    assert len(replies_of(house.ours.pk)) == 1


def test_eva_changes_only_her_own(house: House) -> None:  # AZ3
    write(house)
    with pytest.raises(NotAllowed):
        deeds.write(house.actors["eva"], house.theirs.pk, "hej", {"sv": "x"}, was="hej", now=NOW)
    assert reply_of(house.theirs.pk, "hej") is None
