"""An evening with a shift: a line with a plan, Bo signed up, and whoever else a test lets come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from frirum.actions.checkin import check_in
from frirum.queries.login import login
from frirum.records import bell
from frirum.records.bell import About
from frirum.records.models import Duty, Requirement, Shift, ShiftSeat, Volunteer
from tests import cast, planned
from tests.cast import Clock, Person
from tests.planned import Planned


@dataclass
class Evening:
    """Wednesday at eight: a shift that begins, and a clock that is moved by hand."""

    at: Planned
    shift: Shift
    clock: Clock

    @property
    def now(self) -> datetime:
        return self.clock.now()

    def person(self, name: str) -> Person:
        return self.at.people[name]

    def seat(self, position: int) -> ShiftSeat:
        return ShiftSeat.objects.get(shift=self.shift, position=position)

    def holds(self, name: str, position: int) -> None:
        """Somebody has signed up for this seat."""
        ShiftSeat.objects.filter(shift=self.shift, position=position).update(volunteer=self.at.volunteer(name))
        self.changed()

    def changed(self) -> None:
        """The office has changed something."""
        bell.ring(About.OFFICE, self.at.line.organisation_id)

    def comes(self, name: str, *, seat: int | None = None, on_call: bool = False, alone: bool = True) -> Duty:
        """Somebody checks in; `seat` is the position of a free one."""
        who = self.person(name)
        known = login(cast.log_in(who), now=self.now)
        assert known is not None
        ref = check_in(
            who.id,
            who.alias,
            self.at.line,
            login_hash=known.hash,
            seat_id=None if seat is None else self.seat(seat).pk,
            on_call=on_call,
            alone=alone,
            now=self.now,
        )
        return Duty.objects.get(ref=ref)

    def state(self, name: str, state: str) -> Volunteer:
        """Put her life in this state."""
        Volunteer.objects.filter(pk=self.at.volunteer(name).pk).update(state=state)
        return self.at.volunteer(name)

    def asks(self, gates: str = "check_in") -> Requirement:
        """The organisation asks for a fee that nobody has paid."""
        return Requirement.objects.create(
            organisation_id=self.at.line.organisation_id,
            kind="membership_fee",
            gates=gates,
            period="year",
            terms={"least": 5000, "currency": "SEK"},
        )


def evening(clock: Clock, *, minimum: int = 0) -> Evening:
    """Bo, Cleo and Rut at home; Bo has the first seat of tonight's shift."""
    at = planned.build()
    planned.plan(at.line, minimum=minimum)
    made = Evening(at, planned.shift(at.line, days=0), clock)
    made.holds("Bo", 0)
    return made
