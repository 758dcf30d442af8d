"""Who would like a call is seen by her coordinator, and erased when somebody has called, or after a month (BO3)."""

from datetime import timedelta

import pytest

from frirum.actions import followup
from frirum.queries.followup import heaviness_of, wishes_of
from frirum.records.models import FollowUp
from frirum.rules.access import NotAllowed, Role
from frirum.rules.kept import FOLLOW_UP_AT_MOST
from tests import planned
from tests.cast import Clock
from tests.planned import Planned

pytestmark = pytest.mark.django_db(databases=["default", "live"])


@pytest.fixture
def at(db: None) -> Planned:
    return planned.build()


def test_dag_calls_bo_and_nothing_is_left_of_it(at: Planned, clock: Clock) -> None:
    here = at.line.organisation_id
    followup.note(at.volunteer("Bo"), 5, wants_call=True, now=clock.now())
    followup.note(at.volunteer("Cleo"), 2, wants_call=False, now=clock.now())
    [wish] = wishes_of(here, now=clock.now())
    assert wish.name == "Bo"
    assert heaviness_of(here, now=clock.now()) == [(1, 0), (2, 1), (3, 0), (4, 0), (5, 1)]
    dag = at.actor("Dag", Role.COORDINATOR)
    followup.called(dag, here, wish.id, now=clock.now())
    assert wishes_of(here, now=clock.now()) == []
    with pytest.raises(NotAllowed):
        followup.called(dag, here, wish.id, now=clock.now())


def test_bo_and_another_organisation_see_and_erase_nothing(at: Planned, clock: Clock) -> None:  # AZ3
    followup.note(at.volunteer("Bo"), 5, wants_call=True, now=clock.now())
    assert wishes_of(at.theirs.organisation_id, now=clock.now()) == []
    wish = FollowUp.objects.get().pk
    asked = [
        (at.actor("Bo"), at.line.organisation_id),
        (at.actor("Disa", Role.COORDINATOR), at.line.organisation_id),
        (at.actor("Disa", Role.COORDINATOR), at.theirs.organisation_id),
    ]
    for actor, where in asked:
        with pytest.raises(NotAllowed):
            followup.called(actor, where, wish, now=clock.now())
    assert FollowUp.objects.exists()


def test_after_a_month_it_is_gone_called_or_not(at: Planned, clock: Clock) -> None:
    followup.note(at.volunteer("Bo"), None, wants_call=True, now=clock.now())
    assert followup.sweep(now=clock.now() + FOLLOW_UP_AT_MOST - timedelta(seconds=1)) == 0
    assert followup.sweep(now=clock.now() + FOLLOW_UP_AT_MOST) == 1
