"""Couriers: who is asked to hand a key on to somebody new, and what reaches each desk (SEALING "Grants")."""

from __future__ import annotations

from datetime import datetime

from frirum.hub import frames, sights
from frirum.hub.desk import DeskEnd
from frirum.hub.exchange import Exchange
from frirum.queries.desk import LineNow, OneDuty, OneSegment, OneTalk
from frirum.records.line import LineFacts
from frirum.rules.access import Actor, Role, Talk, Thing
from frirum.rules.conversation import State
from frirum.rules.deskhours import DeskHours
from frirum.rules.duty import DutyState, OnDuty, Seat
from frirum.rules.envelope import to_text

PATIENCE_S = 3.0  # then the next one is asked: another colleague, and her browser


def deliver(end: DeskEnd, now: LineNow) -> None:
    """Send a desk the segments it does not know and the grants to its own key, and no other."""
    grants = now.grants.get(end.key, [])
    fresh = [grant for grant in grants if (grant.room, grant.id) not in end.seen_grants]
    end.seen_grants.update((grant.room, grant.id) for grant in fresh)
    wanted = {(grant.ref, grant.segment) for grant in fresh}
    for segment in now.segments:
        name = (segment.ref, segment.number)
        if name not in end.seen_segments and (segment.talk == 0 or name in wanted or segment.ref in end.hears):
            end.seen_segments.add(name)
            end.line.push(sights.segment(now, segment.ref, segment.number, segment.kc, plain=segment.plain))
        ours = [{"by": one.granter, "e": to_text(one.sealed)} for one in fresh if (one.ref, one.segment) == name]
        if ours:
            where = "room" if segment.talk == 0 else "c"
            end.line.push(frames.write({"t": "granted", where: segment.ref, "seg": segment.number, "from": ours}))


def ask(exchange: Exchange, now: LineNow, line_id: int) -> bool:
    """Ask for every grant that is missing: first a desk that holds the key, after three seconds her browser too.

    Returns whether anything is still missing.
    """
    have = {(grant.ref, grant.segment, key) for key, grants in now.grants.items() for grant in grants}
    missing = [
        (segment, key)
        for segment in now.segments
        if _in_use(segment, now)
        for key in now.keys
        if (segment.ref, segment.number, key) not in have
    ]
    for segment, key in missing:
        _ask_one(exchange, now, line_id, segment, key, have)
    return bool(missing)


def _in_use(segment: OneSegment, now: LineNow) -> bool:
    if segment.talk == 0:
        return segment.number == now.room_segment
    talk = now.talks[segment.talk]
    return talk.state != State.ENDED and segment.number == talk.segment


def _ask_one(
    exchange: Exchange, now: LineNow, line_id: int, segment: OneSegment, key: str, have: set[tuple[str, int, str]]
) -> None:
    duty, public = now.keys[key]
    frame = sights.want(segment.ref, segment.number, key, public, room=segment.talk == 0)
    name = (segment.ref, segment.number, key)
    time = exchange.loop.time()
    ready = [
        end
        for end in exchange.desks.get(line_id, [])
        if end.key and end.key != key and (segment.ref, segment.number, end.key) in have and not end.line.closed
    ]
    fresh = [end for end in ready if name not in end.asked_keys]
    asked_lately = any(time - end.asked_keys.get(name, -PATIENCE_S) < PATIENCE_S for end in ready)
    if fresh and not asked_lately:
        fresh[0].asked_keys[name] = time
        fresh[0].line.push(frame)
    elif not asked_lately and segment.talk:
        for visitor in exchange.visitors.get(segment.talk, []):
            visitor.line.push(frame)
        for end in ready:  # once round: the first may be asked again
            end.asked_keys.pop(name, None)


def actor(me: OneDuty, line: LineFacts) -> Actor:
    """A colleague on duty as the rules see her."""
    return Actor(
        account=me.account_id,
        organisation=line.organisation_id,
        roles=frozenset({Role.VOLUNTEER}),
        duty=OnDuty(me.id, line.id, DutyState(me.state), Seat(me.seat), me.stepped_in),
    )


def thing(line: LineFacts, talk: OneTalk, *, at: datetime) -> Thing:
    """A talk as the rules see it; desk hours are asked where a duty begins and end it in time (SA10)."""
    return Thing(
        organisation=line.organisation_id,
        line=line.id,
        talk=Talk(
            state=State(talk.state),
            members=frozenset(duty for duty, part in talk.members.items() if part == "holds"),
            reading=frozenset(duty for duty, part in talk.members.items() if part == "beside"),
            ended_at=talk.ended_at,
        ),
        desk=DeskHours(at, None),
    )
