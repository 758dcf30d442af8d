"""A plan for the tests: a line with a partner, volunteers, and shifts with two regulars and a back-up (ST4, CS4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from frirum.records import bell
from frirum.records.bell import About
from frirum.records.line import LineFacts
from frirum.records.models import Partner, Shift, ShiftPlan, ShiftSeat, Volunteer
from frirum.rules.access import Actor, Role
from tests import cast
from tests.cast import Person

NOW = cast.EVENING
SEATS = ("regular", "regular", "back_up")


@dataclass
class Planned:
    """Storasyster and its partner, one line of each, and who is who by name."""

    line: LineFacts
    theirs: LineFacts
    people: dict[str, Person] = field(default_factory=dict)

    def volunteer(self, name: str) -> Volunteer:
        """The volunteer that somebody is in her organisation."""
        who = self.people[name]
        return Volunteer.objects.get(account_id=who.id, organisation_id=who.line.organisation_id)

    def actor(self, name: str, role: Role = Role.VOLUNTEER) -> Actor:
        """Somebody who asks, in her own organisation."""
        who = self.people[name]
        return Actor(who.id, who.line.organisation_id, frozenset({role}))

    def holders(self, shift: Shift) -> list[str]:
        """Who sits where, by alias; nobody is an empty string."""
        names = {who.id: name for name, who in self.people.items()}
        rows = (
            ShiftSeat.objects.filter(shift=shift).order_by("position").values_list("volunteer__account_id", flat=True)
        )
        return ["" if row is None else names[row] for row in rows]


def build(*, partner: bool = True) -> Planned:
    """Bo, Cleo and Dag at Storasyster; Eva at the other organisation, which runs the line too if `partner`."""
    line, theirs = cast.storasyster(), cast.elsewhere()
    if partner:
        Partner.objects.create(line_id=line.id, organisation_id=theirs.organisation_id)
    bell.ring(About.OFFICE, line.organisation_id)
    made = Planned(cast.facts("chatt"), cast.facts("annan"))
    for name in ("Bo", "Cleo", "Rut"):
        made.people[name] = cast.person(name, made.line, now=NOW)
    made.people["Eva"] = cast.person("Eva", made.theirs, now=NOW)
    made.people["Dag"] = cast.person("Dag", made.line, Role.COORDINATOR, now=NOW)
    made.people["Disa"] = cast.person("Disa", made.theirs, Role.COORDINATOR, now=NOW)
    for who in made.people.values():
        active(who)
    return made


def active(who: Person) -> Volunteer:
    """The volunteer that a person is, active and with nothing that her organisation asks for."""
    number = Volunteer.objects.filter(organisation_id=who.line.organisation_id).count() + 1
    facts = {"name": who.alias, "state": "active", "since": NOW, "made_at": NOW, "number": number}
    made, _ = Volunteer.objects.get_or_create(
        account_id=who.id, organisation_id=who.line.organisation_id, defaults=facts
    )
    return made


def plan(line: LineFacts, **numbers: int) -> ShiftPlan:
    """The line gets a plan with these numbers."""
    return ShiftPlan.objects.create(line_id=line.id, **numbers)


def shift(
    line: LineFacts, *, days: float = 7, hours: float = 2, state: str = "published", now: datetime = NOW
) -> Shift:
    """A shift with two regulars and a back-up, so many days from now."""
    starts_at = now + timedelta(days=days)
    made = Shift.objects.create(
        line_id=line.id, starts_at=starts_at, ends_at=starts_at + timedelta(hours=hours), state=state
    )
    ShiftSeat.objects.bulk_create(
        ShiftSeat(shift=made, kind=kind, position=position) for position, kind in enumerate(SEATS)
    )
    return made
