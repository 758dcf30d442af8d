"""An open house with the line at chatt and Bo on duty: what most of the hub's stories begin with."""

from dataclasses import dataclass
from datetime import datetime

import pytest

from frirum.queries.line import LineFacts
from tests import cast
from tests.cast import AtDesk, Clock, Visitor
from tests.desk_line import DeskTab
from tests.line import VegasTab
from tests.open_house import OpenHouse


@dataclass
class Tonight:
    """The house, this evening."""

    house: OpenHouse
    clock: Clock
    line: LineFacts
    bo: AtDesk

    @property
    def now(self) -> datetime:
        return self.clock.now()

    def vega(self, *, headers: dict[str, str] | None = None) -> VegasTab:
        """Somebody comes into the queue."""
        return self.house.vega(Visitor(self.line), headers=headers)

    def comes(self, alias: str, *, seat: str = "regular") -> AtDesk:
        """One more on duty, whose page is not open yet."""
        return cast.on_duty(cast.person(alias, self.line, seat=seat, now=self.now), now=self.now)

    def talk(self) -> tuple[VegasTab, DeskTab]:
        """Vega and Bo in a talk, both with a key."""
        bo, vega = self.house.desk(self.bo), self.vega()
        ref = vega.vega.ref
        bo.until(lambda: (ref, 1) in bo.keys)
        assert bo.deed("take", {"c": ref}).status_code == 200
        vega.hears("line", kind="came")
        bo.until(lambda: "came" in bo.log(ref).kinds())
        return vega, bo


@pytest.fixture
def tonight(house: OpenHouse, clock: Clock) -> Tonight:
    """Wednesday at eight: the house is open and Bo is on duty."""
    line = cast.storasyster()
    return Tonight(house, clock, line, cast.on_duty(cast.bo(line, now=clock.now()), now=clock.now()))
