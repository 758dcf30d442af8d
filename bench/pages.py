"""`./dev bench pages`: what a visitor's first page weighs, when she sees it, and how many such pages one core answers.

The house measured is the demo: real texts, a directory, a crisis section, all of it as `./dev demo` serves it.
"""

import argparse
import json
import os
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from bench import CORE_OF_THE_CROWD, asking
from bench.process import MIB, Server

LINE = "/chatt/"
PARTS = ("weight", "paint", "rate", "start")
LIMITS = {
    "visitor_kb": ("at most", 40.0),
    "third_party_requests": ("at most", 0),
    "visitor_first_paint_ms": ("at most", 500.0),
    "visitor_pages_per_core_s": ("at least", 1000.0),
    "status_json_per_core_s": ("at least", 5000.0),
    "demo_second_start_s": ("at most", 3.0),
    "first_page_core_s": ("at most", 1.0),
    "demo_rss_mb": ("at most", 110.0),
}


def main() -> int:
    """Measure everything, print one JSON object."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    asked.add_argument("--only", default="", help=f"comma-separated: {','.join(PARTS)}")
    asked.add_argument("--seconds", type=float, default=4.0, help="how long each address is asked for")
    options = asked.parse_args()
    only = set(filter(None, options.only.split(","))) or set(PARTS)
    folder = Path(tempfile.mkdtemp(prefix="frirum-bench-"))
    with Server("demo", folder) as first:
        first.first_page(LINE)
        found = look(first, only, seconds=options.seconds)
    if "start" in only:
        found |= start(folder)
    found["holds"] = {name: holds(name, found[name]) for name in LIMITS if name in found}
    print(json.dumps(found, indent=None if options.json else 2))
    return 0


def look(server: Server, only: set[str], *, seconds: float) -> dict[str, Any]:
    """Everything that is asked of a running server."""
    found: dict[str, Any] = {}
    if only & {"weight", "paint"}:
        from bench import looking

        found |= looking.measure(server.port, LINE, only=only)
    if "rate" in only:
        found |= rate(server, seconds)
    return found


def rate(server: Server, seconds: float) -> dict[str, Any]:
    """Answers a second from the server's core, asked from the other one."""
    everywhere = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {CORE_OF_THE_CROWD})
    try:
        found: dict[str, Any] = {"asked_with": asking.with_what()}
        for name, path in (
            ("visitor_pages_per_s", LINE),
            ("status_json_per_s", f"{LINE}status.json"),
            ("button_svg_per_s", f"{LINE}button.svg"),
            ("files_per_s", a_file(server)),
        ):
            used, began = server.cpu_s(), time.perf_counter()
            per_s = asking.per_second(server.port, path, seconds=seconds)
            share = (server.cpu_s() - used) / (time.perf_counter() - began)
            found[name] = round(per_s)
            # What the core would give if nobody else took any of it: on a shared machine the figure to compare.
            found[name.replace("_per_s", "_per_core_s")] = round(per_s / share)
    finally:
        os.sched_setaffinity(0, everywhere)
    return found


def a_file(server: Server) -> str:
    """The address of one of the page's style sheets."""
    with urlopen(f"http://localhost:{server.port}{LINE}") as page:
        return re.findall(r"/static/[^\"]+css", page.read().decode())[0]


def start(folder: Path) -> dict[str, Any]:
    """The demo's second start, on the data that it kept: the best of five; and what it takes when idle.

    `first_page_core_s` is the processor time from the start of the process to the first whole page.
    """
    times, pages, core, idle = [], [], [], 0
    for _ in range(5):
        with Server("demo", folder) as server:
            times.append(server.ready_s)
            pages.append(server.first_page(LINE))
            core.append(server.cpu_s())
            idle = server.idle()
    return {
        "demo_second_start_s": round(min(times), 2),
        "first_page_s": round(min(pages), 2),
        "first_page_core_s": round(min(core), 2),
        "demo_rss_mb": round(idle / MIB, 1),
    }


def holds(name: str, value: float) -> bool:
    """Whether a figure keeps what the project promises."""
    sense, limit = LIMITS[name]
    return value <= limit if sense == "at most" else value >= limit


if __name__ == "__main__":
    sys.exit(main())
