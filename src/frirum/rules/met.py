"""Whether each kind of requirement is met on a day, until when, and what a sentence about it needs (ST7, ST9, ST11)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from frirum.rules.period import Period, Span, span, whole_years, years_later
from frirum.rules.requirement import SIGNED, Basis, Kind, Requirement
from frirum.rules.verdict import House, Met, Person
from frirum.rules.volunteer import State


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one requirement, before its gate is looked at."""

    met: bool
    until: date | None = None
    detail: Mapping[str, object] = field(default_factory=dict)
    soon: bool = False


def found(requirement: Requirement, person: Person, house: House, on: date) -> Found:
    """Look whether one requirement is met by this person on this day."""
    if requirement.kind in SIGNED:
        return _signed(requirement, person, house, on)
    seen = tuple(one for one in person.met if one.kind is requirement.kind and one.seen and one.on <= on)
    match requirement.kind:
        case Kind.AGE:
            said = any(one.kind is Kind.AGE and not one.seen for one in person.met)
            return _age(requirement, seen, on, said=said)
        case Kind.MEMBERSHIP_FEE:
            return _fee(requirement, seen, on)
        case Kind.TRAINING:
            return _training(requirement, seen)
        case Kind.RECORD_EXTRACT:
            return _lasting(requirement, max((one.on for one in seen), default=None), on)
        case Kind.SUPERVISION:
            return _supervision(requirement, seen, house, on)
        case Kind.ENGAGEMENT:
            return _engagement(requirement, person, house, on)
        case _:
            return _pause(requirement, person, on)


def _age(requirement: Requirement, seen: Iterable[Met], on: date, *, said: bool) -> Found:
    """Old enough when it was checked, or since: who was 20 three years ago is 23. No day of birth is known."""
    least = requirement.number("least")
    old = any((one.amount or 0) + whole_years(one.on, on) >= least for one in seen)
    return Found(old, detail={"least": least, "said": said})


def _fee(requirement: Requirement, seen: tuple[Met, ...], on: date) -> Found:
    """Paid for the year of the day; in the first days of a year the year before still counts, if so chosen."""
    least, grace = requirement.number("least"), timedelta(days=requirement.number("grace_days"))
    detail = {"least": least, "currency": requirement.currency(), "year": on.year, "paid": _paid(seen, on.year)}

    def held(year: int) -> bool:
        return _paid(seen, year) >= least

    ends = date(on.year, 12, 31)
    if held(on.year):
        return Found(True, years_later(ends, 1) if held(on.year + 1) else ends + grace, detail)
    last = date(on.year - 1, 12, 31) + grace
    if held(on.year - 1) and on <= last:
        return Found(True, last, detail, soon=True)
    return Found(False, None, detail)


def _paid(seen: Iterable[Met], year: int) -> int:
    """What was paid for a year; ``topic`` names it, else it is the year of the day."""
    return sum(one.amount or 0 for one in seen if (one.topic or str(one.on.year)) == str(year))


def _training(requirement: Requirement, seen: Iterable[Met]) -> Found:
    done = {one.topic.casefold() for one in seen}
    left = [topic for topic in requirement.topics() if topic.casefold() not in done]
    return Found(not left, detail={"left": left, "of": len(requirement.topics())})


def _lasting(requirement: Requirement, day: date | None, on: date) -> Found:
    """Met on a day, once and for all or for a year from it; ``until`` stays when it has run out."""
    if day is None or requirement.period is Period.ONCE:
        return Found(day is not None, None, {"on": day})
    until = years_later(day, 1) - timedelta(days=1)
    return Found(on <= until, until, {"on": day})


def _supervision(requirement: Requirement, seen: tuple[Met, ...], house: House, on: date) -> Found:
    times, here = requirement.number("times"), span(requirement.period, on, terms=house.terms)
    if here is None:  # between two terms nothing is expected
        return Found(True, detail={"times": times, "done": 0})
    done = sum(here.holds(one.on) for one in seen)
    return Found(done >= times, None if done >= times else here.last, {"times": times, "done": done})


def _engagement(requirement: Requirement, person: Person, house: House, on: date) -> Found:
    """The period that is running, so that what she reads is what she can still do something about."""
    hours, here = requirement.number("hours"), span(requirement.period, on, terms=house.terms)
    if here is None or person.state is not State.ACTIVE:
        return Found(True, detail={"hours": hours, "minutes": 0})
    asked = hours * 60 * (_months(here) if requirement.period is Period.TERM else 1)
    minutes = sum(many for day, many in person.minutes if here.holds(day) and day <= on)
    detail = {"hours": asked // 60, "minutes": minutes}
    return Found(minutes >= asked, None if minutes >= asked else here.last, detail)


def _months(here: Span) -> int:
    return (here.last.year - here.first.year) * 12 + here.last.month - here.first.month + 1


def _pause(requirement: Requirement, person: Person, on: date) -> Found:
    detail = {"terms": requirement.number("terms")}
    if person.state is not State.PAUSED or person.back_by is None:
        return Found(True, detail=detail)
    return Found(on <= person.back_by, person.back_by, detail)


def _signed(requirement: Requirement, person: Person, house: House, on: date) -> Found:
    """The version that holds is signed; one before it holds for the days of notice."""
    text, detail = house.texts.get(requirement.kind), _basis(requirement)
    if text is None:  # nothing to sign yet: it is the office that is late, and the gate says so
        return Found(False, detail={"no_text": True, **detail})
    mine = [one for one in person.signed if one.kind is requirement.kind]
    good = [one for one in mine if not one.withdrawn]
    withdrawn = bool(mine) and not good
    current = [one.on for one in good if one.version == text.version]
    if current:
        return Found(True, detail={"on": max(current), **detail})
    notice = text.since + timedelta(days=requirement.number("notice_days") - 1)
    again = {"again": bool(good), "withdrawn": withdrawn, **detail}
    return Found(bool(good) and on <= notice, notice if good else None, again, soon=True)


def _basis(requirement: Requirement) -> dict[str, object]:
    if requirement.kind is not Kind.DATA_INFORMATION:
        return {}
    return {"basis": requirement.basis().value, "consent": requirement.basis() is Basis.CONSENT}
