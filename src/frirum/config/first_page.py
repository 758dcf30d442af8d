"""The first page, kept for a moment: whoever asks in these seconds reads the same one (docs/decisions/0015).

Django makes it, with all its headers, from a request that holds nothing but line, language and host: no cookie and
no browser can leave a trace in what others read. A ring of the bell, or two seconds, and it is made anew.
"""

from __future__ import annotations

import asyncio
import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import brotli

from frirum import clock
from frirum.config.asking import Answer, Application, Scope, answer_of, coding_of
from frirum.hub import callers
from frirum.records.bell import About, Ring, listen
from frirum.web.visitor.language import wanted
from frirum.web.visitor.urls import LineConverter

GOOD_FOR = timedelta(seconds=2)
PATIENCE = timedelta(seconds=3)  # a making that takes longer is not waited for by those who come now
KEPT_MOST = 200  # pages; each line has five languages
LANDING = re.compile(rf"/{LineConverter.regex}/")
LANGUAGE = re.compile(rb"(?:lang=([a-z]{2}))?")
PACKED: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda page: brotli.compress(page, quality=5),
    "gzip": lambda page: gzip.compress(page, 6, mtime=0),
}


class Asked(NamedTuple):
    """All that the page may depend on."""

    path: str
    language: str
    host: str
    scheme: str


@dataclass(slots=True)
class Page:
    """What Django answered, and how it travels."""

    at: datetime
    rings: int
    answer: Answer
    packed: dict[str, Answer] = field(default_factory=dict)

    def travelling(self, coding: str) -> Answer:
        """The answer as this browser unpacks it; packed once."""
        if coding not in self.packed:
            self.packed[coding] = self._pack(coding) if coding else self.answer
        return self.packed[coding]

    def _pack(self, coding: str) -> Answer:
        start, body = self.answer.start, PACKED[coding](self.answer.body)
        headers = [(name, value) for name, value in start["headers"] if name.lower() != b"content-length"]
        told = [(b"content-length", str(len(body)).encode()), (b"content-encoding", coding.encode())]
        return Answer({**start, "headers": headers + told}, body)


class FirstPage:
    """ASGI around the pages: answers the first page from memory, and passes everything else on."""

    def __init__(self, pages: Application) -> None:
        self.pages = pages
        self.kept: dict[Asked, Page] = {}
        self.making: dict[tuple[Asked, int], tuple[datetime, asyncio.Task[Page]]] = {}
        self.rings = 0
        # After the memories below us, which were there first: what is made after this ring is made from new facts.
        listen(self._when_rung)

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        """Answer one request."""
        asked = what_is_asked(scope)
        if asked is None:
            await self.pages(scope, receive, send)
            return
        now = clock.now()
        page = self._fresh(asked, now=now) or await self._made(asked, now=now)
        answer = page.travelling(coding_of(callers.header(scope, b"accept-encoding")))
        await answer.give(send, method=scope["method"])

    def _fresh(self, asked: Asked, *, now: datetime) -> Page | None:
        page = self.kept.get(asked)
        if page is None or page.rings != self.rings or not timedelta(0) <= now - page.at < GOOD_FOR:
            return None
        return page

    async def _made(self, asked: Asked, *, now: datetime) -> Page:
        """One making for all who ask at the same time."""
        name = (asked, self.rings)
        since, task = self.making.get(name, (now, None))
        if task is None or now - since > PATIENCE:
            task = asyncio.create_task(self._make(asked, now=now))
            self.making[name] = (now, task)
            task.add_done_callback(lambda _: self.making.pop(name, None))
        # Whoever hangs up does not take the page from the others.
        return await asyncio.shield(task)

    async def _make(self, asked: Asked, *, now: datetime) -> Page:
        rings = self.rings
        query = f"lang={asked.language}" if asked.language else ""
        answer = await answer_of(self.pages, asked.path, host=asked.host, scheme=asked.scheme, query=query)
        page = Page(now, rings, answer)
        if answer.is_for_everybody:
            if len(self.kept) >= KEPT_MOST:
                self.kept.clear()
            self.kept[asked] = page
        return page

    def _when_rung(self, rings: list[Ring]) -> None:
        if any(ring.about in {About.OFFICE, About.LINE} for ring in rings):
            self.rings += 1

    def forget(self) -> None:
        """Forget every page."""
        self.rings += 1


def what_is_asked(scope: Scope) -> Asked | None:
    """What of this request the first page depends on; None when it asks for anything else, or in another way."""
    if scope["method"] not in {"GET", "HEAD"} or not LANDING.fullmatch(scope["path"]):
        return None
    language, host = LANGUAGE.fullmatch(scope["query_string"]), callers.host_of(scope)
    if language is None or not host:
        return None
    asked = (language[1] or b"").decode()
    return Asked(scope["path"], wanted(asked, callers.header(scope, b"accept-language")), host, scope["scheme"])
