"""The demo's plan: shifts to look at, holes to fill, and a door that nothing closes."""

from datetime import UTC, datetime

import pytest

from frirum.config import demo_content
from frirum.queries.plan import plan_of, shift_now
from frirum.records.models import Line, Shift, ShiftSeat, Term

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_this_terms_shifts_are_published_and_the_next_ones_have_people() -> None:
    demo_content.load(now=NOW)
    line = Line.objects.get()
    assert Term.objects.get().name == "Höst 2026"
    assert set(Shift.objects.values_list("state", flat=True)) == {"published"}
    assert Shift.objects.count() == 3 * 57
    held = ShiftSeat.objects.filter(volunteer__isnull=False).count()
    assert 12 <= held < ShiftSeat.objects.count() / 2
    running = shift_now(line.pk, now=NOW)
    assert running is not None
    assert {"Bo", "Cleo"} <= {seat.alias for seat in running.held}


def test_the_minimum_is_nought_so_the_door_opens_whoever_is_there() -> None:
    demo_content.load(now=NOW)
    assert plan_of(Line.objects.get().pk).minimum == 0
