"""Vera, who has no log-in, asks to become a volunteer (ST11)."""

from dataclasses import replace

import pytest

from frirum.actions import application
from frirum.actions.application import TooManyWaiting, apply
from frirum.actions.volunteer import move
from frirum.records.models import Fulfilment, Requirement, Told, Volunteer
from frirum.rules.application import Application
from frirum.rules.volunteer import State
from frirum.rules.wording import NotInOrder
from tests import storasyster
from tests.storasyster import NOW, TODAY, House

pytestmark = [pytest.mark.django_db(databases=["default", "live"]), pytest.mark.both_stores]
VERA = Application("Vera Ek", "Vera@example.org", "", "fi", old_enough=True)


@pytest.fixture
def house(db: None) -> House:
    made = storasyster.build()
    Requirement.objects.filter(organisation=made.ours, kind="age").delete()
    return made


def applies(house: House, wish: Application = VERA) -> None:
    apply(house.ours.pk, wish, today=TODAY, now=NOW)


def vera() -> list[Volunteer]:
    return list(Volunteer.objects.filter(email="vera@example.org"))


def test_vera_is_written_down_and_told(house: House) -> None:
    applies(house)
    [made] = vera()
    assert (made.name, made.state, made.account, made.language) == ("Vera Ek", "applied", None, "fi")
    assert Told.objects.get().volunteer == made
    assert not Fulfilment.objects.exists()


def test_that_she_is_old_enough_is_what_she_said_and_no_date_is_kept(house: House) -> None:
    Requirement.objects.create(organisation=house.ours, kind="age", gates="sign_up", period="once")
    applies(house)
    said = Fulfilment.objects.get()
    assert (said.on, said.by, said.amount) == (TODAY, None, None)


def test_where_age_is_asked_it_must_be_said(house: House) -> None:
    Requirement.objects.create(organisation=house.ours, kind="age", gates="sign_up", period="once")
    with pytest.raises(NotInOrder):
        applies(house, replace(VERA, old_enough=False))
    assert vera() == []


def test_twice_is_once(house: House) -> None:
    applies(house)
    applies(house)
    assert len(vera()) == 1
    assert Told.objects.count() == 1


def test_who_was_not_taken_on_may_ask_again(house: House) -> None:
    applies(house)
    Volunteer.objects.filter(email="vera@example.org").update(state="declined")
    applies(house)
    assert [one.state for one in vera()] == ["declined", "applied"]


def test_too_many_unanswered_ones_close_the_door_honestly(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application, "MOST_WAITING", 1)
    applies(house)
    with pytest.raises(TooManyWaiting):
        applies(house, replace(VERA, email="another@example.org"))


def test_each_step_the_office_takes_is_told_once_and_says_nothing(house: House) -> None:  # ML1
    applies(house)
    [made] = vera()
    for to in (State.INTERVIEWED, State.DECLINED):
        move(house.actors["dag"], made.ref, to, now=NOW)
    assert sorted(Told.objects.values_list("mail", flat=True)) == ["applied", "not_now", "step"]
