"""Dag brings in the people his organisation had on a sheet: all of them, or nobody (BO5)."""

from datetime import UTC, date, datetime

import pytest

from frirum.actions.people_import import ChangedMeanwhile, bring_in
from frirum.queries.people_import import asked_in, foreseen
from frirum.records.models import Fulfilment, Requirement, Volunteer, VolunteerMove
from frirum.rules.access import NotAllowed
from frirum.rules.people_import import NotToBeImported
from tests import storasyster
from tests.storasyster import NOW, TODAY, House

pytestmark = [pytest.mark.django_db(databases=["default", "live"]), pytest.mark.both_stores]
LIST = [
    ["Namn", "E-post", "Läge", "Sedan", "Avgift betald", "Avgift"],
    ["Bo Ek", "bo.ek@example.org", "aktiv", "2024-01-10", "2026-01-02", "50"],
    ["Cleo", "cleo@example.org", "i utbildning", "", "", ""],
]


@pytest.fixture
def house(db: None) -> House:
    made = storasyster.build()
    Volunteer.objects.filter(organisation=made.ours).delete()
    made.ours.requirements.filter(kind="membership_fee").delete()
    Requirement.objects.create(organisation=made.ours, kind="membership_fee", gates="check_in", period="year")
    return made


def brings(house: House, table: list[list[str]], name: str = "dag", seal: str | None = None) -> int:
    shown = foreseen(house.ours.pk, table, today=TODAY).seal if seal is None else seal
    return bring_in(house.actors[name], house.ours.pk, table, seal=shown, today=TODAY, now=NOW)


def test_dag_brings_everybody_in_as_it_was_shown(house: House) -> None:
    assert brings(house, LIST) == 2
    bo, cleo = Volunteer.objects.filter(organisation=house.ours).order_by("number")
    assert (bo.name, bo.email, bo.state, bo.account, bo.language) == (
        "Bo Ek",
        "bo.ek@example.org",
        "active",
        None,
        "sv",
    )
    assert bo.since == datetime(2024, 1, 10, 11, tzinfo=UTC)  # noon in Stockholm
    assert (cleo.state, cleo.since, cleo.number) == ("in_training", NOW, bo.number + 1)
    paid = Fulfilment.objects.get()
    assert (paid.volunteer, paid.on, paid.amount, paid.by) == (bo, date(2026, 1, 2), 5000, house.people["dag"].pk)
    assert [(move.before, move.after) for move in VolunteerMove.objects.filter(volunteer=bo)] == [("", "active")]


def test_a_fee_without_an_amount_was_at_least_what_is_asked(house: House) -> None:
    house.ours.requirements.update(terms={"least": 7000})
    brings(house, [row[:5] for row in LIST])
    assert Fulfilment.objects.get().amount == 7000
    house.ours.requirements.update(terms={})
    brings(house, [LIST[0], ["Kim", "kim@example.org", "", "", "2026-01-02", ""]])
    assert Fulfilment.objects.latest("pk").amount == 5000


def test_the_same_list_again_brings_nobody_in(house: House) -> None:
    brings(house, LIST)
    assert brings(house, LIST) == 0
    assert Volunteer.objects.filter(organisation=house.ours).count() == 2


def test_one_mishap_and_nobody_comes_in(house: House) -> None:
    with pytest.raises(NotToBeImported):
        brings(house, [*LIST, ["Eva", "=A1", "", "", "", ""]])
    assert not Volunteer.objects.filter(organisation=house.ours).exists()


def test_what_is_confirmed_is_what_was_shown(house: House) -> None:
    shown = foreseen(house.ours.pk, LIST, today=TODAY).seal
    brings(house, LIST[:2])
    with pytest.raises(ChangedMeanwhile):
        brings(house, LIST, seal=shown)
    assert Volunteer.objects.filter(organisation=house.ours).count() == 1


def test_what_is_not_asked_is_not_kept(house: House) -> None:
    assert asked_in(house.ours.pk).fee
    house.ours.requirements.filter(kind="membership_fee").delete()
    with pytest.raises(NotToBeImported):
        brings(house, LIST)


@pytest.mark.parametrize("name", ["bo", "ada", "eva"])
def test_nobody_else_may(house: House, name: str) -> None:  # AZ3
    with pytest.raises(NotAllowed):
        brings(house, LIST, name)
