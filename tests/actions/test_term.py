"""Dag keeps the terms (ST9): one that ends before it begins is refused with a reason, and nothing is changed."""

from __future__ import annotations

from datetime import date

import pytest

from frirum.actions import term as deeds
from frirum.records.models import Term as Row
from frirum.rules.access import NotAllowed, Role
from frirum.rules.term import Term
from frirum.rules.wording import Flaw, NotInOrder
from tests import planned
from tests.planned import NOW, Planned

pytestmark = pytest.mark.django_db(databases=["default", "live"])
SPRING = Term("Spring", date(2026, 1, 12), date(2026, 6, 7))


@pytest.fixture
def at(db: None) -> Planned:
    return planned.build()


def add(at: Planned, term: Term = SPRING) -> int:
    return deeds.add(at.actor("Dag", Role.COORDINATOR), at.line.organisation_id, term, now=NOW)


def test_dag_adds_a_term_changes_it_and_takes_it_away(at: Planned) -> None:
    dag, ours = at.actor("Dag", Role.COORDINATOR), at.line.organisation_id
    term = add(at)
    deeds.change(dag, ours, term, Term("Spring 2026", SPRING.first_day, SPRING.last_day), now=NOW)
    assert Row.objects.get().name == "Spring 2026"
    deeds.remove(dag, ours, term, now=NOW)
    assert not Row.objects.exists()


def test_a_term_that_ends_before_it_begins_changes_nothing(at: Planned) -> None:
    with pytest.raises(NotInOrder) as refused:
        add(at, Term("Spring", SPRING.last_day, SPRING.first_day))
    assert [fault.flaw for fault in refused.value.faults] == [Flaw.ENDS_BEFORE_IT_BEGINS]
    assert not Row.objects.exists()


def test_a_term_with_shifts_stays(at: Planned) -> None:
    term = add(at)
    shift = planned.shift(at.line)
    shift.term_id = term
    shift.save()
    with pytest.raises(deeds.TermHasShifts):
        deeds.remove(at.actor("Dag", Role.COORDINATOR), at.line.organisation_id, term, now=NOW)
    assert Row.objects.exists()


def test_nobody_else_may(at: Planned) -> None:
    term, ours = add(at), at.line.organisation_id
    for who in (None, at.actor("Bo"), at.actor("Disa", Role.COORDINATOR), at.actor("Dag", Role.ADMINISTRATOR)):
        with pytest.raises(NotAllowed):
            deeds.add(who, ours, Term("A", date(2027, 1, 1), date(2027, 2, 1)), now=NOW)
        with pytest.raises(NotAllowed):
            deeds.change(who, ours, term, SPRING, now=NOW)
        with pytest.raises(NotAllowed):
            deeds.remove(who, ours, term, now=NOW)
    with pytest.raises(NotAllowed):
        deeds.remove(at.actor("Disa", Role.COORDINATOR), at.theirs.organisation_id, term, now=NOW)
    assert Row.objects.count() == 1
