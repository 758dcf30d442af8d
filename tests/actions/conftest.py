"""A line with Bo on duty: what most deeds happen on."""

from dataclasses import dataclass
from datetime import datetime

import pytest

from frirum.queries.line import LineFacts
from tests import cast
from tests.cast import AtDesk, Clock, Visitor


@dataclass
class Tonight:
    """An evening at the line."""

    line: LineFacts
    clock: Clock
    bo: AtDesk

    @property
    def now(self) -> datetime:
        return self.clock.now()

    def visitor(self) -> Visitor:
        """Somebody who waits and whose words those on duty can open."""
        return cast.waits(self.line, now=self.now)

    def comes(self, alias: str, *, seat: str = "regular") -> AtDesk:
        """One more on duty."""
        return cast.on_duty(cast.person(alias, self.line, seat=seat, now=self.now), now=self.now)


@pytest.fixture
def tonight(clock: Clock, db: None) -> Tonight:
    """Wednesday at eight: the line is open and Bo is on duty."""
    return at_eight(clock)


def at_eight(clock: Clock) -> Tonight:
    """The same, for tests that bring their own stores."""
    line = cast.storasyster()
    return Tonight(line, clock, cast.on_duty(cast.bo(line, now=clock.now()), now=clock.now()))
