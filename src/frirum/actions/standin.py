""" "I can't come", and the search for a stand-in: the first yes wins, everybody else is thanked (ST4).

Locks are taken in one order: the person, the shift, the seat, the search.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from frirum.actions.mail import tell, tell_all
from frirum.actions.office import tell as ring
from frirum.actions.signup import NotHerSeat, herself, leave_seat, take_seat
from frirum.records.models import Shift, ShiftSeat, StandInAsked, StandInSearch, Volunteer
from frirum.records.plan import plan_of
from frirum.records.store import OFFICE
from frirum.rules.access import Actor, Can, NotAllowed
from frirum.rules.kept import TOLD_KEPT
from frirum.rules.mail import Mail
from frirum.rules.moves import require_move
from frirum.rules.standin import MOVES, Answer, Search, Way, answered, way_out


class ShiftHasBegun(Exception):
    """It is too late to ask anybody; she calls the coordinator. Nothing was changed."""


class NobodyIsLookedFor(Exception):
    """No stand-in is looked for any more: the search is over, and so is the question."""


def cannot_come(actor: Actor | None, shift_ref: str, *, now: datetime) -> Way:
    """She can't come: early her seat is free, late a stand-in is looked for and she keeps the seat until one is found.

    Asked twice it is still one search. Raises NotAllowed, NotHerSeat, ShiftHasBegun.
    """
    with transaction.atomic(using=OFFICE):
        who = herself(actor, now=now)
        shift = _shift(shift_ref)
        seat = _her_seat(shift, who)
        way = way_out(shift.starts_at, before=plan_of(shift.line_id).sign_off_before, now=now)
        if way is Way.BEGUN:
            raise ShiftHasBegun
        if way is Way.SIGN_OFF:
            leave_seat(seat)
        else:
            StandInSearch.objects.get_or_create(
                seat=seat, state=Search.OPEN, defaults={"volunteer": who, "opened_at": now}
            )
            ring(shift.line.organisation_id)
        return way


def can_come(actor: Actor | None, shift_ref: str, *, now: datetime) -> None:
    """She can come after all: nobody is asked any more. Raises NotAllowed, NotHerSeat, NobodyIsLookedFor."""
    with transaction.atomic(using=OFFICE):
        who = herself(actor, now=now)
        shift = _shift(shift_ref)
        search = _open_search(_her_seat(shift, who))
        if search is None:
            raise NobodyIsLookedFor
        _close(search, Search.WITHDRAWN, now=now)
        ring(shift.line.organisation_id)


def ask(search_ref: str, volunteers: Iterable[int], *, now: datetime) -> None:
    """Ask these to stand in, each once; nothing happens when the search is over."""
    with transaction.atomic(using=OFFICE):
        search = StandInSearch.objects.select_for_update(of=("self",)).filter(ref=search_ref, state="open").first()
        if search is None:
            return
        shift = search.seat.shift
        people = list(Volunteer.objects.filter(pk__in=list(volunteers)).order_by("pk"))
        asked = [StandInAsked(search=search, volunteer=her, asked_at=now) for her in people]
        StandInAsked.objects.bulk_create(asked, ignore_conflicts=True)
        about, link = f"stand_in:{search.ref}", link_to(shift.ref)
        tell_all(people, Mail.QUESTION, about=about, link=link, until=shift.starts_at, now=now)


def answer(actor: Actor | None, search_ref: str, *, yes: bool, now: datetime) -> Answer:
    """Say yes or no to standing in; a yes after somebody else's is LATE, and nothing but thanks.

    Whoever could take the seat may say yes, asked or not. Raises NotAllowed, and SeatIsNotFree with the reason when
    her own day has changed meanwhile.
    """
    with transaction.atomic(using=OFFICE):
        who = herself(actor, now=now)
        shift, seat, search = _found(search_ref)
        asked = StandInAsked.objects.filter(search=search, volunteer=who).first()
        if asked is not None and asked.answer == Answer.YES:
            return Answer.YES  # pressed twice
        state = Search(search.state) if seat.volunteer_id in (None, search.volunteer_id) else Search.FOUND
        said = answered(state, yes=yes, starts_at=shift.starts_at, now=now)
        if said is Answer.YES:
            take_seat(who, shift.ref, seat=seat.position, instead=True, now=now)
            _close(search, Search.FOUND, now=now)
            about = f"stood_in:{search.ref}"
            tell(search.volunteer, Mail.SHIFTS, about=about, link=link_to(shift.ref), until=shift.ends_at, now=now)
        StandInAsked.objects.update_or_create(
            search=search,
            volunteer=who,
            defaults={"answer": said, "answered_at": now},
            create_defaults={"answer": said, "answered_at": now, "asked_at": now},
        )
        return said


def settle(*, now: datetime) -> None:
    """Close the searches that are over by themselves: the shift began, was cancelled, or the seat is not hers any more."""
    for ref in StandInSearch.objects.filter(state=Search.OPEN).values_list("ref", flat=True):
        with transaction.atomic(using=OFFICE):
            shift, seat, search = _found(ref)
            if search.state != Search.OPEN:
                continue
            if shift.state != "published" or seat.volunteer_id != search.volunteer_id:
                _close(search, Search.WITHDRAWN, now=now)
            elif shift.starts_at <= now:
                _close(search, Search.NOBODY, now=now)


def sweep(*, now: datetime) -> int:
    """Forget who looked for a stand-in and who answered what, long after the shift; returns how many rows."""
    gone, _ = StandInSearch.objects.filter(seat__shift__ends_at__lte=now - TOLD_KEPT).delete()
    return gone


def link_to(shift_ref: str) -> str:
    """Where a mail about a shift leads: it names neither organisation nor line."""
    return f"/volunteer/go/{shift_ref}/"


def _shift(shift_ref: str) -> Shift:
    rows = Shift.objects.select_for_update(of=("self",)).select_related("line")
    found = rows.filter(ref=shift_ref).exclude(state="draft").first()
    if found is None:
        raise NotAllowed(Can.SIGN_UP)
    return found


def _her_seat(shift: Shift, who: Volunteer) -> ShiftSeat:
    found = ShiftSeat.objects.select_for_update().filter(shift=shift, volunteer=who).first()
    if found is None or shift.state != "published":
        raise NotHerSeat
    found.shift = shift
    return found


def _open_search(seat: ShiftSeat) -> StandInSearch | None:
    return StandInSearch.objects.select_for_update().filter(seat=seat, state=Search.OPEN).first()


def _found(search_ref: str) -> tuple[Shift, ShiftSeat, StandInSearch]:
    """The shift, the seat and the search, locked in this order; nobody found is the same as not allowed (AZ3)."""
    place = StandInSearch.objects.filter(ref=search_ref).values_list("seat__shift__ref", "seat_id").first()
    if place is None:
        raise NotAllowed(Can.SIGN_UP)
    shift = _shift(place[0])
    seat = ShiftSeat.objects.select_for_update().get(pk=place[1])
    locked = StandInSearch.objects.select_for_update(of=("self",)).select_related("volunteer")
    return shift, seat, locked.get(ref=search_ref)


def _close(search: StandInSearch, after: Search, *, now: datetime) -> None:
    search.state = require_move(MOVES, Search(search.state), after)
    search.closed_at = now
    search.save(update_fields=["state", "closed_at"])
