"""The whole export over a million contacts, as it is served: how long each file takes, and what the server's memory grows by.

Every month's counts and ten years' tables, in each form that the page offers. Each is asked for once small, so that what a form
brings in the first time is not its growth; then the peak is set back, and the file is read to its end.
"""

import time
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from bench.house import EMPTY, House
from bench.process import MIB, Server

LIMITS = {"export_s": 20.0, "export_grows_mb": 16.0}
EVERY_MONTH = ("csv", "xlsx", "json")
TABLES = ("csv", "xlsx", "json", "pdf")
A_PIECE = 64 * 1024


def login(house: House) -> str:
    """The cookie of Dag, logged in now by the real clock: the server has no other."""
    from django.conf import settings

    from frirum import clock

    clock.now = lambda: datetime.now(UTC)
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={house.client().cookies[name].value}"


def measure(folder: Path, house: House, years: tuple[int, int]) -> dict[str, Any]:
    """Every file of the first centre: seconds, bytes, lines where they are told, and what the server grew by."""
    found: dict[str, Any] = {}
    organisation, empty, cookie = "bench0", EMPTY, login(house)
    with Server("product", folder) as server:
        ask = Asking(server, cookie)
        ask(f"/office/{organisation}/reports/")
        for form in EVERY_MONTH:
            ask(f"/office/{empty}/reports/everything/{form}/")
            found[f"every month, {form}"] = ask(f"/office/{organisation}/reports/everything/{form}/")
        for whom in ("ours", "others"):
            for form in TABLES:
                last = f"{years[1]}-12&whom={whom}"
                ask(f"/office/{empty}/reports/figures/{form}/?first_month={years[0]}-01&last_month={last}")
                path = f"/office/{organisation}/reports/figures/{form}/?first_month={years[0]}-01&last_month={last}"
                found[f"tables of ten years for {whom}, {form}"] = ask(path)
    return found


class Asking:
    """Somebody who asks the server for files."""

    def __init__(self, server: Server, cookie: str) -> None:
        self.server, self.cookie = server, cookie

    def __call__(self, path: str) -> dict[str, Any]:
        """One file, read to its end."""
        before = self.server.peak_from_now()
        began = time.perf_counter()
        line = HTTPConnection("localhost", self.server.port, timeout=120)
        line.request("GET", path, headers={"Cookie": self.cookie, "Sec-Fetch-Site": "same-origin"})
        answer = line.getresponse()
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status} {answer.getheader('location', '')}")
        size = 0
        while piece := answer.read(A_PIECE):
            size += len(piece)
        took = time.perf_counter() - began
        line.close()
        grown = (self.server.peak() - before) / MIB
        lines = answer.getheader("Frirum-Lines")
        said = {} if lines is None else {"lines": int(lines)}
        return {"s": round(took, 2), "bytes": size, **said, "grows_mb": round(grown, 1)}
