"""Dag brings in the contacts of earlier years: all of them, or none, and the same list once (CS2, CS7)."""

from collections import Counter

import pytest

from frirum.actions import count as counting
from frirum.actions.contact_import import BroughtInBefore, ListHasChanged, bring_in
from frirum.actions.count import facts_of
from frirum.queries.contact_import import foreseen
from frirum.records.models import Contact, ContactCode, ContactImport, Count
from frirum.rules.access import NotAllowed
from frirum.rules.contact_import import NotToBeBroughtIn
from frirum.rules.contact_line import Wish
from frirum.rules.count import pairs
from tests import storasyster
from tests.storasyster import NOW, TODAY, House

pytestmark = [pytest.mark.django_db(databases=["default", "live"]), pytest.mark.both_stores]
WISH = Wish(("month", "gender", "topic", "in", ""), {"channel": "phone", "kind": "counselling", "risk": "none"})
LIST = [
    ["Månad", "Kön", "Ämne", "In", "Namn"],
    ["2024-03-05", "woman", "shame; sleep", "", "Vega"],
    ["2024-03-06", "", "", "", ""],
    ["2024-04-01", "man", "violence", "", ""],
]


@pytest.fixture
def house(db: None) -> House:
    return storasyster.build()


def brings(house: House, table: list[list[str]] = LIST, name: str = "dag", mark: str | None = None) -> int:
    here = house.ours.pk
    shown = foreseen(here, table, WISH, today=TODAY).mark if mark is None else mark
    return bring_in(house.actors[name], here, table, WISH, mark=shown, today=TODAY, now=NOW)


def nothing_is_there() -> bool:
    return not any(model.objects.exists() for model in (Contact, ContactCode, Count, ContactImport))


def test_dag_brings_all_of_them_in_and_they_are_counted(house: House) -> None:
    assert brings(house) == 3
    assert sorted(Contact.objects.values_list("month__month", "channel", "gender")) == [
        (3, "phone", ""),
        (3, "phone", "woman"),
        (4, "phone", "man"),
    ]
    assert ContactCode.objects.get(key="shame").primary
    assert ContactCode.objects.get(key="violence").none_fits  # AL3
    counted = {(one.dimension, one.key): 0 for one in Count.objects.all()}
    for one in Count.objects.all():
        counted[one.dimension, one.key] += one.n
    assert counted == Counter(pair for one in Contact.objects.all() for pair in pairs(facts_of(one)))
    kept = ContactImport.objects.get()
    assert (kept.contacts, kept.on) == (3, TODAY)


def test_the_same_list_again_adds_nothing_in_whatever_order(house: House) -> None:
    brings(house)
    for again in (LIST, [LIST[0], *reversed(LIST[1:])]):
        with pytest.raises(BroughtInBefore):
            brings(house, again)
    assert Contact.objects.count() == 3
    assert brings(house, LIST[:2]) == 1  # another list


@pytest.mark.parametrize(
    "row", [["mars", "", "", "", ""], ["2024-03", "=A1", "", "", ""], ["2024-03", "tjej", "", "", ""]]
)
def test_one_line_that_is_wrong_or_unknown_keeps_all_of_them_out(house: House, row: list[str]) -> None:
    with pytest.raises(NotToBeBroughtIn):
        brings(house, [*LIST, row])
    assert nothing_is_there()


def test_when_it_breaks_half_way_nothing_is_half_there(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise LookupError

    shown = foreseen(house.ours.pk, LIST, WISH, today=TODAY).mark
    monkeypatch.setattr(counting, "add_all", breaks)
    with pytest.raises(LookupError):
        brings(house, mark=shown)
    assert nothing_is_there()


def test_what_is_done_is_what_was_shown(house: House) -> None:
    with pytest.raises(ListHasChanged):
        brings(house, mark=foreseen(house.ours.pk, LIST[:2], WISH, today=TODAY).mark)
    assert nothing_is_there()


@pytest.mark.parametrize("name", ["bo", "ada", "eva"])
def test_nobody_else_may(house: House, name: str) -> None:  # AZ3
    with pytest.raises(NotAllowed):
        brings(house, name=name)
    assert nothing_is_there()
