"""`./dev bench live`: what a live talk costs, and how near storing comes to not storing."""

import argparse
import asyncio
import json
import os
import resource
import sys
import tempfile
from pathlib import Path
from typing import Any

import uvloop

from bench import CORE_OF_THE_CROWD, load
from bench.process import MIB, Server
from bench.scene import Scene

RATES = (25, 1000, 5000)


def main() -> int:
    """Measure everything, print one JSON object."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    asked.add_argument("--only", default="", help="comma-separated: start,rate,latency,connections,flood")
    asked.add_argument("--seconds", type=float, default=5.0)
    options = asked.parse_args()
    os.sched_setaffinity(0, {CORE_OF_THE_CROWD})
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    only = set(filter(None, options.only.split(","))) or {"start", "rate", "latency", "connections", "flood"}
    found: dict[str, Any] = {}
    for name in ("start", "rate", "latency", "connections", "flood"):
        if name in only:
            found |= PARTS[name](options.seconds)
            if not options.json:
                print(json.dumps(found, indent=2), file=sys.stderr)
    print(json.dumps(found, indent=None if options.json else 2))
    return 0


def scene(talks: int) -> tuple[Scene, Path]:
    """A filled data folder, made by a process of its own, since Django is set up once in each."""
    folder = Path(tempfile.mkdtemp(prefix="frirum-bench-"))
    code = "import sys, pickle; from bench import fill; fill.main(int(sys.argv[1]))"
    import pickle
    import subprocess

    made = subprocess.run(
        [sys.executable, "-c", code, str(talks)],
        env={**os.environ, "FRIRUM_MODE": "test", "FRIRUM_DATA": str(folder)},
        cwd=Path(__file__).resolve().parent.parent, stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    return pickle.loads(made.stdout), folder


def start(_seconds: float) -> dict[str, Any]:
    """From the start of the process to the first page, on a folder that is ready; and idle memory."""
    _, folder = scene(50)
    times = []
    for _ in range(4):
        server = Server("product", folder)
        times.append(server.first_page("/line0/"))
        with server:
            idle = server.idle()
    return {"start_s": round(sorted(times[1:])[1], 3), "rss_idle_mb": round(idle / MIB, 1)}


def rate(seconds: float) -> dict[str, Any]:
    """Echo, product at 1,000 and at 5,000 talks, in one run."""
    found: dict[str, Any] = {}
    here, folder = scene(1000)
    with Server("echo") as server:
        found["echo_per_s"] = round(uvloop.run(_rate(here, server, seconds, echo=True))[0])
    with Server("product", folder) as server:
        acked, said = uvloop.run(_rate(here, server.settled(), seconds, echo=False))
        found |= {"acked_per_s": round(acked), "delivered_per_s": round(said)}
    many, folder = scene(5000)
    with Server("echo") as server:
        found["echo_per_s_5000"] = round(uvloop.run(_rate(many, server, seconds, echo=True))[0])
    with Server("product", folder) as server:
        found["acked_per_s_5000"] = round(uvloop.run(_rate(many, server.settled(), seconds, echo=False))[0])
    found["acked_of_echo"] = round(found["acked_per_s"] / found["echo_per_s"], 3)
    found["acked_5000_of_1000"] = round(found["acked_per_s_5000"] / found["acked_per_s"], 3)
    return found


async def _rate(here: Scene, server: Server, seconds: float, *, echo: bool) -> tuple[float, float]:
    crowd = await load.gather(here, server.port, echo=echo)
    await load.calm(server)
    try:
        return await load.as_much_as_goes(crowd, seconds=seconds)
    finally:
        crowd.close()


def latency(seconds: float) -> dict[str, Any]:
    """Delays at three rates, for echo and product, over 1,000 talks."""
    here, folder = scene(1000)
    found: dict[str, Any] = {"latency": {}}
    for what in ("echo", "product"):
        with Server(what, None if what == "echo" else folder) as server:
            found["latency"][what] = uvloop.run(_latency(here, server.settled(), seconds, echo=what == "echo"))
    echo, product = found["latency"]["echo"]["1000"], found["latency"]["product"]["1000"]
    found["p50_of_echo_at_1000"] = round(product["p50_ms"] / echo["p50_ms"], 2)
    found["p99_of_echo_at_1000"] = round(product["p99_ms"] / echo["p99_ms"], 2)
    return found


async def _latency(here: Scene, server: Server, seconds: float, *, echo: bool) -> dict[str, Any]:
    crowd = await load.gather(here, server.port, echo=echo)
    await load.calm(server)
    try:
        return {
            str(one): await load.at_a_rate(crowd, rate=one, seconds=seconds, first=(place + 1) * 10**6)
            for place, one in enumerate(RATES)
        }
    finally:
        crowd.close()


def connections(_seconds: float) -> dict[str, Any]:
    """What 10,000 open lines cost in memory: 8,333 visitors and 1,667 desks."""
    here, folder = scene(8333)
    with Server("product", folder) as server:
        server.first_page("/line0/")
        before = server.idle()
        after = uvloop.run(_connections(here, server))
    lines = len(here.talks) + len(here.desks)
    return {"connections": lines, "kib_per_connection": round((after - before) / lines / 1024, 1)}


async def _connections(here: Scene, server: Server) -> int:
    crowd = await load.gather(here, server.port, echo=False)
    await asyncio.sleep(10)
    after = server.memory()
    crowd.close()
    return after


def flood(_seconds: float) -> dict[str, Any]:
    """How far 80 MB thrown at the server make it grow, with and without somebody who does not read."""
    from bench.flood import measure

    return measure(scene)


PARTS = {"start": start, "rate": rate, "latency": latency, "connections": connections, "flood": flood}

if __name__ == "__main__":
    sys.exit(main())
