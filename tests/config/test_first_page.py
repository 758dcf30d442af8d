"""The first page out of memory: the same page with the same headers, and nothing of anybody's in it."""

import asyncio
import gzip
import re
from datetime import timedelta
from typing import Any

import brotli
import httpx
import pytest
from django.test import Client

from frirum.config.first_page import GOOD_FOR, PATIENCE, FirstPage, what_is_asked
from frirum.records import bell
from frirum.records.bell import About
from tests import cast
from tests.cast import Clock
from tests.open_house import OpenHouse

PLACE = "/chatt/"
HERE = [(b"host", b"localhost")]
with_stores = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def scope(path: str = PLACE, *, method: str = "GET", query: bytes = b"", headers: Any = ()) -> dict[str, Any]:
    return {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query,
        "headers": [*HERE, *headers],
        "scheme": "http",
    }


class Room:
    """Stands in for Django: counts how often it is asked, and remembers what it was told."""

    def __init__(self, *, status: int = 200, headers: Any = ()) -> None:
        self.status, self.headers = status, [(b"content-length", b"5"), (b"x-safe", b"1"), *headers]
        self.asked: list[dict[str, Any]] = []
        self.busy: asyncio.Event | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked.append(scope)
        if self.busy:
            await self.busy.wait()
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        await send({"type": "http.response.body", "body": b"hello"})


async def ask(page: FirstPage, what: dict[str, Any]) -> list[Any]:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    await page(what, None, send)
    return sent


async def test_many_read_what_was_made_once(clock: Clock) -> None:
    room = Room()
    page = FirstPage(room)
    answers = [await ask(page, scope()) for _ in range(5)]
    assert len(room.asked) == 1
    assert all(body["body"] == b"hello" and start["headers"] == room.headers for start, body in answers)


async def test_those_who_ask_while_it_is_made_wait_for_the_one_making(clock: Clock) -> None:
    room = Room()
    room.busy = asyncio.Event()
    page = FirstPage(room)
    asking = [asyncio.create_task(ask(page, scope())) for _ in range(5)]
    await asyncio.sleep(0.01)
    asking[0].cancel()
    room.busy.set()
    assert [body["body"] for _, body in await asyncio.gather(*asking[1:])] == [b"hello"] * 4
    assert len(room.asked) == 1


async def test_a_making_that_hangs_holds_up_nobody_who_comes_later(clock: Clock) -> None:
    room = Room()
    room.busy = asyncio.Event()
    page = FirstPage(room)
    stuck = asyncio.create_task(ask(page, scope()))
    await asyncio.sleep(0.01)
    clock.forward(seconds=PATIENCE.total_seconds() + 1)
    room.busy, held = None, room.busy
    assert (await asyncio.wait_for(ask(page, scope()), 5))[1]["body"] == b"hello"
    held.set()
    await stuck


@pytest.mark.parametrize("about", [About.OFFICE, About.LINE])
async def test_a_ring_of_the_bell_makes_it_anew_and_so_does_time(about: About, clock: Clock) -> None:
    room = Room()
    page = FirstPage(room)
    await ask(page, scope())
    bell.ring(about, 1)
    await ask(page, scope())
    assert len(room.asked) == 2
    bell.ring(About.TALK, 1)
    clock.forward(seconds=GOOD_FOR.total_seconds() / 2)
    await ask(page, scope())
    assert len(room.asked) == 2
    clock.forward(seconds=GOOD_FOR.total_seconds())
    await ask(page, scope())
    assert len(room.asked) == 3


async def test_nothing_of_hers_reaches_what_others_read(clock: Clock) -> None:  # AN2
    room = Room()
    hers = [(b"cookie", b"__Host-v=secret"), (b"accept-language", b"fi-FI,fi"), (b"user-agent", b"Vega's phone")]
    await ask(FirstPage(room), scope(headers=hers) | {"client": ("203.0.113.7", 1)})
    [told] = room.asked
    assert told["headers"] == HERE
    assert (told["query_string"], told["client"]) == (b"lang=fi", None)


@pytest.mark.parametrize("room", [Room(status=404), Room(status=500), Room(headers=[(b"Set-Cookie", b"a=b")])])
async def test_what_is_no_whole_page_without_a_cookie_is_not_kept(room: Room, clock: Clock) -> None:
    page = FirstPage(room)
    first, again = await ask(page, scope()), await ask(page, scope())
    assert len(room.asked) == 2
    assert first == again


@pytest.mark.parametrize(
    "other",
    [
        scope(method="POST"),
        scope(method="PUT"),
        scope("/chatt/talk"),
        scope("/desk/"),
        scope("/office/"),
        scope("/account/"),
        scope("/"),
        scope(query=b"lang=fi&lang=sv"),
        scope(query=b"x=1"),
        scope() | {"headers": [(b"host", b"evil.example")]},
        scope() | {"headers": []},
    ],
)
def test_anything_else_is_not_ours_to_answer(other: dict[str, Any]) -> None:
    assert what_is_asked(other) is None


async def test_packed_it_is_the_same_page(clock: Clock) -> None:
    page = FirstPage(Room())
    for name, unpack in (("br", brotli.decompress), ("gzip", gzip.decompress)):
        start, body = await ask(page, scope(headers=[(b"accept-encoding", name.encode())]))
        headers = dict(start["headers"])
        assert unpack(body["body"]) == b"hello"
        assert (headers[b"content-encoding"], headers[b"x-safe"]) == (name.encode(), b"1")
        assert int(headers[b"content-length"]) == len(body["body"])


@with_stores
def test_in_the_house_it_carries_djangos_headers_and_no_more(house: OpenHouse, clock: Clock) -> None:  # HD1 to HD9
    cast.storasyster()
    host = house.address.removeprefix("http://")
    made = Client(headers={"Host": host}).get(PLACE)
    with httpx.Client(base_url=house.address, headers={"Accept-Encoding": ""}) as vega:
        kept = vega.get(PLACE)
        head = vega.head(PLACE)
        wrong = vega.put(PLACE, headers={"Sec-Fetch-Site": "same-origin"})
    theirs = {name.lower(): value for name, value in made.headers.items()}
    for answer in (kept, head):
        mine = {name: value for name, value in answer.headers.items() if name not in {"date", "connection"}}
        assert mine == theirs
    assert (kept.content, head.content) == (made.content, b"")
    assert (wrong.status_code, wrong.headers["allow"]) == (405, "GET, HEAD")


@with_stores
def test_a_new_page_shows_at_once_what_changed(house: OpenHouse, clock: Clock) -> None:
    line = cast.storasyster()
    with httpx.Client(base_url=house.address) as vega:
        assert "Ingen är här än." in re.sub(r"\s+", " ", vega.get(PLACE).text)
        cast.on_duty(cast.bo(line, now=clock.now()), now=clock.now())
        bell.ring(About.LINE, line.id)
        assert "Ingen är här än." not in re.sub(r"\s+", " ", vega.get(PLACE).text)
        clock.forward(hours=10)
        assert "Chatten är stängd nu." in re.sub(r"\s+", " ", vega.get(PLACE).text)


def test_a_moment_is_short() -> None:
    assert timedelta(0) < GOOD_FOR <= timedelta(seconds=5)
