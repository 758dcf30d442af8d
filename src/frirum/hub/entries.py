"""Entries of a log as frames, for her and for a desk; the same entry never says more than docs/protocol.md."""

from __future__ import annotations

import json
from datetime import datetime

from frirum.hub import frames
from frirum.queries.desk import Murmured
from frirum.queries.talk import Entry
from frirum.rules.envelope import to_text

EMPTY = '""'


def iso(at: datetime | None) -> str | None:
    """A time as clients read it; whole seconds are enough for people (AN8)."""
    return None if at is None else at.strftime("%Y-%m-%dT%H:%M:%SZ")


def said(
    talk: str, seq: int, *, visitor: bool, who: str, client: str, segment: int, sealed: str, at: str
) -> tuple[str, str]:
    """Something said, as (frame to the visitor, frame to a desk)."""
    rest = said_rest(seq, visitor=visitor, who=who, client=client, segment=segment, sealed=sealed, at=at)
    return '{"t":"said",' + rest, f'{{"t":"said","c":"{talk}",{rest}'


def said_rest(seq: int, *, visitor: bool, who: str, client: str, segment: int, sealed: str, at: str) -> str:
    """What both frames share: everything but whose talk it is."""
    return (
        f'"seq":{seq},"by":"{"visitor" if visitor else "helper"}","who":{json.dumps(who) if who else EMPTY},'
        f'"id":"{client}","seg":{segment},"e":"{sealed}","at":"{at}"}}'
    )


def entry(talk: str, one: Entry, *, to_desk: bool) -> str:
    """Any entry of a talk's log."""
    if one.kind == "said":
        both = said(
            talk,
            one.seq,
            visitor=one.sender == 0,
            who=one.alias,
            client=one.client,
            segment=one.segment,
            sealed=to_text(one.envelope),
            at=iso(one.at) or "",
        )
        return both[to_desk]
    frame: dict[str, object] = {"t": "line", "seq": one.seq, "kind": one.kind, "at": iso(one.at)}
    if to_desk:
        frame["c"] = talk
    if one.kind == "ended":
        frame["why"] = one.alias
    elif one.kind == "segment":
        frame["seg"] = one.segment
    else:
        frame["who"] = one.alias
    return frames.write(frame)


def murmured(one: Murmured) -> str:
    """An entry of the backroom."""
    return frames.write(
        {
            "t": "murmured",
            "seq": one.seq,
            "who": one.alias,
            "duty": one.duty,
            "id": one.client,
            "seg": one.segment,
            "e": to_text(one.envelope),
            "at": iso(one.at),
        }
    )
