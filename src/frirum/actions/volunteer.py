"""Taking a step in a volunteer's life: who may, and what closes with it at once (ST11, BO3, BO4)."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from frirum.actions import departure, mail
from frirum.actions.access import give_back, take
from frirum.actions.life import begin, let_in, locked, step
from frirum.actions.office import author, tell
from frirum.records.models import Account, Membership, Volunteer
from frirum.records.requirement import requirement_of, terms_of
from frirum.rules import wording
from frirum.rules.access import Actor, Can, Role, Thing, may, require
from frirum.rules.application import mail_of
from frirum.rules.requirement import Kind
from frirum.rules.volunteer import CLOSES, TERMS_OF_PAUSE, By, Closes, State, latest_back, require_step
from frirum.rules.wording import Fault, Flaw

CAN = Can.MOVE_VOLUNTEER


@transaction.atomic
def move(actor: Actor | None, volunteer_ref: str, to: State, *, back_by: date | None = None, now: datetime) -> None:
    """Take one step, as the office or as she herself; `back_by` is a pause's last day (else the latest there may be).

    Suspended and left close at once, whatever she is in the middle of. Raises NotAllowed, NotAMove, NotHersToDecide,
    NotInOrder.
    """
    volunteer = locked(volunteer_ref, can=CAN)
    by = _by(actor, volunteer, now=now)
    before, after = State(volunteer.state), State(to)
    require_step(before, after, by=by)
    account = _account(volunteer)
    if Closes.EVERYTHING in CLOSES[after]:
        _may_close_out(actor, volunteer, account, now=now)
    if after is State.PAUSED:
        volunteer.back_by = _back_by(volunteer, back_by, now=now)
    _act(volunteer, account, before, after, now=now)
    step(volunteer, after, by=author(actor), now=now)
    if by is By.OFFICE and (what := mail_of(after)) is not None:
        mail.tell(volunteer, what, about=f"step:{volunteer.ref}:{after}", now=now)
    tell(volunteer.organisation_id)


def pause_at_most(organisation_id: int, *, today: date) -> date:
    """The latest day a pause that begins today may last (ST11)."""
    asked = requirement_of(organisation_id, Kind.PAUSE)
    most = TERMS_OF_PAUSE if asked is None else asked.number("terms")
    return latest_back(today, most=most, terms=terms_of(organisation_id))


def _by(actor: Actor | None, volunteer: Volunteer, *, now: datetime) -> By:
    thing = Thing(organisation=volunteer.organisation_id, account=volunteer.account_id)
    if may(actor, CAN, thing, now=now):
        return By.OFFICE
    require(actor, Can.OWN_LIFE, thing, now=now)
    return By.HERSELF


def _account(volunteer: Volunteer) -> Account | None:
    ident = volunteer.account_id
    return None if ident is None else Account.objects.select_for_update().filter(pk=ident).first()


def _may_close_out(actor: Actor | None, volunteer: Volunteer, account: Account | None, *, now: datetime) -> None:
    """Closing somebody out altogether needs the right to that as well: not oneself, and nobody above (SA14)."""
    if account is None:
        return
    held = Membership.objects.filter(account=account, organisation=volunteer.organisation_id, revoked_at=None)
    roles = frozenset(Role(role) for role in held.values_list("role", flat=True))
    thing = Thing(organisation=volunteer.organisation_id, account=account.pk, roles=roles)
    require(actor, Can.REVOKE_ACCESS, thing, now=now)


def _act(volunteer: Volunteer, account: Account | None, before: State, after: State, *, now: datetime) -> None:
    closes = CLOSES[after]
    departure.close(volunteer, closes, now=now)
    if account is None:
        return
    if Closes.ROLE in closes:
        roles = frozenset(Role) if Closes.EVERYTHING in closes else frozenset({Role.VOLUNTEER})
        take(account, volunteer.organisation_id, roles, now=now)
    elif Closes.ROLE in CLOSES[before]:
        give_back(account, volunteer.organisation_id, now=now)


def _back_by(volunteer: Volunteer, wish: date | None, *, now: datetime) -> date:
    today = now.astimezone(ZoneInfo(volunteer.organisation.zone)).date()
    latest = pause_at_most(volunteer.organisation_id, today=today)
    if wish is None:
        return latest
    if wish <= today:
        raise wording.NotInOrder([Fault("back_by", Flaw.IN_THE_PAST)])
    if wish > latest:
        raise wording.NotInOrder([Fault("back_by", Flaw.TOO_LATE, latest.isoformat())])
    return wish


__all__ = ["begin", "let_in", "move", "pause_at_most", "step"]
