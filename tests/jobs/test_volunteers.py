"""The clockwork of volunteers' lives: once an hour, and no harm in doing it twice."""

from datetime import timedelta

import pytest

from frirum.jobs import volunteers
from frirum.jobs.housework import HOUSEWORK
from frirum.records.models import Told, Volunteer
from frirum.rules.volunteer import State
from tests.staff import NOW, house

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def test_both_stand_in_the_timetable() -> None:
    works = {entry.work for entry in HOUSEWORK}
    assert {volunteers.warn, volunteers.forget_the_gone} <= works


def test_doing_it_twice_does_no_harm() -> None:
    at = house()
    Volunteer.objects.filter(account=at.bo).update(state=State.LEFT, since=NOW - timedelta(days=400))
    for _ in range(2):
        volunteers.forget_the_gone(now=NOW)
        volunteers.warn(now=NOW)
    assert Volunteer.objects.get().name == ""
    assert not Told.objects.exists()
