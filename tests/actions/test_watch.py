"""Bo watches a line, and stops again; nobody watches what is not theirs."""

import pytest

from frirum.actions.watch import watch
from frirum.records.models import Partner, Watch
from frirum.rules.access import NotAllowed
from tests import planned
from tests.planned import NOW

pytestmark = pytest.mark.django_db(databases=["default", "live"])


def test_bo_watches_once_and_stops(db: None) -> None:
    at = planned.build()
    for _ in range(2):
        watch(at.actor("Bo"), at.line.id, on=True, now=NOW)
    assert Watch.objects.get().volunteer == at.volunteer("Bo")
    for _ in range(2):
        watch(at.actor("Bo"), at.line.id, on=False, now=NOW)
    assert not Watch.objects.exists()


def test_eva_watches_the_line_that_both_run_and_bo_not_theirs(db: None) -> None:  # CS4
    at = planned.build()
    watch(at.actor("Eva"), at.line.id, on=True, now=NOW)
    with pytest.raises(NotAllowed):
        watch(at.actor("Bo"), at.theirs.id, on=True, now=NOW)
    Partner.objects.all().delete()
    with pytest.raises(NotAllowed):
        watch(at.actor("Eva"), at.line.id, on=True, now=NOW)
    with pytest.raises(NotAllowed):
        watch(None, at.line.id, on=True, now=NOW)
