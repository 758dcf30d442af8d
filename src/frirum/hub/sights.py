"""What one side may see, as frames: her talk for a visitor, the whole desk for a volunteer (docs/protocol.md)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from frirum.hub import frames, oncall
from frirum.hub.entries import iso
from frirum.queries.desk import LineNow, OneDuty, OneTalk
from frirum.records.line import LineFacts
from frirum.rules import queue as rule
from frirum.rules.admission import Door
from frirum.rules.conversation import EndReason, State
from frirum.rules.duty import HELPER_LOST_AFTER, DutyState
from frirum.rules.envelope import to_text
from frirum.rules.presence import presence

WENT = {EndReason.BY_VISITOR, EndReason.LEFT_IN_A_HURRY, EndReason.GAVE_UP_WAITING}  # she did, of herself
USUAL_TALK = timedelta(minutes=40)  # until a line has figures of its own (a later issue counts them)


def to_visitor(now: LineNow, talk: OneTalk, line: LineFacts, door: Door, *, at: datetime) -> str:
    """The `talk` frame: the whole of what she may know."""
    holder = next((now.duties.get(duty) for duty, part in talk.members.items() if part == "holds"), None)
    beside = [now.duties[duty].alias for duty, part in talk.members.items() if part == "beside" and duty in now.duties]
    ended = talk.state == State.ENDED
    frame: dict[str, Any] = {
        "t": "talk",
        "c": talk.ref,
        "state": talk.state,
        "seg": talk.segment,
        "plain": talk.plain,
        "place": None,
        "wait": None,
        "readers": [*([holder.alias] if holder else []), *beside],
        "helper": None,
        "closes": iso(door.closes_at),
        "ended": {"why": talk.end_reason, "erase": iso(talk.erase_at)} if ended else None,
        "paused": talk.paused,
    }
    if holder is not None and not ended:
        frame["helper"] = {"who": holder.alias, "here": at - holder.heard_at < HELPER_LOST_AFTER}
    if talk.state == State.WAITING:
        frame["place"], frame["wait"], late = _place(now, talk, line, door, at=at)
        frame["late"] = late  # "we close at 22, we may not reach you"
    return frames.write(frame)


def _place(
    now: LineNow, talk: OneTalk, line: LineFacts, door: Door, *, at: datetime
) -> tuple[int | None, tuple[int, int | None] | None, bool]:
    waiting = [rule.Waiting(one.id, one.began_at, one.heard_at, True) for one in now.waiting()]
    place = rule.place(waiting, talk.id, now=at)
    ready = [duty for duty in now.duties.values() if duty.state == DutyState.ON]
    running = sum(1 for one in now.talks.values() if one.state == State.OPEN)
    free = max(0, sum(line.talks_each - held(now, duty.id) for duty in ready))
    wait = (
        rule.honest_wait((place or 1) - 1, free=free, running=running, median_talk=USUAL_TALK)
        if ready
        else rule.Wait.UNKNOWN
    )
    late = rule.may_not_reach(wait, closes_at=door.closes_at, now=at) if wait is not rule.Wait.UNKNOWN else False
    return place, rule.BOUNDS[wait], late


def held(now: LineNow, duty: int) -> int:
    """How many open talks this duty holds."""
    return sum(1 for talk in now.talks.values() if talk.state == State.OPEN and talk.members.get(duty) == "holds")


def to_desk(now: LineNow, me: OneDuty, key: str, line: LineFacts, door: Door, *, at: datetime) -> str:
    """The `desk` frame: everything this volunteer may see of the line, but no words."""
    readable = {(grant.ref, grant.segment) for grant in now.grants.get(key, []) if not grant.room}
    mine = [talk for talk in now.talks.values() if me.id in talk.members]
    return frames.write(
        {
            "t": "desk",
            "duty": {
                **_colleague(now, me, at),
                "limit": line.talks_each,
                "stepped_in": me.stepped_in,
                "until": iso(me.heard_at + timedelta(minutes=10)),
            },
            "line": {
                "slug": line.slug,
                "name": line.name,
                "organisation": line.organisation_ref,
                "ref": line.ref,
            },
            "door": {
                "state": door.state,
                "closes": iso(door.closes_at),
                "last": iso(door.last_admission_at),
                "next": iso(door.next_opens_at),
                "closed_early": door.state == "closed_early",
            },
            "colleagues": [_colleague(now, duty, at) for duty in now.duties.values() if duty.id != me.id],
            "queue": [_waiting(talk, place, readable, at) for place, talk in enumerate(now.waiting(), 1)],
            "talks": [_talk(now, talk, me, readable, at) for talk in mine],
            "askings": [
                {
                    "ref": one.ref,
                    "c": one.talk,
                    "from": _alias(now, one.asker),
                    "to": _alias(now, one.asked),
                    "wish": one.wish,
                    "mine": one.asker == me.id,
                }
                for one in now.askings
                if me.id in (one.asker, one.asked)
            ],
            "blocks": [
                {
                    "ref": one.ref,
                    "c": one.talk,
                    "by": _alias(now, one.asker),
                    "state": one.state,
                    "until": iso(one.until),
                    "mine": one.asker == me.id,
                }
                for one in now.blocks
            ],
            "lost": [
                {"c": talk.ref, "who": _alias(now, duty)}
                for talk in now.talks.values()
                for duty, part in talk.members.items()
                if talk.helper_lost and talk.state == State.OPEN and part == "holds" and duty != me.id
            ],
            "slips": _slips(now, me, mine, at),
            "on_call": oncall.worries(now, me, at=at),
            "call_in": oncall.call_in(now, me),
            "room": {"ref": now.room, "seg": now.room_segment, "seq": now.room_seq} if now.room else None,
        }
    )


def _slips(now: LineNow, me: OneDuty, mine: list[OneTalk], at: datetime) -> list[dict[str, Any]]:
    """Her slips; while the talk is here, which one it is: a slip keeps no more of it than its name and its end."""
    ended = {(one.label, one.ended_at): one.ref for one in mine if one.members.get(me.id) == "holds" and one.ended_at}
    return [
        {
            "ref": one.ref,
            "label": one.label,
            "at": iso(one.ended_at),
            "coded": one.coded,
            "c": ended.get((one.label, one.ended_at)),
        }
        for one in now.slips
        if one.account_id == me.account_id and one.until > at
    ]


def segment(now: LineNow, ref: str, number: int, kc: bytes, *, plain: bool) -> str:
    """The `segment` frame, before the first grant of it."""
    where = "room" if ref == now.room else "c"
    return frames.write({"t": "segment", where: ref, "seg": number, "kc": to_text(kc), "plain": plain})


def want(ref: str, number: int, key: str, public: bytes, *, room: bool) -> str:
    """The `want` frame: please grant."""
    where = "room" if room else "c"
    return frames.write({"t": "want", where: ref, "seg": number, "key": key, "pub": to_text(public)})


def _alias(now: LineNow, duty: int) -> str:
    return now.duties[duty].alias if duty in now.duties else ""


def _here(duty: OneDuty, at: datetime) -> bool:
    return at - duty.heard_at < HELPER_LOST_AFTER


def _colleague(now: LineNow, duty: OneDuty, at: datetime) -> dict[str, Any]:
    return {
        "ref": duty.ref,
        "alias": duty.alias,
        "seat": duty.seat,
        "state": duty.state,
        "holding": held(now, duty.id),
        "here": _here(duty, at),
    }


def _waiting(talk: OneTalk, place: int, readable: set[tuple[str, int]], at: datetime) -> dict[str, Any]:
    return {
        "c": talk.ref,
        "since": iso(talk.began_at),
        "language": talk.language,
        "label": talk.label,
        "place": place,
        "presence": presence(talk.heard_at, now=at),
        "readable": (talk.ref, talk.segment) in readable,
        "plain": talk.plain,
        "seg": talk.segment,
        "seq": talk.seq,
        "feeling": talk.feeling_before,
    }


def _talk(now: LineNow, talk: OneTalk, me: OneDuty, readable: set[tuple[str, int]], at: datetime) -> dict[str, Any]:
    left = talk.state == State.ENDED and talk.end_reason in WENT
    return {
        "c": talk.ref,
        "state": talk.state,
        "part": talk.members[me.id],
        "label": talk.label,
        "language": talk.language,
        "presence": presence(talk.heard_at, left=left, now=at),
        "heard": iso(talk.heard_at),
        "danger": talk.danger,
        "young": talk.young,
        "phases": talk.phases,
        "plain": talk.plain,
        "seg": talk.segment,
        "seq": talk.seq,
        "delivered": talk.delivered,
        "seen": talk.seen,
        "readable": (talk.ref, talk.segment) in readable,
        "paused": talk.paused,
        "feeling": talk.feeling_before,
        "feeling_after": talk.feeling_after,
        "members": [
            {"ref": now.duties[d].ref, "alias": now.duties[d].alias, "part": part, "here": _here(now.duties[d], at)}
            for d, part in talk.members.items()
            if d in now.duties
        ],
        "began": iso(talk.began_at),
        "opened": iso(talk.opened_at),
        "ended": {"why": talk.end_reason, "at": iso(talk.ended_at), "erase": iso(talk.erase_at)}
        if talk.ended_at
        else None,
    }
