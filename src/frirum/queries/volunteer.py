"""Who is a volunteer in an organisation, and where in her life there she stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from frirum.records.models import Volunteer, VolunteerMove
from frirum.rules.volunteer import State


@dataclass(frozen=True, slots=True)
class VolunteerFacts:
    """One volunteer; erased she has a number and no name."""

    id: int
    ref: str
    number: int
    organisation_id: int
    account_id: int | None
    name: str
    email: str
    phone: str
    language: str
    state: State
    since: datetime
    back_by: date | None
    erased: bool
    qualifications: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of her life, as the office reads it; `by` is an account, or nobody's."""

    before: str
    after: State
    at: datetime
    by: int | None


def volunteer_of(account_id: int, organisation_id: int) -> VolunteerFacts | None:
    """The volunteer that this account is in this organisation, or None."""
    return _first(Q(account_id=account_id, organisation_id=organisation_id))


def volunteer(organisation_id: int, ref: str) -> VolunteerFacts | None:
    """This volunteer of this organisation, or None (AZ3)."""
    return _first(Q(ref=ref, organisation_id=organisation_id))


def volunteers_of(organisation_id: int, *, states: Iterable[State] = (), sought: str = "") -> list[VolunteerFacts]:
    """The volunteers of an organisation, by name; in these states, if any are named, and whose name, mail or number fits."""
    rows = Volunteer.objects.filter(organisation_id=organisation_id)
    chosen = list(states)
    if chosen:
        rows = rows.filter(state__in=chosen)
    word = sought.strip()
    if word:
        fits = Q(name__icontains=word) | Q(email__icontains=word)
        rows = rows.filter(fits | Q(number=int(word)) if word.isascii() and word.isdigit() else fits)
    found = [_facts(row) for row in rows.prefetch_related("qualifications")]
    return sorted(found, key=lambda one: (one.name == "", one.name.casefold(), one.number))


def counts_of(organisation_id: int) -> dict[State, int]:
    """How many volunteers there are in each state; every state stands in it."""
    rows = Volunteer.objects.filter(organisation_id=organisation_id).values_list("state").annotate(Count("id"))
    counted = dict(rows)
    return {state: counted.get(state.value, 0) for state in State}


def steps_of(volunteer_id: int) -> list[Step]:
    """Her life so far, the latest step first."""
    rows = VolunteerMove.objects.filter(volunteer_id=volunteer_id).order_by("-at", "-id")
    return [Step(row.before, State(row.after), row.at, row.by) for row in rows]


def _first(which: Q) -> VolunteerFacts | None:
    row = Volunteer.objects.filter(which).prefetch_related("qualifications").first()
    return None if row is None else _facts(row)


def _facts(row: Volunteer) -> VolunteerFacts:
    return VolunteerFacts(
        id=row.pk,
        ref=row.ref,
        number=row.number,
        organisation_id=row.organisation_id,
        account_id=row.account_id,
        name=row.name,
        email=row.email,
        phone=row.phone,
        language=row.language,
        state=State(row.state),
        since=row.since,
        back_by=row.back_by,
        erased=row.erased_at is not None,
        qualifications=frozenset(one.pk for one in row.qualifications.all()),
    )
