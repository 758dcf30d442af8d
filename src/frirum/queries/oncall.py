"""A line's on-call group for the office, how each is reached, and the card for when nobody answers (ST8, ST10)."""

from __future__ import annotations

from dataclasses import dataclass

from frirum.queries.contactcard import card_of
from frirum.records.models import Account, OnCallPlace, PushAddress
from frirum.records.oncall import may_be_on_call
from frirum.rules.access import Can
from frirum.rules.rights import GRANTS, Role


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the list, as the office shows it."""

    id: int
    account: int
    alias: str
    email: str
    phone: str
    devices: int
    here: bool  # false: her access has ended, so she is not called
    sits: bool  # whether she may sit at the desk, and so write in the volunteer chat


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of the organisation who is not on the list."""

    account: int
    alias: str
    email: str


@dataclass(frozen=True, slots=True)
class LineName:
    """A line by its address and its name."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Device:
    """One browser that takes web push."""

    id: int
    endpoint: str
    public: str
    secret: str


@dataclass(frozen=True, slots=True)
class Reach:
    """How one person is told that somebody asks for her."""

    email: str
    language: str
    phone: str
    devices: tuple[Device, ...]


def places_of(line_id: int) -> list[Place]:
    """The list of a line, in the order it is called."""
    rows = list(OnCallPlace.objects.filter(line_id=line_id).select_related("account", "line").order_by("position"))
    return [_place(row) for row in rows]


def candidates_for(line_id: int) -> list[Candidate]:
    """Everybody with access who is not on the list yet, by name."""
    listed = OnCallPlace.objects.filter(line_id=line_id).values("account_id")
    rows = (
        may_be_on_call(line_id)
        .exclude(account_id__in=listed)
        .order_by("alias", "account_id")
        .values_list("account_id", "alias", "account__email")
    )
    return [Candidate(*row) for row in dict.fromkeys(rows)]


def is_on_call(line_id: int, account_id: int) -> bool:
    """Whether this account stands on the line's on-call list."""
    return OnCallPlace.objects.filter(line_id=line_id, account_id=account_id).exists()


def on_call_at(account_id: int) -> list[LineName]:
    """The lines on whose on-call lists this account stands, by name."""
    rows = OnCallPlace.objects.filter(account_id=account_id).order_by("line__name", "line_id")
    return [LineName(*row) for row in rows.values_list("line__slug", "line__name")]


def reach_of(line_id: int, account_id: int) -> Reach | None:
    """How somebody who was called is reached; None when the account is gone."""
    account = Account.objects.filter(pk=account_id, is_active=True).first()
    if account is None:
        return None
    phone = OnCallPlace.objects.filter(line_id=line_id, account=account).values_list("phone", flat=True).first()
    return Reach(account.email, account.language, phone or "", devices_of(account_id))


def devices_of(account_id: int) -> tuple[Device, ...]:
    """The browsers in which somebody wants to be told."""
    rows = PushAddress.objects.filter(account_id=account_id).order_by("pk")
    return tuple(Device(*row) for row in rows.values_list("pk", "endpoint", "public", "secret"))


def contact_line(organisation_id: int) -> str:
    """The coordinator's card in one line: a name, and how she is reached (ST8)."""
    card = card_of(organisation_id)
    return "" if card is None else ", ".join(part for part in (card.name, card.phone, card.email) if part)


def _place(row: OnCallPlace) -> Place:
    held = list(may_be_on_call(row.line_id).filter(account=row.account).values_list("alias", "role"))
    roles = {Role(role) for _, role in held}
    return Place(
        row.pk,
        row.account_id,
        next((alias for alias, _ in held), row.account.email),
        row.account.email,
        row.phone,
        PushAddress.objects.filter(account=row.account).count(),
        here=bool(roles),
        sits=any(Can.GO_ON_DUTY in GRANTS[role] for role in roles),
    )
