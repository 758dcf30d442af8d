"""How the seats of a term are spread among an organisation's own people, and who may be put on a seat."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from frirum.records.models import ShiftSeat, Volunteer
from frirum.records.plan import aliases, called
from frirum.rules.fairness import Fairness, Sitting, fairness

AT_WORK = ("admitted", "active", "paused", "suspended")


@dataclass(frozen=True, slots=True)
class Own:
    """One of an organisation's own volunteers, as its coordinator calls her."""

    id: int
    ref: str
    number: int
    name: str
    alias: str

    @property
    def called(self) -> str:
        """A name that no other has: "Bo (12)"."""
        return f"{self.name} ({self.number})" if self.name else f"({self.number})"


def own_people(organisation_id: int, *, states: tuple[str, ...] = ("admitted", "active")) -> list[Own]:
    """The organisation's own volunteers in these states, by name."""
    rows = Volunteer.objects.filter(organisation_id=organisation_id, state__in=states)
    found = list(rows.values_list("pk", "ref", "number", "name", "account_id"))
    names = aliases({(row[4] or 0, organisation_id) for row in found})
    people = []
    for pk, ref, number, name, account in found:
        alias = called(names.get((account or 0, organisation_id), ""), name)
        people.append(Own(pk, ref, number, name or alias, alias))
    return sorted(people, key=lambda one: (one.name.casefold(), one.number))


def own_called(organisation_id: int, written: str) -> Own | None:
    """Which of the organisation's own people is meant by "Bo (12)", a name or an alias; None when it is not one."""
    wanted = " ".join(written.split()).casefold()
    people = own_people(organisation_id)
    exact = [one for one in people if one.called.casefold() == wanted]
    named = [one for one in people if wanted and wanted in {one.name.casefold(), one.alias.casefold()}]
    return next((found[0] for found in (exact, named) if len(found) == 1), None)


def fairness_of(organisation_id: int, line_id: int, term_id: int, *, zone: str) -> tuple[Fairness, dict[int, Own]]:
    """How the term's seats on one line are spread among this organisation's people, and who they are."""
    rows = ShiftSeat.objects.filter(
        shift__line_id=line_id,
        shift__term_id=term_id,
        shift__state__in=["draft", "published"],
        volunteer__organisation_id=organisation_id,
    ).values_list("volunteer_id", "shift__starts_at", "kind")
    here = ZoneInfo(zone)
    sittings = [Sitting(who or 0, at.astimezone(here).date(), kind == "back_up") for who, at, kind in rows]
    people = {one.id: one for one in own_people(organisation_id, states=(*AT_WORK, "left"))}
    at_work = Volunteer.objects.filter(organisation_id=organisation_id, state__in=["active", "paused"])
    return fairness(sittings, at_work.values_list("pk", flat=True)), people
