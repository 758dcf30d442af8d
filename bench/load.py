"""Loads on a server: as much as goes, or so many a second; and what they measure."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bench.crowd import ACK, SAID, Client, Sayer, connect_all, now
from bench.crowd import frame as masked
from bench.process import Server
from bench.scene import Scene

HELLO = masked(b'{"t":"hello","v":1,"after":{}}')
CALM_S = 0.4  # processor time in two seconds
WINDOW = 2  # messages of one side of a talk that wait for their ack


@dataclass(slots=True)
class Crowd:
    """Everybody, connected: visitors one line each, desks one line for several talks."""

    visitors: list[Client]
    desks: list[Client]
    talks_of: list[tuple[str, ...]]

    @property
    def everyone(self) -> list[Client]:
        return [*self.visitors, *self.desks]

    def close(self) -> None:
        """Hang up."""
        for client in self.everyone:
            client.transport.abort()


async def gather(scene: Scene, port: int, *, echo: bool) -> Crowd:
    """Connect everybody to the product or to the echo."""
    if echo:
        visitors = [(f"/echo/{talk.ref}", "x=1", None) for talk in scene.talks]
        desks = [(f"/echo/{','.join(desk.talks)}", "x=1", None) for desk in scene.desks]
    else:
        visitors = [(f"/{talk.line}/live", f"__Host-v={talk.token}", HELLO) for talk in scene.talks]
        desks = [(f"/desk/{desk.line}/live", f"__Host-s={desk.key}", HELLO) for desk in scene.desks]
    return Crowd(
        await connect_all(visitors, port), await connect_all(desks, port), [desk.talks for desk in scene.desks]
    )


async def calm(server: Server) -> None:
    """Wait until everybody has heard the first frames: until the server has hardly anything to do for two seconds."""
    for _ in range(60):
        before = server.cpu_s()
        await asyncio.sleep(2)
        if server.cpu_s() - before < CALM_S:
            return


def sayers(crowd: Crowd) -> list[tuple[Client, Sayer, int]]:
    """Each line with what makes its messages, and how many talks it speaks in."""
    return [(one, Sayer(("",)), 1) for one in crowd.visitors] + [
        (one, Sayer(talks), len(talks)) for one, talks in zip(crowd.desks, crowd.talks_of, strict=True)
    ]


async def as_much_as_goes(crowd: Crowd, *, seconds: float) -> tuple[float, float]:
    """Acknowledged and delivered messages a second: each side sends the next one when one was acknowledged."""
    going = True
    for client, sayer, talks in sayers(crowd):
        step = talks * WINDOW

        def on(kind: bytes, number: int, client: Client = client, sayer: Sayer = sayer, step: int = step) -> None:
            if going and kind == ACK:
                client.transport.write(sayer(number + step))

        client.on = on
        for number in range(step):
            client.transport.write(sayer(number))
    await asyncio.sleep(seconds / 3)
    acked, said, began = _counts(crowd)
    await asyncio.sleep(seconds)
    acked_then, said_then, ended = _counts(crowd)
    going = False
    await asyncio.sleep(1.5)
    for client in crowd.everyone:
        client.on = None
    return (acked_then - acked) / (ended - began), (said_then - said) / (ended - began)


def _counts(crowd: Crowd) -> tuple[int, int, float]:
    return sum(c.acked for c in crowd.everyone), sum(c.said for c in crowd.everyone), now()


async def at_a_rate(crowd: Crowd, *, rate: int, seconds: float, first: int) -> dict[str, float]:
    """Delay from the moment a message was due until the other side saw it, in milliseconds.

    Due times are fixed beforehand: a message that is sent late because the crowd was busy counts as late.
    """
    count = int(rate * seconds)
    due: dict[int, float] = {}
    seen: list[float] = []

    def on(kind: bytes, number: int) -> None:
        if kind == SAID:
            at = due.pop(number, None)
            if at is not None:
                seen.append(now() - at)

    for client in crowd.everyone:
        client.on = on
    lines = [(client, Sayer(("",))) for client in crowd.visitors]
    began = now() + 0.1
    for number in range(count):
        at = began + number / rate
        while (left := at - now()) > 0:
            await asyncio.sleep(left if left > 0.0005 else 0)
        client, sayer = lines[number % len(lines)]
        due[first + number] = at
        client.transport.write(sayer(first + number))
        if number % 32 == 0:
            await asyncio.sleep(0)
    await asyncio.sleep(1.0)
    for client in crowd.everyone:
        client.on = None
    return {**_percentiles(seen), "lost": float(len(due))}


def _percentiles(spans: Sequence[float]) -> dict[str, float]:
    ordered = sorted(spans)
    if not ordered:
        return {"p50_ms": float("nan"), "p99_ms": float("nan")}
    pick = lambda share: round(ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000, 3)  # noqa: E731
    return {"p50_ms": pick(0.5), "p99_ms": pick(0.99)}
