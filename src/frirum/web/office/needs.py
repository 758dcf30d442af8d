"""What needs the coordinator now, the most urgent first: each is one sentence with exactly one next action."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from frirum.queries.block import asked_in
from frirum.queries.directory import directory_of
from frirum.queries.followup import wishes_of
from frirum.queries.supervision import unsaid
from frirum.queries.volunteer import counts_of
from frirum.rules.access import Can, holds
from frirum.rules.volunteer import State
from frirum.web.doors import Caller
from frirum.web.office.here import today
from frirum.web.opening_words import date_in_words
from frirum.web.supervision_words import KINDS


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that waits: what it is, what to press, and where that leads."""

    says: str
    do: str
    to: str
    now: bool = False  # somebody is waiting for an answer at this moment


type Looks = Callable[[Caller, datetime], list[Need]]


def needs_of(request: Caller, *, now: datetime) -> list[Need]:
    """Everything that waits for whoever asks, as far as her rights reach."""
    found = [need for can, look in _LOOKS if holds(request.actor, can) for need in look(request, now)]
    return sorted(found, key=lambda need: not need.now)


def place(request: Caller, name: str, **names: str) -> str:
    """An address in this office."""
    return reverse(f"office:{name}", kwargs={"organisation": request.organisation.slug, **names})


def _blocks(request: Caller, now: datetime) -> list[Need]:
    to = place(request, "blocks")
    return [
        Need(
            _("%(who)s asks to block somebody on %(line)s.") % {"who": one.by, "line": one.line},
            _("Answer"),
            to,
            now=True,
        )
        for one in asked_in(request.organisation.id, now=now)
    ]


def _applications(request: Caller, _now: datetime) -> list[Need]:
    found = []
    counts = counts_of(request.organisation.id)
    if counts[State.APPLIED]:
        says = ngettext(
            "%(number)d has applied to become a volunteer.",
            "%(number)d have applied to become volunteers.",
            counts[State.APPLIED],
        )
        to = f"{place(request, 'volunteers')}?state={State.APPLIED}"
        found.append(Need(says % {"number": counts[State.APPLIED]}, _("Read and answer"), to))
    if counts[State.INTERVIEWED]:
        says = ngettext(
            "%(number)d was interviewed and waits to hear.",
            "%(number)d were interviewed and wait to hear.",
            counts[State.INTERVIEWED],
        )
        to = f"{place(request, 'volunteers')}?state={State.INTERVIEWED}"
        found.append(Need(says % {"number": counts[State.INTERVIEWED]}, _("Answer"), to))
    return found


def _calls(request: Caller, now: datetime) -> list[Need]:
    to = place(request, "follow_ups")
    return [
        Need(_("%(who)s would like a call.") % {"who": one.name or f"{one.number}"}, _("See the number"), to)
        for one in wishes_of(request.organisation.id, now=now)
    ]


def _who_came(request: Caller, now: datetime) -> list[Need]:
    found = []
    for one in unsaid(request.organisation.id, now=now):
        day = date_in_words(today(request, now=one.offer.starts_at), language=get_language() or "en", inside=True)
        says = _("%(what)s, %(day)s: who came?") % {"what": KINDS[one.offer.kind], "day": day}
        found.append(Need(says, _("Say who came"), place(request, "supervision_who_came", time=one.ref)))
    return found


def _other_help(request: Caller, now: datetime) -> list[Need]:
    day = today(request, now=now)
    old = sum(entry.check_again(today=day) for entry in directory_of(request.organisation.id))
    if not old:
        return []
    says = ngettext(
        "Other help: %(number)d should be checked again.", "Other help: %(number)d should be checked again.", old
    )
    return [Need(says % {"number": old}, _("Look through other help"), place(request, "directory"))]


_LOOKS: tuple[tuple[Can, Looks], ...] = (
    (Can.SETTLE_BLOCK, _blocks),
    (Can.FOLLOW_UP, _calls),
    (Can.MOVE_VOLUNTEER, _applications),
    (Can.EDIT_SUPERVISION, _who_came),
    (Can.EDIT_DIRECTORY, _other_help),
)
"""Who is told of what. A new kind of thing that waits is one function and one row here."""
