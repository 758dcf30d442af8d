"""The gate of the live lines: a raw ASGI application for everything that stays open or answers from memory."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import asynccontextmanager, suppress
from typing import Any

from django.conf import settings

from frirum import clock
from frirum.hub import callers, door, stream, visitor
from frirum.hub.desk import DeskEnd
from frirum.hub.exchange import Exchange
from frirum.hub.frames import Hello, NotUnderstood
from frirum.hub.line import MANY, Close, Line
from frirum.hub.pulse import Pulse
from frirum.hub.session import Session, hello, listen
from frirum.hub.teller import Teller
from frirum.hub.visitor import VisitorEnd
from frirum.queries.desk import duty_on
from frirum.queries.line import line as line_called
from frirum.queries.login import login
from frirum.records.models import Duty
from frirum.records.writer import WRITER

type Scope = MutableMapping[str, Any]
type Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
type Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
type Enter = Callable[[Line, Hello], Session]

DESK_LIVE = re.compile(r"/desk/([a-z0-9][a-z0-9-]{0,39})/live")
VISITOR_LIVE = re.compile(r"/([a-z0-9][a-z0-9-]{0,39})/live")
STREAM = re.compile(r"/([a-z0-9][a-z0-9-]{0,39})/frame")
DOOR = re.compile(r"/([a-z0-9][a-z0-9-]{0,39})/(status\.json|button\.svg)")
LINES_MOST = 20_000  # of one process (WS7)

_house: Exchange | None = None
_places = callers.Places()


def answers(scope: Scope) -> bool:
    """Whether the hub answers this request itself: a stream must not hold a thread, a door answers from memory."""
    path = scope["path"]
    return bool(STREAM.fullmatch(path) or DOOR.fullmatch(path))


def exchange() -> Exchange:
    """The exchange of this process. Only while the house is open."""
    if _house is None:
        raise RuntimeError("the house is not open")
    return _house


@asynccontextmanager
async def lifetime() -> AsyncIterator[None]:
    """The writer, the exchange, the teller and the pulse, as long as the house is open."""
    global _house
    WRITER.start()
    _house = Exchange(asyncio.get_running_loop())
    pulse = asyncio.create_task(Pulse(_house, Teller(_house)).run())
    try:
        yield
    finally:
        pulse.cancel()
        await _house.close()
        _house = None
        await asyncio.to_thread(WRITER.stop)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one connection of the hub's."""
    if scope["type"] == "websocket":
        await _live(scope, receive, send)
    elif found := STREAM.fullmatch(scope["path"]):
        await stream.application(exchange(), found[1], scope, receive, send)
    elif found := DOOR.fullmatch(scope["path"]):
        await door.application(exchange(), found[1], found[2], scope, receive, send)


async def _live(scope: Scope, receive: Receive, send: Send) -> None:
    """One live line, from the knock to the end. What waits here waits ten thousand times, so it holds little."""
    await receive()  # websocket.connect
    place = _places.place(scope, now=clock.now())
    if not callers.from_our_page(scope) or len(exchange().lines) >= LINES_MOST or not _places.enter(place):
        await send({"type": "websocket.close", "code": Close.NOT_YOURS})
        return
    session: Session | None = None
    try:
        enter = await _admit(scope)
        if enter is None:
            await send({"type": "websocket.close", "code": Close.NOT_YOURS})
            return
        line = Line(send, many=MANY in scope.get("extensions", {}))
        scope["headers"] = []  # what her browser said of itself is not kept while the line is open (AN2)
        await send({"type": "websocket.accept"})
        first = await hello(receive)
        if first is not None:
            session = enter(line, first)
            del enter
            session.come()
            await listen(session, receive, session.take)
    except NotUnderstood:
        await _close(send, Close.NOT_UNDERSTOOD)
    except TimeoutError:
        await _close(send, Close.TOO_SLOW)
    finally:
        if session is not None:
            session.go()
        _places.leave(place)


async def _admit(scope: Scope) -> Enter | None:
    """Find out who it is before the line is accepted (WS2); None for whoever has no line here."""
    here = exchange()
    path = scope["path"]
    if found := DESK_LIVE.fullmatch(path):
        desk_of, key = found[1], callers.cookie(scope, settings.SESSION_COOKIE_NAME)
        who = await here.read(lambda: _on_duty(desk_of, key))
        if who is not None:
            duty, login_ref = who
            return lambda line, first: DeskEnd(here, line, duty, login_ref, first)
    elif found := VISITOR_LIVE.fullmatch(path):
        talk = await visitor.find(here, callers.cookie(scope, "__Host-v"))
        named = await here.read(lambda: line_called(found[1]))
        if talk is not None and named is not None and named.id == talk.line_id:
            return lambda line, first: VisitorEnd(here, line, talk, first)
    return None


async def _close(send: Send, code: int) -> None:
    with suppress(Exception):  # it was closed while we read; there is nobody to tell
        await send({"type": "websocket.close", "code": code})


def _on_duty(slug: str, key: str) -> tuple[Duty, str] | None:
    """The duty on this line of whoever holds this log-in, with the log-in's public id (SA3, WS10)."""
    now = clock.now()
    line = line_called(slug)
    facts = login(key, now=now) if key else None
    if line is None or facts is None or facts.account_id is None or not facts.strong:
        return None
    duty = duty_on(line.id, facts.account_id)
    if duty is None or bytes(duty.login_hash) != facts.hash:
        return None
    return duty, facts.ref
