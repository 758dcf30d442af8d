"""The line for the next shift: from who is on duty, and gone after fourteen days."""

from datetime import timedelta

import pytest

from frirum.actions import duty, leftline
from frirum.records.models import LeftLine
from frirum.rules.access import NotAllowed
from frirum.rules.kept import LEFT_LINE_KEPT
from tests.actions.conftest import Tonight

pytestmark = pytest.mark.django_db(databases=["default", "live"])


def test_bo_leaves_one_and_off_duty_none(tonight: Tonight) -> None:
    leftline.leave(tonight.bo.row, "Lugn kväll", now=tonight.now)
    assert LeftLine.objects.get().text == "Lugn kväll"
    duty.go_off(tonight.bo.duty, now=tonight.now)
    with pytest.raises(NotAllowed):
        leftline.leave(tonight.bo.row, "En till", now=tonight.now)


def test_it_is_gone_after_fourteen_days_and_not_before(tonight: Tonight) -> None:
    assert timedelta(days=14) == LEFT_LINE_KEPT
    leftline.leave(tonight.bo.row, "Lugn kväll", now=tonight.now)
    assert leftline.sweep(now=tonight.now + LEFT_LINE_KEPT - timedelta(seconds=1)) == 0
    assert leftline.sweep(now=tonight.now + LEFT_LINE_KEPT) == 1
