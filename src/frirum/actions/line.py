"""Deeds on a line: closing it early, and what it says of itself."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from frirum.actions.office import locked, locked_line, tell
from frirum.records.opening import read_opening
from frirum.rules import line as rules
from frirum.rules import wording
from frirum.rules.access import Actor, Can
from frirum.rules.admission import closed_early_until
from frirum.rules.line import Plan
from frirum.rules.opening import state_at


class NotOpenNow(Exception):
    """The line is not open, so it cannot be closed early; nothing was changed."""


@transaction.atomic
def close_early(actor: Actor | None, line_id: int, *, can: Can = Can.CLOSE_FROM_OFFICE, now: datetime) -> datetime:
    """Close the door for the rest of this opening period and answer until when (AB8).

    Running talks go on. `can` is CLOSE_FROM_OFFICE, or CLOSE_EARLY for whoever is at the desk. Raises NotAllowed or
    NotOpenNow.
    """
    line = locked_line(actor, line_id, can, now=now)
    until = closed_early_until(state_at(read_opening(line), now=now), now=now)
    if until is None:
        raise NotOpenNow
    line.closed_early_until = until
    line.save(update_fields=["closed_early_until"])
    tell(line.organisation_id)
    return until


@transaction.atomic
def reopen(actor: Actor | None, line_id: int, *, can: Can = Can.CLOSE_FROM_OFFICE, now: datetime) -> None:
    """Let the opening hours decide again."""
    line = locked_line(actor, line_id, can, now=now)
    line.closed_early_until = None
    line.save(update_fields=["closed_early_until"])
    tell(line.organisation_id)


@transaction.atomic
def describe(actor: Actor | None, line_id: int, plan: Plan, *, now: datetime) -> None:
    """Let the line say this of itself; raises NotAllowed or NotInOrder."""
    line = locked_line(actor, line_id, Can.EDIT_OPENING, now=now)
    tidy = rules.tidy(plan)
    wording.require(rules.faults(tidy, language=line.organisation.language))
    line.name, line.page_title = tidy.name, tidy.page_title
    line.for_whom, line.answers_in = dict(tidy.for_whom), list(tidy.answers_in)
    line.capacity, line.talks_each = tidy.capacity, tidy.talks_each
    line.save(update_fields=["name", "page_title", "for_whom", "answers_in", "capacity", "talks_each"])
    tell(line.organisation_id)


@transaction.atomic
def promise(
    actor: Actor | None, organisation_id: int, *, when_we_tell: Mapping[str, str], neutral_url: str, now: datetime
) -> None:
    """Say when we would tell anyone (EX8), and where the quick exit leads; raises NotAllowed or NotInOrder."""
    organisation = locked(actor, organisation_id, Can.EDIT_ORGANISATION, now=now)
    texts, url = wording.per_language(when_we_tell), wording.clean(neutral_url)
    wording.require(rules.promise_faults(texts, url, language=organisation.language))
    organisation.when_we_tell, organisation.neutral_url = texts, url
    organisation.save(update_fields=["when_we_tell", "neutral_url"])
    tell(organisation_id)
