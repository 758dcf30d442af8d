"""The flood: 80 MB from one line that nobody slows but the server, and a reader who has stopped reading."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvloop

from bench import load
from bench.crowd import Sayer
from bench.process import MIB, Server
from bench.scene import Scene

FLOOD = 80 * MIB
LIMIT_S = 90.0


def measure(scene: Callable[[int], tuple[Scene, Path]]) -> dict[str, Any]:
    """Growth in MB: as people may write (paced), with the pace off, and with a stalled reader."""
    found = {}
    for name, more, stalled in (
        ("flood_growth_mb", ("--paced",), False),
        ("flood_unpaced_growth_mb", (), False),
        ("flood_stalled_reader_growth_mb", (), True),
    ):
        here, folder = scene(50)
        with Server("product", folder, *more) as server:
            server.first_page("/line0/")
            found[name] = round(uvloop.run(_flood(here, server.settled(), stalled=stalled)) / MIB, 1)
    return found


async def _flood(here: Scene, server: Server, *, stalled: bool) -> int:
    crowd = await load.gather(here, server.port, echo=False)
    if stalled:
        for desk in crowd.desks:
            desk.transport.pause_reading()
    client, sayer = crowd.visitors[0], Sayer(("",))
    before = top = server.memory()
    sent = number = 0
    ends = asyncio.get_running_loop().time() + LIMIT_S
    while sent < FLOOD and not client.closed and asyncio.get_running_loop().time() < ends:
        while client.transport.get_write_buffer_size() < MIB and sent < FLOOD:
            message = sayer(number)
            client.transport.write(message)
            sent += len(message)
            number += 1
        await asyncio.sleep(0.005)
        top = max(top, server.memory())
    await asyncio.sleep(1)
    top = max(top, server.memory())
    crowd.close()
    return top - before
