"""The server is killed in the middle of a thousand sends: what was acknowledged is there once, in order."""

import time
from pathlib import Path

from tests.hub.lodging import at_desk, come_in, sit_down
from tests.line import VegasTab
from tests.lodger import Lodger, lodger

SENDS, TALKS = 1000, 10


def test_killed_in_the_middle_of_a_thousand_sends(tmp_path: Path) -> None:
    with lodger(tmp_path, quick=True) as house:
        people = house.facts
        bo = sit_down(house, at_desk(house, people, "Bo"))
        vegas = [come_in(house) for _ in range(TALKS)]
        for vega in vegas:
            bo.until(lambda vega=vega: (vega.vega.ref, 1) in bo.keys)  # type: ignore[misc]
        _say(vegas, SENDS // 2)
        _wait_for(lambda: _acknowledged(vegas) >= SENDS // 3)
        house.kill()  # the rest is on its way, or waits for the disk
        _say(vegas, SENDS - SENDS // 2)
        said = {vega: [ident for ident in vega.own if ident not in vega.pending] for vega in vegas}
        assert SENDS // 3 <= sum(map(len, said.values())) < SENDS
        for tab in [bo, *vegas]:
            tab.close()
        _come_back(house, vegas)
        bo = sit_down(house, at_desk(house, people, "Bo"))
        for vega in vegas:
            _holds(vega, said[vega])
            bo.until(lambda vega=vega: bo.texts(vega.vega.ref) == vega.texts(), within=30)  # type: ignore[misc]
        for tab in [bo, *vegas]:
            tab.close()


def _holds(vega: VegasTab, acknowledged: list[str]) -> None:
    """What was acknowledged before the kill, and what was sent again after it, is there once, in the order of sending."""
    there = [one["id"] for one in vega.log("").entries if one["t"] == "said"]
    assert len(there) == len(set(there))
    assert there == list(vega.own)
    assert there[: len(acknowledged)] == acknowledged
    fresh = VegasTab(vega.address, vega.vega)
    fresh.open()
    fresh.until(lambda: fresh.texts() == vega.texts(), within=30)
    fresh.close()


def _come_back(house: Lodger, vegas: list[VegasTab]) -> None:
    house.start()
    for vega in vegas:
        vega.open()  # sends again what was not acknowledged
    for vega in vegas:
        vega.until(lambda vega=vega: _caught_up(vega), within=60)  # type: ignore[misc]


def _caught_up(vega: VegasTab) -> bool:
    for ident, why in list(vega.refused.items()):
        if ident in vega.pending and why in {"slow_down", "busy"}:
            del vega.refused[ident]
            vega.send(vega.pending[ident])
    return not vega.pending


def _say(vegas: list[VegasTab], sends: int) -> None:
    for n in range(sends // len(vegas)):
        for vega in vegas:
            vega.say(f"{n}")


def _acknowledged(tabs: list[VegasTab]) -> int:
    return sum(len(tab.own) - len(tab.pending) for tab in tabs)


def _wait_for(wish: object, *, within: float = 60.0) -> None:
    end = time.monotonic() + within
    while not wish():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.001)
