"""The real server, open for one test: the same application behind the same uvicorn, on a free port of this machine.

It stands on the test's own stores (SQLite or PostgreSQL) in a thread of its own, so a test can move its clock and read
its records; `tests/lodger.py` starts one as a process of its own, to be killed.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from socket import SO_SNDBUF, SOL_SOCKET
from typing import Any

from django.conf import settings
from django.db import connections

from frirum.config.serve import House, configuration, listen
from tests.cast import AtDesk, Visitor
from tests.desk_line import DeskTab
from tests.line import Tab, VegasTab


class OpenHouse:
    """An open house: where it answers, and the tabs that were opened in it."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.tabs: list[Tab] = []

    def vega(self, vega: Visitor, *, begin: bool = True, headers: dict[str, str] | None = None) -> VegasTab:
        """A visitor's tab; with `begin` she goes into the queue, else the line is opened to the talk she has."""
        tab = VegasTab(self.address, vega, headers)
        self.tabs.append(tab)
        if begin:
            answer = tab.begin()
            assert answer.status_code == 200, answer.text
        else:
            tab.open()
        return tab

    def desk(self, who: AtDesk, *, headers: dict[str, str] | None = None) -> DeskTab:
        """A tab at the desk, told everything it may see."""
        tab = DeskTab(self.address, who, headers)
        self.tabs.append(tab)
        tab.open()
        tab.hears("desk")
        return tab

    def close_tabs(self) -> None:
        """Everybody goes home."""
        for tab in self.tabs:
            tab.close()


def _close_pages() -> None:
    """The threads that make pages live on after the house; their connections to this test's stores do not."""
    from frirum.config import asgi

    pages: ThreadPoolExecutor = asgi.behind_one_hop.executor  # type: ignore[attr-defined]
    together = threading.Barrier(settings.FRIRUM_THREADS)

    def close() -> None:
        together.wait(60)
        connections.close_all()

    for done in [pages.submit(close) for _ in range(settings.FRIRUM_THREADS)]:
        done.result(60)


@contextmanager
def open_house(application: Any = None) -> Iterator[OpenHouse]:
    """Open the house, and close it again."""
    from frirum.config import asgi

    [socket] = listen(["127.0.0.1"], 0)
    # Loopback keeps megabytes for a peer that does not read; a phone's network does not.
    socket.setsockopt(SOL_SOCKET, SO_SNDBUF, 32 * 1024)
    ready = threading.Event()
    server = House(configuration(application or asgi.application), ready.set)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, name="house")
    thread.start()
    house = OpenHouse(f"http://127.0.0.1:{socket.getsockname()[1]}")
    try:
        assert ready.wait(60), "the house did not open"
        yield house
    finally:
        house.close_tabs()
        server.should_exit = True
        thread.join(60)
        socket.close()
        _close_pages()
