"""Contacts: by which ways people reach us, in which months they may be told, and how long single ones are kept."""

from datetime import date
from enum import StrEnum


class Channel(StrEnum):
    """How somebody reached the organisation (CS2); a chat comes from its slip, the others are registered."""

    CHAT = "chat"
    PHONE = "phone"
    MAIL = "mail"
    SMS = "sms"
    VISIT = "visit"
    SOCIAL = "social"


REGISTERED = tuple(one for one in Channel if one is not Channel.CHAT)
AT_ONCE = 20
"""So many contacts are registered in one go: a busy evening."""

MONTHS_BACK = 12
"""A contact may be told of this month and so many before; older ones are imported."""

SHORTEST_REASON, LONGEST_REASON = 3, 200


class NotRegistrable(Exception):
    """Nobody can register a contact like that: the way, the month or how many do not fit. Nothing was changed."""


def month_of(day: date) -> date:
    """The month a day lies in, as its first day: no finer time is kept of a contact."""
    return day.replace(day=1)


def months_open(today: date) -> list[date]:
    """The months a contact may be registered in, this one first."""
    return [_months_before(today, back) for back in range(MONTHS_BACK + 1)]


def require_registrable(channel: str, month: date, how_many: int, *, today: date) -> None:
    """Raise NotRegistrable for a channel, a month or a number that cannot be."""
    if channel not in REGISTERED or month not in months_open(today) or not 0 < how_many <= AT_ONCE:
        raise NotRegistrable


def oldest_kept(today: date, *, keep_months: int) -> date:
    """The oldest month of which single contacts are still kept; those before are erased, and their counts stay."""
    return _months_before(today, keep_months)


def _months_before(day: date, back: int) -> date:
    months = day.year * 12 + day.month - 1 - back
    return date(months // 12, months % 12 + 1, 1)
