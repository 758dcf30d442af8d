"""One row of a timetable of the clockwork."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class Work(Protocol):
    """One piece of work; doing it twice does no harm."""

    __name__: str

    def __call__(self, *, now: datetime) -> object: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """Do this every so many seconds; `apart` on the thread of what waits for others, such as a mail server.

    `urgent` has a thread to itself beside that: whoever is called at night does not wait for a hundred reminders.
    """

    every_s: float
    work: Work
    apart: bool = False
    urgent: bool = False

    @property
    def thread(self) -> str:
        return "urgent" if self.urgent else "apart" if self.apart else "clockwork"
