"""The visitor's live line: hers alone, found by her cookie; it can reach her talk and nothing else (WS9)."""

from __future__ import annotations

import hashlib

from frirum import clock
from frirum.actions import conversation, grant
from frirum.actions.say import VISITOR, Said
from frirum.hub import frames, policy
from frirum.hub.exchange import Exchange
from frirum.hub.lane import Lane
from frirum.hub.line import Close, Line
from frirum.hub.mouth import Spoken
from frirum.hub.session import Session
from frirum.queries.talk import MyTalk, of_token
from frirum.rules.envelope import NotAnEnvelope, from_text, parse_grant
from frirum.rules.pace import VISITOR_PACE

TABS_MOST = 2  # live lines of one visit; the newest wins (WS7)


class VisitorEnd(Session):
    """One tab of hers."""

    __slots__ = ("lane", "line_id", "shown", "since", "state", "talk")

    def __init__(self, exchange: Exchange, line: Line, talk: MyTalk, first: frames.Hello) -> None:
        super().__init__(exchange, line, VISITOR_PACE)
        self.talk = talk.id
        self.line_id = talk.line_id
        self.since = clock.now()
        self.state = talk.state
        self.shown = ""  # the last `talk` frame sent
        self.lane: Lane = exchange.lane(talk.id, talk.ref, talk.seq)
        self.cursors[talk.id] = max(0, min(first.after.get(talk.ref, 0), talk.seq))

    def take(self, frame: frames.Any_) -> None:
        """Do what one frame asks for. Raises NotUnderstood."""
        policy.require_visitor(frame)
        if isinstance(frame, frames.Say):
            self._say(frame)
        elif isinstance(frame, frames.Typing):
            if self.may_type(on=frame.on):
                self._typing(on=frame.on)
        elif isinstance(frame, frames.GrantKey):
            self._grant(frame)
        elif isinstance(frame, frames.After):
            self.cursors[self.talk] = max(0, min(frame.seq, self.cursor(self.talk)))
            self.exchange.catch_up(self, self.lane)
        elif isinstance(frame, frames.Pulse):
            self.reach(frame.seq, frame.seen)
        else:
            raise frames.NotUnderstood

    def reach(self, delivered: int, seen: int) -> None:
        """Tell those in her talk how far their words have come: no further than what went out on this line."""
        out = self.cursor(self.talk)
        if self.lane.reach(min(delivered, out), min(seen, out)) and not self.lane.stale:
            told = frames.reached(self.lane.ref, self.lane.delivered, self.lane.seen)
            for end in self.lane.desks:
                end.line.push(told)

    def _say(self, frame: frames.Say) -> None:
        if frame.c:
            raise frames.NotUnderstood
        words = self.words(frame.id, frame.e)
        if words is None:
            return
        client, sealed = words
        said = Said(self.talk, VISITOR, client, frame.seg, sealed)
        self.exchange.mouth.speak(Spoken(said, self.lane, self, frame.id, frame.e))

    def _typing(self, *, on: bool) -> None:
        if self.lane.stale:
            return
        told = frames.write({"t": "typing", "c": self.lane.ref, "on": on})
        for end in self.lane.desks:
            end.line.push(told)

    def _grant(self, frame: frames.GrantKey) -> None:
        if frame.c or frame.room or len(frame.key) != frames.REF_SIZE:
            raise frames.NotUnderstood
        try:
            sealed = from_text(frame.e)
            parse_grant(sealed)
        except NotAnEnvelope:
            raise frames.NotUnderstood from None
        granted = grant.Granted(self.lane.ref, frame.seg, frame.key, VISITOR, sealed)
        self.awaits(grant.keep_from_visitor.soon(self.talk, [granted]))

    def come(self) -> None:
        """Take a place among the lines that are open; the newest of hers stay (WS7)."""
        own = self.exchange.visitors[self.talk]
        while len(own) >= TABS_MOST:
            own[0].line.close(Close.ELSEWHERE)
            own.pop(0)
        own.append(self)
        self.lane.visitors.append(self)
        self.exchange.lines[self.line] = self
        conversation.hear.soon({self.talk: clock.now()}, {})
        self.exchange.arrived(self)
        self.reach(self.cursor(self.talk), 0)
        self.exchange.catch_up(self, self.lane)

    def go(self) -> None:
        """Give the place back."""
        self.line.gone()
        self.exchange.lines.pop(self.line, None)
        own = self.exchange.visitors[self.talk]
        if self in own:
            own.remove(self)
        if not own:
            self.exchange.visitors.pop(self.talk, None)
        self.leave(self.lane)


def token_hash(token: str) -> bytes:
    """What is stored of her cookie (SA1)."""
    return hashlib.sha256(token.encode("ascii", "replace")).digest()


async def find(exchange: Exchange, token: str) -> MyTalk | None:
    """The talk of this cookie."""
    return await exchange.read(lambda: of_token(token_hash(token)))
