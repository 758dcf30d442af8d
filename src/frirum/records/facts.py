"""Rows of the live store as the plain facts that the rules judge."""

from __future__ import annotations

from datetime import datetime

from frirum.records.hours import desk_now
from frirum.records.models import Asking, Conversation, Duty, Member
from frirum.rules.access import Actor, Role, Talk, Thing
from frirum.rules.conversation import State
from frirum.rules.duty import DutyState, OnDuty, Seat


def on_duty(duty: Duty) -> OnDuty:
    """A duty as the rules see it."""
    return OnDuty(duty.pk, duty.line_id, DutyState(duty.state), Seat(duty.seat), duty.stepped_in)


def actor_on(duty: Duty) -> Actor:
    """Whoever is on this duty. Going on it took the right; losing the right ends it (SA13)."""
    return Actor(
        account=duty.account_id,
        organisation=duty.organisation_id,
        roles=frozenset({Role.VOLUNTEER}),
        active=duty.ended_at is None,
        duty=on_duty(duty),
    )


def talk_facts(talk: Conversation) -> Talk:
    """Who is in a talk, beside it and asked into it, now."""
    rows = list(Member.objects.filter(conversation=talk).values_list("duty_id", "part", "left_at"))
    here = [(duty, part) for duty, part, left_at in rows if left_at is None]
    asked = Asking.objects.filter(conversation=talk, state="asked").values_list("asked_id", flat=True)
    return Talk(
        state=State(talk.state),
        members=frozenset(duty for duty, part in here if part == "holds"),
        reading=frozenset(duty for duty, part in here if part == "beside"),
        asked=frozenset(asked),
        ended_at=talk.ended_at,
        helper_lost=talk.helper_lost_at is not None,
    )


def thing_of(talk: Conversation, *, now: datetime) -> Thing:
    """A talk as a thing that somebody may or may not do something to."""
    return Thing(
        organisation=talk.organisation_id,
        line=talk.line_id,
        talk=talk_facts(talk),
        desk=desk_now(talk.line_id, now=now),
    )


def thing_of_line(organisation_id: int, line_id: int, *, now: datetime) -> Thing:
    """A line as a thing: its backroom, its queue, its desk."""
    return Thing(organisation=organisation_id, line=line_id, desk=desk_now(line_id, now=now))
