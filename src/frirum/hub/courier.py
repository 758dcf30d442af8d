"""Couriers: who is asked to hand a key on to somebody new, and what reaches each desk (SEALING "Grants")."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from frirum.actions.say import VISITOR
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


class Asked(NamedTuple):
    """How often somebody was asked for a grant, and when last."""

    times: int
    at: float


def own_key(end: DeskEnd, now: LineNow) -> str:
    """The key this desk named, if it is alive and hers; naming a colleague's gives nothing (WS9)."""
    duty, _public = now.keys.get(end.key, (0, b""))
    return end.key if duty == end.duty else ""


def deliver(end: DeskEnd, now: LineNow) -> None:
    """Send a desk the segments it does not know and the grants to its own key, and no other."""
    grants = now.grants.get(own_key(end, now), [])
    fresh = [grant for grant in grants if (grant.room, grant.id) not in end.seen_grants]
    end.seen_grants.update((grant.room, grant.id) for grant in fresh)
    wanted = {(grant.ref, grant.segment) for grant in fresh}
    for segment in now.segments:
        name = (segment.ref, segment.number)
        if name not in end.seen_segments and (segment.talk == 0 or name in wanted or segment.ref in end.hears):
            end.seen_segments.add(name)
            end.line.push(sights.segment(now, segment.ref, segment.number, segment.kc, plain=segment.plain))
        ours = [
            {"by": _who(one.granter, now), "e": to_text(one.sealed)} for one in fresh if (one.ref, one.segment) == name
        ]
        if ours:
            where = "room" if segment.talk == 0 else "c"
            end.line.push(frames.write({"t": "granted", where: segment.ref, "seg": segment.number, "from": ours}))


def ask(exchange: Exchange, now: LineNow, line_id: int) -> bool:
    """Ask for every grant that is missing: first a desk that holds the key; after three seconds her browser too.

    Returns whether anything is still missing.
    """
    have = {(grant.ref, grant.segment, key) for key, grants in now.grants.items() for grant in grants}
    missing = {
        (segment.ref, segment.number, key): segment
        for segment in now.segments
        if _in_use(segment, now)
        for key in now.keys
        if (segment.ref, segment.number, key) not in have
    }
    asked = exchange.asked[line_id]
    for name in [name for name in asked if name not in missing]:
        del asked[name]
    time = exchange.loop.time()
    for name, segment in missing.items():
        before = asked.get(name, Asked(0, -PATIENCE_S))
        if time - before.at >= PATIENCE_S and _ask_one(exchange, now, line_id, segment, name[2], have, before.times):
            asked[name] = Asked(before.times + 1, time)
    return bool(missing)


def _who(granter: int, now: LineNow) -> str:
    """Whose grant it is: hers, or a duty's public id; its number would tell how many came before (AN7)."""
    if granter == VISITOR:
        return "visitor"
    return now.duties[granter].ref if granter in now.duties else ""


def _in_use(segment: OneSegment, now: LineNow) -> bool:
    if segment.talk == 0:
        return segment.number == now.room_segment
    talk = now.talks[segment.talk]
    return talk.state != State.ENDED and segment.number == talk.segment


def _ask_one(
    exchange: Exchange,
    now: LineNow,
    line_id: int,
    segment: OneSegment,
    key: str,
    have: set[tuple[str, int, str]],
    times: int,
) -> bool:
    """Ask the next colleague in turn, from the second time on her browser too; False when nobody could be asked."""
    _duty, public = now.keys[key]
    frame = sights.want(segment.ref, segment.number, key, public, room=segment.talk == 0)
    ready = [end for end in exchange.desks.get(line_id, []) if _holds(end, segment, key, have, now)]
    if ready:
        ready[times % len(ready)].line.push(frame)
    hers = exchange.visitors.get(segment.talk, []) if segment.talk and (times or not ready) else []
    for visitor in hers:
        visitor.line.push(frame)
    return bool(ready or hers)


def _holds(end: DeskEnd, segment: OneSegment, key: str, have: set[tuple[str, int, str]], now: LineNow) -> bool:
    """Whether this desk was granted the key of this segment, and is there to hand it on."""
    own = own_key(end, now)
    return bool(own) and own != key and (segment.ref, segment.number, own) in have and not end.line.closed


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
