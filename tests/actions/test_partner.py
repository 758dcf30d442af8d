"""Ada lets another organisation run the line too, and ends it again (CS4)."""

from __future__ import annotations

import pytest

from frirum.actions import partner as deeds
from frirum.actions.signup import sign_up
from frirum.records.models import Partner, ShiftSeat
from frirum.rules.access import Actor, NotAllowed, Role
from frirum.rules.wording import Flaw, NotInOrder
from tests import planned
from tests.planned import NOW, Planned

pytestmark = pytest.mark.django_db(databases=["default", "live"])


@pytest.fixture
def at(db: None) -> Planned:
    return planned.build(partner=False)


def ada(at: Planned) -> Actor:
    return at.actor("Dag", Role.ADMINISTRATOR)


def test_a_partners_people_sit_at_the_line_until_it_ends(at: Planned) -> None:
    deeds.add(ada(at), at.line.id, at.theirs.organisation_slug, now=NOW)
    shift = planned.shift(at.line)
    ShiftSeat.objects.filter(shift=shift, position=1).update(organisation_id=at.theirs.organisation_id)
    sign_up(at.actor("Eva"), shift.ref, seat=1, now=NOW)
    sign_up(at.actor("Bo"), shift.ref, seat=0, now=NOW)
    deeds.remove(ada(at), at.line.id, at.theirs.organisation_slug, now=NOW)
    assert at.holders(shift) == ["Bo", "", ""]
    assert not ShiftSeat.objects.filter(organisation__isnull=False).exists()
    with pytest.raises(NotAllowed):
        deeds.remove(ada(at), at.line.id, at.theirs.organisation_slug, now=NOW)


def test_an_organisation_that_is_not_there_or_runs_it_already_is_refused(at: Planned) -> None:
    for slug, flaw in (("ingen", Flaw.NOT_THERE), (at.line.organisation_slug, Flaw.TAKEN)):
        with pytest.raises(NotInOrder) as refused:
            deeds.add(ada(at), at.line.id, slug, now=NOW)
        assert [fault.flaw for fault in refused.value.faults] == [flaw]
    deeds.add(ada(at), at.line.id, at.theirs.organisation_slug, now=NOW)
    with pytest.raises(NotInOrder):
        deeds.add(ada(at), at.line.id, at.theirs.organisation_slug, now=NOW)


def test_only_who_answers_for_the_organisation_may(at: Planned) -> None:
    for who in (None, at.actor("Bo"), at.actor("Dag", Role.COORDINATOR), at.actor("Disa", Role.ADMINISTRATOR)):
        with pytest.raises(NotAllowed):
            deeds.add(who, at.line.id, at.theirs.organisation_slug, now=NOW)
        with pytest.raises(NotAllowed):
            deeds.remove(who, at.line.id, at.theirs.organisation_slug, now=NOW)
    assert not Partner.objects.exists()
