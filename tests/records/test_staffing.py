"""What a plan asks of the door and the desk; a line without one asks for nothing new."""

from datetime import timedelta

import pytest

from frirum.records.bell import About, ring
from frirum.records.models import ShiftPlan
from frirum.records.staffing import Limits, limits_of
from frirum.rules.deskhours import LATEST_END
from tests import cast

pytestmark = pytest.mark.django_db(databases=["default", "live"])


def test_a_line_without_a_plan_is_as_it_was() -> None:
    assert limits_of(cast.storasyster().id) == Limits(0, LATEST_END)


def test_a_plan_is_remembered_until_the_office_changes_it() -> None:
    line = cast.storasyster()
    ShiftPlan.objects.create(line_id=line.id, minimum=3, latest_end_minutes=45)
    assert limits_of(line.id) == Limits(3, timedelta(minutes=45))
    ShiftPlan.objects.update(minimum=1)
    assert limits_of(line.id).minimum == 3
    ring(About.OFFICE, line.organisation_id)
    assert limits_of(line.id).minimum == 1
