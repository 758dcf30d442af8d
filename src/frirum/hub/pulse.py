"""The pulse: a heartbeat to every line, a little of them each second, and what silence means (QE10, WS7)."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from frirum import clock
from frirum.actions import conversation
from frirum.hub import frames
from frirum.hub.desk import DeskEnd
from frirum.hub.exchange import Exchange
from frirum.hub.line import Close
from frirum.hub.teller import Teller
from frirum.hub.visitor import VisitorEnd
from frirum.queries.login import login_lasts

BEAT_S = 20  # every line once in so many seconds
SILENT_S = 45.0
LOOK_AGAIN_S = 10  # presence and waits change without a ring
LOGIN_S = 60.0  # WS10

PULSE = '{"t":"pulse"}'


class Pulse:
    """One loop for all lines; each second it touches one twentieth of them."""

    def __init__(self, exchange: Exchange, teller: Teller) -> None:
        self.exchange = exchange
        self.teller = teller
        self._login_asked: dict[str, float] = {}

    async def run(self) -> None:
        """Beat until cancelled."""
        beat = 0
        while True:
            await asyncio.sleep(1)
            beat += 1
            self._beat(beat % BEAT_S)
            for line_id in self.teller.lines():
                if (line_id + beat) % LOOK_AGAIN_S == 0:
                    self.exchange.go(lambda line_id=line_id: self.teller.look_again(line_id))  # type: ignore[misc]

    def _beat(self, turn: int) -> None:
        now = self.exchange.loop.time()
        talks: dict[int, datetime] = {}
        duties: dict[int, datetime] = {}
        for place, (line, end) in enumerate(list(self.exchange.lines.items())):
            if place % BEAT_S != turn:
                continue
            session: VisitorEnd | DeskEnd = end  # type: ignore[assignment]
            silent = now - session.heard
            if silent > SILENT_S:
                line.close(Close.TOO_SLOW)
                line.gone()
                continue
            line.push(_pulse(session))
            heard = clock.now() - timedelta(seconds=silent)
            if isinstance(session, VisitorEnd):
                talks[session.talk] = heard
            else:
                duties[session.duty] = heard
                self._ask_about_login(session, now)
        if talks or duties:
            conversation.hear.soon(talks, duties)

    def _ask_about_login(self, end: DeskEnd, now: float) -> None:
        if now - self._login_asked.get(end.login, 0.0) >= LOGIN_S:
            self._login_asked[end.login] = now
            self.exchange.go(lambda: self._end_if_login_is_over(end))

    async def _end_if_login_is_over(self, end: DeskEnd) -> None:
        if not await self.exchange.read(lambda: login_lasts(end.login, now=clock.now())):
            self._login_asked.pop(end.login, None)
            end.line.close(Close.ACCESS_ENDED)


def _pulse(end: VisitorEnd | DeskEnd) -> str:
    if isinstance(end, VisitorEnd):
        return f'{{"t":"pulse","seq":{end.lane.seq}}}'
    return frames.write(
        {"t": "pulse", "talks": {ref: lane.seq for ref, lane in end.hears.items()}, "room": end.room_seq}
    )
