"""Who an account is, what it may do where, and whose access has ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from frirum.records.facts import on_duty
from frirum.records.line import LineFacts, line_by_id
from frirum.records.models import Account, Duty, Membership
from frirum.records.seat import suspended_among
from frirum.rules.access import Actor
from frirum.rules.duty import OnDuty
from frirum.rules.rights import GRANTS, Can, Role


@dataclass(frozen=True, slots=True)
class MembershipFacts:
    """One role of one account in one organisation, as it stands now."""

    organisation_id: int
    organisation_slug: str
    organisation_name: str
    zone: str
    role: Role
    alias: str


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """One account; `set_up` once it has a passkey, or a passphrase with a second factor (SA3)."""

    id: int
    ref: str
    email: str
    language: str
    active: bool
    set_up: bool
    memberships: tuple[MembershipFacts, ...]

    @property
    def at_desk(self) -> bool:
        """Whether she sits at a desk somewhere."""
        return any(Can.OPEN_DESK in GRANTS[m.role] for m in self.memberships)

    @property
    def in_office(self) -> bool:
        """Whether she sits in an office somewhere."""
        return any(Can.OPEN_OFFICE in GRANTS[m.role] for m in self.memberships)

    @property
    def volunteer_in(self) -> tuple[MembershipFacts, ...]:
        """Where she is a volunteer, each organisation once."""
        own = {m.organisation_id: m for m in self.memberships if Can.OWN_LIFE in GRANTS[m.role]}
        return tuple(own.values())

    @property
    def people_in(self) -> tuple[MembershipFacts, ...]:
        """Where she may see who works there, each organisation once."""
        seeing = {m.organisation_id: m for m in self.memberships if Can.SEE_MEMBERS in GRANTS[m.role]}
        return tuple(seeing.values())

    def alias_in(self, organisation_id: int) -> str:
        """The name she goes by there (AL2); empty where she is nobody."""
        return next((m.alias for m in self.memberships if m.organisation_id == organisation_id), "")

    def alias_on(self, line: LineFacts) -> str:
        """The name she goes by at a line's desk, whichever of its organisations she comes from (CS4)."""
        return next(filter(None, map(self.alias_in, line.run_by)), "")


def account_facts(account: Account) -> AccountFacts:
    """Everything a door needs to know of the account that asks, read now (AZ8)."""
    rows = Membership.objects.filter(account=account, revoked_at=None).select_related("organisation").order_by("id")
    return AccountFacts(
        id=account.pk,
        ref=account.ref,
        email=account.email,
        language=account.language,
        active=account.is_active,
        set_up=account.set_up_at is not None,
        memberships=tuple(_membership(row) for row in rows),
    )


def _membership(row: Membership) -> MembershipFacts:
    where = row.organisation
    return MembershipFacts(where.pk, where.slug, where.name, where.zone, Role(row.role), row.alias)


def actor_in(
    account: AccountFacts, organisation_id: int | None, *, line_id: int | None = None, login_hash: bytes = b""
) -> Actor:
    """Who asks, in one organisation (none named: in all of hers), with her duty on the line that is named.

    The duty of another log-in is not hers here: this browser has neither its line nor its key (WS10). A volunteer of
    a partner organisation is a volunteer on the line they run together, and nothing else there (CS4).
    """
    roles = {m.role for m in account.memberships if organisation_id in (None, m.organisation_id)}
    if line_id is not None and _of_partner(account, line_id):
        roles.add(Role.VOLUNTEER)
    return Actor(
        account=account.id,
        organisation=organisation_id if organisation_id is not None else 0,
        roles=frozenset(roles),
        active=account.active,
        duty=_duty(account.id, line_id, login_hash) if line_id is not None else None,
    )


def _of_partner(account: AccountFacts, line_id: int) -> bool:
    line = line_by_id(line_id)
    partners = line.partners if line is not None else ()
    return any(m.role is Role.VOLUNTEER and m.organisation_id in partners for m in account.memberships)


def _duty(account_id: int, line_id: int, login_hash: bytes) -> OnDuty | None:
    row = Duty.objects.filter(account_id=account_id, line_id=line_id, ended_at=None).first()
    if row is None or bytes(row.login_hash) != login_hash:
        return None
    return on_duty(row)


def revoked_accounts(*, now: datetime) -> frozenset[int]:
    """Accounts that are on duty somewhere although their access there has ended (SA13).

    The clockwork closes these again: the live side may have been away when access was taken.
    """
    here = set(Duty.objects.filter(ended_at=None).values_list("account_id", "line_id"))
    if not here:
        return frozenset()
    who = {account for account, _ in here}
    held = Membership.objects.filter(account_id__in=who, revoked_at=None, since__lte=now, account__is_active=True)
    at = set(held.values_list("account_id", "organisation_id"))
    out = suspended_among(who)
    run_by = {line_id: line.run_by if (line := line_by_id(line_id)) else () for _, line_id in here}
    return frozenset(
        account
        for account, line_id in here
        if any((account, one) in out for one in run_by[line_id])
        or not any((account, one) in at for one in run_by[line_id])
    )
