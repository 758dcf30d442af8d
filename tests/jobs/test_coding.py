"""The clockwork of coding: single contacts that are too old go a few at a time, however many there are (CS3)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection, transaction

from frirum.actions import contact
from frirum.actions.contact import Where
from frirum.jobs import coding, timetable
from frirum.jobs.housework import HOUSEWORK
from frirum.records import codebook
from frirum.records.models import Contact, Count
from tests import cast, coded
from tests.coded import COMMON

pytestmark = [pytest.mark.django_db(databases=["default", "live"], transaction=True), pytest.mark.both_stores]

REALLY_AT_ONCE = contact.ERASED_AT_ONCE
MANY, AT_ONCE = 60, 4
A_ROUND = AT_ONCE * coding.TURNS
LATER = datetime(2040, 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _overdue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Far more are overdue than one round erases."""
    monkeypatch.setattr(contact, "ERASED_AT_ONCE", AT_ONCE)
    here = cast.storasyster().organisation_id
    coded.version(here)
    with transaction.atomic():
        contact.write_all([(Where(here, None, "phone", date(2026, 3, 1)), COMMON)] * MANY, codebook.in_use(here))


def test_a_round_is_short_and_the_next_one_goes_on() -> None:
    counted = sorted(Count.objects.values_list("dimension", "key", "n"))
    for left in (MANY - A_ROUND, MANY - 2 * A_ROUND, 0, 0):
        coding.forget(now=LATER)
        assert Contact.objects.count() == left
    assert sorted(Count.objects.values_list("dimension", "key", "n")) == counted


def test_nobody_waits_at_the_door_for_it(clock: cast.Clock) -> None:
    clock.at = LATER
    timetable.once(now=clock.now)
    timetable.once(HOUSEWORK, now=clock.now)
    assert Contact.objects.count() == MANY


def test_between_two_batches_others_may_write(monkeypatch: pytest.MonkeyPatch) -> None:
    given_way: list[bool] = []
    monkeypatch.setattr(coding.time, "sleep", lambda _: given_way.append(connection.in_atomic_block))
    erased = erased_at_once(monkeypatch)
    coding.forget(now=LATER)
    assert given_way == [False] * (coding.TURNS - 1)
    assert erased == [AT_ONCE] * coding.TURNS


def test_it_comes_round_often_enough_for_half_a_million() -> None:
    [every_s] = [entry.every_s for entry in HOUSEWORK if entry.work is coding.forget]
    assert every_s * 500_000 / (REALLY_AT_ONCE * coding.TURNS) < 2 * 3600


def erased_at_once(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many contacts each transaction of what follows erases."""
    erased: list[int] = []
    really = contact.erase_some

    def counts(**given: Any) -> int:
        erased.append(really(**given))
        return erased[-1]

    monkeypatch.setattr(contact, "erase_some", counts)
    return erased
