"""Dag writes the handbook; what stood there before is kept, and nobody's words are lost (AL6)."""

from datetime import timedelta

import pytest

from frirum.actions import handbook as deeds
from frirum.actions.handbook import EditedMeanwhile
from frirum.queries.handbook import page_of, titles_of, versions_of
from frirum.rules.access import NotAllowed
from frirum.rules.wording import Flaw, NotInOrder
from tests import storasyster
from tests.storasyster import NOW, House

pytestmark = pytest.mark.django_db(databases=["default", "live"])


@pytest.fixture
def house(db: None) -> House:
    return storasyster.build()


def edit(house: House, body: str, *, seen: int, name: str = "dag") -> int:
    later = NOW + timedelta(minutes=seen)
    return deeds.edit(house.actors[name], house.ours.pk, "fara", title="Fara", body=body, seen=seen, now=later)


def test_dag_adds_a_page_and_its_address_comes_of_the_title(house: House) -> None:
    slug = deeds.add(house.actors["dag"], house.ours.pk, title="Når barnet er i fare", body="Spør.", now=NOW)
    again = deeds.add(house.actors["dag"], house.ours.pk, title="Når barnet er i fare?", body="Igen.", now=NOW)
    assert (slug, again) == ("nar-barnet-er-i-fare", "nar-barnet-er-i-fare-2")
    assert [title.slug for title in titles_of(house.ours.pk)] == [slug, again]


def test_every_edit_keeps_what_stood_there(house: House) -> None:
    storasyster.page(house)
    assert edit(house, "Ring 112 först.", seen=1) == 2
    assert [(one.number, one.editor) for one in versions_of(house.ours.pk, "fara")] == [(2, "Dag"), (1, "")]
    before, after = page_of(house.ours.pk, "fara", number=1), page_of(house.ours.pk, "fara")
    assert before is not None
    assert after is not None
    assert (before.body, after.body) == ("Ring 112.", "Ring 112 först.")


def test_the_later_of_two_editors_is_told_and_nothing_is_lost(house: House) -> None:
    storasyster.page(house)
    edit(house, "Den förstas ord.", seen=1)
    with pytest.raises(EditedMeanwhile) as told:
        edit(house, "Den andras ord.", seen=1)
    assert told.value.newest == 2
    assert edit(house, "Bådas ord.", seen=2) == 3


def test_the_same_words_twice_make_one_version(house: House) -> None:
    storasyster.page(house)
    assert edit(house, "Nya ord.", seen=1) == 2
    assert edit(house, "Nya ord.", seen=1) == 2
    assert len(versions_of(house.ours.pk, "fara")) == 2


def test_a_page_is_taken_out_and_brought_back(house: House) -> None:
    storasyster.page(house)
    deeds.retire(house.actors["dag"], house.ours.pk, "fara", now=NOW)
    assert titles_of(house.ours.pk) == []
    assert [title.slug for title in titles_of(house.ours.pk, retired=True)] == ["fara"]
    deeds.bring_back(house.actors["dag"], house.ours.pk, "fara", now=NOW)
    assert [title.slug for title in titles_of(house.ours.pk)] == ["fara"]


@pytest.mark.parametrize(
    ("title", "body", "field"), [("", "x", "title"), ("x", " ", "body"), ("x" * 121, "x", "title")]
)
def test_what_is_wrong_is_said(house: House, title: str, body: str, field: str) -> None:
    with pytest.raises(NotInOrder) as refused:
        deeds.add(house.actors["dag"], house.ours.pk, title=title, body=body, now=NOW)
    assert [fault.field for fault in refused.value.faults] == [field]


def test_a_page_may_not_be_endless(house: House) -> None:
    with pytest.raises(NotInOrder) as refused:
        deeds.add(house.actors["dag"], house.ours.pk, title="Lång", body="x" * 60_001, now=NOW)
    assert refused.value.faults[0].flaw is Flaw.TOO_LONG


@pytest.mark.parametrize("name", ["bo", "ada", "eva"])
def test_nobody_else_may(house: House, name: str) -> None:
    storasyster.page(house)
    who = house.actors[name]
    with pytest.raises(NotAllowed):
        deeds.add(who, house.ours.pk, title="Ny", body="x", now=NOW)
    with pytest.raises(NotAllowed):
        edit(house, "Fel ord.", seen=1, name=name)
    with pytest.raises(NotAllowed):
        deeds.retire(who, house.ours.pk, "fara", now=NOW)
    assert len(versions_of(house.ours.pk, "fara")) == 1


def test_eva_has_no_such_page(house: House) -> None:  # AZ3
    storasyster.page(house)
    with pytest.raises(NotAllowed):
        deeds.edit(house.actors["eva"], house.theirs.pk, "fara", title="x", body="x", seen=1, now=NOW)
    assert page_of(house.theirs.pk, "fara") is None
