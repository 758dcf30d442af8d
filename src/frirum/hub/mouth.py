"""The mouth: gathers what is said while the writer commits, and hands it over in one piece (DESIGN 3)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from typing import NamedTuple

from frirum import clock
from frirum.actions.say import Outcome, Said, say
from frirum.hub.lane import End, Lane
from frirum.records.writer import WRITER


class Spoken(NamedTuple):
    """One message on its way: where it came from, and its id and seal as the texts to pass on."""

    said: Said
    lane: Lane
    end: End
    ident: str
    sealed: str


class Batch:
    """One deed of the writer: keep all these messages."""

    guards_itself = True
    __slots__ = ("at", "spoken")

    def __init__(self, spoken: list[Spoken]) -> None:
        self.spoken = spoken
        self.at = clock.now()

    def __call__(self) -> list[Outcome]:
        return say([one.said for one in self.spoken], now=self.at)


type Settled = Callable[[Batch, list[Outcome] | Exception], None]


class Mouth:
    """Self-clocked: while one batch is being made durable, the next one gathers. No timer."""

    def __init__(self, loop: asyncio.AbstractEventLoop, settled: Settled) -> None:
        self._loop = loop
        self._settled = settled
        self._gathering: list[Spoken] = []
        self._writing = False

    def speak(self, spoken: Spoken) -> None:
        """Take a message; it is written as soon as the writer is free."""
        self._gathering.append(spoken)
        if not self._writing:
            self._writing = True
            # At the end of this turn of the loop: what arrives in the same turn goes along.
            self._loop.call_soon(self._hand_over)

    def _hand_over(self) -> None:
        spoken, self._gathering = self._gathering, []
        batch = Batch(spoken)
        future: Future[list[Outcome]] = WRITER.do(batch)
        future.add_done_callback(lambda done: self._come_back(batch, done))

    def _come_back(self, batch: Batch, done: Future[list[Outcome]]) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._told, batch, done)

    def _told(self, batch: Batch, done: Future[list[Outcome]]) -> None:
        if self._gathering:
            self._hand_over()
        else:
            self._writing = False
        trouble = done.exception()
        if trouble is None:
            self._settled(batch, done.result())
        else:
            self._settled(batch, trouble if isinstance(trouble, Exception) else RuntimeError())
