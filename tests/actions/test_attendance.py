"""Attendance follows duty, however it ends, and makes good what a crash left between the two stores."""

from datetime import timedelta

import pytest

from frirum.actions import attendance, duty
from frirum.records.models import Attendance, Duty, Shift
from tests.cast import Clock
from tests.checked import Evening, evening

pytestmark = pytest.mark.django_db(databases=["default", "live"])


@pytest.fixture
def at(clock: Clock, db: None) -> Evening:
    return evening(clock)


def test_a_duty_that_ends_by_itself_closes_it_at_that_moment(at: Evening) -> None:
    came = at.comes("Bo")
    at.clock.forward(minutes=15)
    duty.end_of_lease(now=at.now)
    ended = at.now
    at.clock.forward(minutes=3)
    attendance.settle(now=at.now)
    row = Attendance.objects.get()
    assert (row.checked_out_at, row.minutes) == (ended, 15)
    came.refresh_from_db()
    assert came.ended_at == ended


def test_what_a_crash_left_open_or_unwritten_is_made_good(at: Evening) -> None:
    came = at.comes("Bo")
    Attendance.objects.all().delete()
    at.clock.forward(minutes=2)
    for _ in range(2):  # twice does no harm
        attendance.settle(now=at.now)
    assert Attendance.objects.get().checked_in_at == came.began_at


def test_a_duty_forgotten_during_a_long_stop_counts_to_the_shifts_end(at: Evening) -> None:
    at.comes("Bo")
    Duty.objects.all().delete()
    at.clock.forward(hours=30)
    attendance.settle(now=at.now)
    assert Attendance.objects.get().minutes == 120


def test_without_its_shift_nothing_is_guessed(at: Evening) -> None:
    at.comes("Bo")
    Duty.objects.all().delete()
    Shift.objects.all().delete()
    attendance.settle(now=at.clock.forward(hours=1))
    assert Attendance.objects.get().minutes == 0


def test_going_on_in_another_browser_is_one_attendance(at: Evening) -> None:
    at.comes("Bo")
    at.clock.forward(minutes=10)
    at.comes("Bo")
    attendance.settle(now=at.now)
    row = Attendance.objects.get()
    assert (row.checked_out_at, row.checked_in_at) == (None, at.now - timedelta(minutes=10))


def test_a_duty_without_a_shift_that_is_there_writes_nothing(at: Evening) -> None:
    at.comes("Bo")
    Attendance.objects.all().delete()
    Duty.objects.update(shift_id=999_999)
    attendance.settle(now=at.now)
    assert not Attendance.objects.exists()
