"""Deeds on the plan: its numbers, making a term's shifts, publishing, cancelling, a note for check-in (ST4)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from frirum.actions.office import locked_line, tell
from frirum.actions.signup import ShiftIsOver
from frirum.records.models import Line, PlanSeat, Qualification, Shift, ShiftPlan, ShiftSeat, Term
from frirum.records.seat import runs
from frirum.records.standing import seats_of, what_changes
from frirum.records.store import OFFICE
from frirum.rules import plan as rules
from frirum.rules import wording
from frirum.rules.access import Actor, Can, NotAllowed
from frirum.rules.moves import require_move
from frirum.rules.plan import DEFAULT_SEATS, PlanWish
from frirum.rules.seat import SHIFT_MOVES, ShiftState
from frirum.rules.shift import Changes, SeatWish, seat_changes

CAN = Can.EDIT_PLAN
LONGEST_NOTE = 500


def set_plan(actor: Actor | None, line_id: int, wish: PlanWish, *, now: datetime) -> None:
    """Let these be the plan's numbers and the seats of every shift made from now on. Raises NotAllowed, NotInOrder."""
    with transaction.atomic(using=OFFICE):
        line = locked_line(actor, line_id, CAN, now=now)
        run_by = runs(line.pk)
        known = Qualification.objects.filter(organisation_id__in=run_by).values_list("pk", flat=True)
        wording.require(rules.faults(wish, run_by=run_by, qualifications=set(known)))
        numbers = {name: getattr(wish, name) for name in rules.LIMITS}
        plan, _ = ShiftPlan.objects.update_or_create(line=line, defaults=numbers)
        plan.seats.all().delete()
        PlanSeat.objects.bulk_create(
            PlanSeat(plan=plan, kind=kind, position=at, qualification_id=qualification, organisation_id=organisation)
            for at, (kind, qualification, organisation) in enumerate(wish.seats)
        )
        tell(line.organisation_id)


def make_shifts(actor: Actor | None, line_id: int, term_id: int, *, now: datetime) -> Changes:
    """Make the shifts of a term out of the opening hours, as drafts; done twice it does nothing the second time.

    Returns what was changed: shifts that new hours moved keep their people, those that are gone are cancelled where
    somebody sat and taken away where nobody did. What has begun is left alone. Raises NotAllowed.
    """
    with transaction.atomic(using=OFFICE):
        line = locked_line(actor, line_id, CAN, now=now)
        term = _term(line, term_id)
        done = what_changes(line, term, now=now)
        Shift.objects.filter(pk__in=[one.id for one in done.removed]).delete()
        Shift.objects.filter(pk__in=[one.id for one in done.cancelled]).update(state=ShiftState.CANCELLED)
        _move(done)
        Shift.objects.bulk_create(
            Shift(line=line, term=term, starts_at=one.starts_at, ends_at=one.ends_at, state=ShiftState.DRAFT)
            for one in done.added
        )
        _seat(line, term, now=now)
        tell(line.organisation_id)
    return done


def publish(actor: Actor | None, line_id: int, term_id: int, *, now: datetime) -> int:
    """Let everybody see the drafts of a term; returns how many there were. Raises NotAllowed."""
    with transaction.atomic(using=OFFICE):
        line = locked_line(actor, line_id, CAN, now=now)
        drafts = Shift.objects.filter(line=line, term=_term(line, term_id), state=ShiftState.DRAFT)
        many = drafts.update(state=ShiftState.PUBLISHED)
        tell(line.organisation_id)
    return many


def move_to(actor: Actor | None, line_id: int, shift_ref: str, state: ShiftState, *, now: datetime) -> None:
    """Publish, cancel or bring back one shift; who holds a seat keeps it. Raises NotAllowed, NotAMove, ShiftIsOver."""
    with transaction.atomic(using=OFFICE):
        line = locked_line(actor, line_id, CAN, now=now)
        shift = _shift(line, shift_ref)
        if shift.ends_at <= now:
            raise ShiftIsOver
        shift.state = require_move(SHIFT_MOVES, ShiftState(shift.state), state)
        shift.save(update_fields=["state"])
        tell(line.organisation_id)


def set_note(actor: Actor | None, line_id: int, shift_ref: str, note: str, *, now: datetime) -> None:
    """Write what everybody reads when she checks in; empty takes it away. Raises NotAllowed, NotInOrder."""
    with transaction.atomic(using=OFFICE):
        line = locked_line(actor, line_id, CAN, now=now)
        shift, said = _shift(line, shift_ref), wording.clean(note)
        wording.require(wording.words(said, "note", most=LONGEST_NOTE, needed=False))
        shift.note = said
        shift.save(update_fields=["note"])
        tell(line.organisation_id)


def _term(line: Line, term_id: int) -> Term:
    found = Term.objects.filter(organisation_id=line.organisation_id, pk=term_id).first()
    if found is None:
        raise NotAllowed(CAN)
    return found


def _shift(line: Line, shift_ref: str) -> Shift:
    found = Shift.objects.select_for_update().filter(line=line, ref=shift_ref).first()
    if found is None:
        raise NotAllowed(CAN)
    return found


def _move(done: Changes) -> None:
    """Move shifts in two steps: one may begin where another stood a moment ago."""
    rows = Shift.objects.in_bulk([int(str(one.id)) for one, _ in done.moved])
    for number, row in enumerate(rows.values(), start=1):
        row.starts_at -= timedelta(microseconds=number)
        row.save(update_fields=["starts_at"])
    for one, to in done.moved:
        row = rows[int(str(one.id))]
        row.starts_at, row.ends_at = to.starts_at, to.ends_at
        row.save(update_fields=["starts_at", "ends_at"])


def _seat(line: Line, term: Term, *, now: datetime) -> None:
    """Give every shift to come the seats that the plan names."""
    wanted = _seats_wanted(line)
    coming = list(Shift.objects.filter(line=line, term=term, starts_at__gt=now).values_list("pk", flat=True))
    there, made, gone = seats_of(coming), [], []
    for shift_id in coming:
        change = seat_changes(wanted, there.get(shift_id, {}))
        gone += [(shift_id, at) for at in (*change.removed, *change.changed)]
        made += [(shift_id, at) for at in (*change.added, *change.changed)]
    for shift_id, at in gone:
        ShiftSeat.objects.filter(shift_id=shift_id, position=at).delete()
    ShiftSeat.objects.bulk_create(
        ShiftSeat(
            shift_id=shift_id,
            position=at,
            kind=wanted[at][0],
            qualification_id=wanted[at][1],
            organisation_id=wanted[at][2],
        )
        for shift_id, at in made
    )


def _seats_wanted(line: Line) -> list[SeatWish]:
    rows = PlanSeat.objects.filter(plan__line=line).order_by("position")
    found: list[SeatWish] = [(one.kind, one.qualification_id, one.organisation_id) for one in rows]
    return found or list(DEFAULT_SEATS)
