"""Dag keeps the directory of other help in order (ST3)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from frirum.actions import directory as deeds
from frirum.queries.directory import directory_of, help_of
from frirum.rules.access import NotAllowed
from frirum.rules.directory import Entry
from frirum.rules.wording import Flaw, NotInOrder
from tests import storasyster
from tests.storasyster import NOW, TODAY, House

pytestmark = pytest.mark.django_db(databases=["default", "live"])
ENTRY = Entry("Kvinnofridslinjen", {"sv": "Utsatta"}, {"sv": "Dygnet runt"}, "020-50 50 50", "", TODAY)


@pytest.fixture
def house(db: None) -> House:
    return storasyster.build()


def add(house: House, entry: Entry = ENTRY, name: str = "dag") -> int:
    return deeds.add(house.actors[name], house.ours.pk, entry, today=TODAY, now=NOW)


def names(house: House) -> list[str]:
    return [entry.name for entry in directory_of(house.ours.pk)]


def test_dag_adds_entries_one_after_the_other(house: House) -> None:
    add(house)
    add(house, replace(ENTRY, name="Jourhavande präst"))
    assert names(house) == ["Kvinnofridslinjen", "Jourhavande präst"]


def test_dag_changes_one_and_notes_that_it_was_checked(house: House) -> None:
    entry = add(house, replace(ENTRY, checked_on=TODAY - timedelta(days=300)))
    deeds.checked(house.actors["dag"], house.ours.pk, entry, today=TODAY, now=NOW)
    found = help_of(house.ours.pk, entry)
    assert found is not None
    assert not found.check_again(today=TODAY)
    deeds.change(house.actors["dag"], house.ours.pk, entry, replace(ENTRY, name="Nytt namn"), today=TODAY, now=NOW)
    assert names(house) == ["Nytt namn"]


def test_dag_moves_one_up_and_down(house: House) -> None:
    first, second = add(house), add(house, replace(ENTRY, name="Andra"))
    deeds.move(house.actors["dag"], house.ours.pk, second, up=True, now=NOW)
    assert names(house) == ["Andra", "Kvinnofridslinjen"]
    deeds.move(house.actors["dag"], house.ours.pk, second, up=True, now=NOW)
    deeds.move(house.actors["dag"], house.ours.pk, first, up=False, now=NOW)
    assert names(house) == ["Andra", "Kvinnofridslinjen"]
    deeds.move(house.actors["dag"], house.ours.pk, second, up=False, now=NOW)
    assert names(house) == ["Kvinnofridslinjen", "Andra"]


def test_dag_removes_one(house: House) -> None:
    entry = add(house)
    deeds.remove(house.actors["dag"], house.ours.pk, entry, now=NOW)
    assert names(house) == []


@pytest.mark.parametrize("name", ["bo", "ada", "eva"])
def test_nobody_else_may(house: House, name: str) -> None:
    entry, who, ours = add(house), house.actors[name], house.ours.pk
    with pytest.raises(NotAllowed):
        add(house, name=name)
    with pytest.raises(NotAllowed):
        deeds.change(who, ours, entry, replace(ENTRY, name="Fel"), today=TODAY, now=NOW)
    with pytest.raises(NotAllowed):
        deeds.move(who, ours, entry, up=True, now=NOW)
    with pytest.raises(NotAllowed):
        deeds.remove(who, ours, entry, now=NOW)
    assert names(house) == ["Kvinnofridslinjen"]


def test_eva_reaches_nothing_of_ours_through_her_own_office(house: House) -> None:  # AZ3
    entry, eva = add(house), house.actors["eva"]
    with pytest.raises(NotAllowed):
        deeds.remove(eva, house.theirs.pk, entry, now=NOW)
    with pytest.raises(NotAllowed):
        deeds.checked(eva, house.theirs.pk, entry, today=TODAY, now=NOW)
    assert names(house) == ["Kvinnofridslinjen"]
    assert help_of(house.theirs.pk, entry) is None


@pytest.mark.parametrize(
    ("wish", "flaw"),
    [
        ({"name": ""}, Flaw.MISSING),
        ({"name": "x" * 81}, Flaw.TOO_LONG),
        ({"hours": {"en": "Always"}}, Flaw.MISSING),
        ({"phone": "ring mig"}, Flaw.NOT_A_PHONE),
        ({"phone": "", "url": ""}, Flaw.NO_WAY_TO_REACH),
        ({"url": "http://example.org"}, Flaw.NOT_A_LINK),
        ({"url": "https://user:secret@example.org"}, Flaw.NOT_A_LINK),
        ({"checked_on": TODAY + timedelta(days=1)}, Flaw.IN_THE_FUTURE),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(house: House, wish: dict[str, object], flaw: Flaw) -> None:
    with pytest.raises(NotInOrder) as refused:
        add(house, replace(ENTRY, **wish))  # type: ignore[arg-type]
    assert flaw in {fault.flaw for fault in refused.value.faults}
    assert names(house) == []
