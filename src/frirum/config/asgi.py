"""Where every connection comes in: live lines to the hub, pages to Django behind one thread hop (DESIGN 3)."""

import os
from contextlib import AsyncExitStack
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frirum.config.settings")

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from frirum.config import logs

logs.set_up()
django.setup()

from a2wsgi import WSGIMiddleware

from frirum.config.crossing import guarded, say_no
from frirum.config.files import Files
from frirum.config.first_page import FirstPage
from frirum.config.proxy import Application, Scope, TrustedProxy
from frirum.hub import dress, gate
from frirum.jobs import timetable
from frirum.web.visitor.wear import Wear

# The hub knows no pages: what it answers itself is dressed by the visitor's room.
dress.put_on(Wear())

# What runs while the house is open, in the order in which it starts; it stops the other way round.
LIFETIMES = (timetable.lifetime, gate.lifetime)


pages = WSGIHandler()
behind_one_hop: Application = WSGIMiddleware(pages, workers=settings.FRIRUM_THREADS)  # type: ignore[arg-type,assignment]
first_page = FirstPage(behind_one_hop)
from_memory: Application = Files(first_page)


async def reception(scope: Scope, receive: Any, send: Any) -> None:
    """Answer one connection, or open and close the house."""
    if scope["type"] == "lifespan":
        await open_and_close(receive, send)
    elif scope["type"] == "websocket":
        await gate.application(scope, receive, send)
    elif not scope.get("query_string", b"").isascii():
        # The bridge to Django would break on it, and so would a log that tells why.
        await say_no(send, 400)
    elif gate.answers(scope):
        await guarded(gate.application, scope, receive, send)
    else:
        await guarded(from_memory, scope, receive, send)


async def open_and_close(receive: Any, send: Any) -> None:
    """Start every lifetime, wait until the server stops, end them."""
    await receive()
    async with AsyncExitStack() as house:
        try:
            for lifetime in LIFETIMES:
                await house.enter_async_context(lifetime())
        except Exception:
            logs.log.exception("house.did_not_open")
            await send({"type": "lifespan.startup.failed"})
            return
        await send({"type": "lifespan.startup.complete"})
        await receive()
    await send({"type": "lifespan.shutdown.complete"})


application: Application = reception
if settings.FRIRUM_TRUSTED_PROXY:
    application = TrustedProxy(reception, settings.FRIRUM_TRUSTED_PROXY)
