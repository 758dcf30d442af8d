"""The client's files, handed out from memory: a first visit asks for some forty of them (docs/performance.md).

Django answers each once, with all its headers; a file never changes under its address, so what it answered stays good.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from frirum.config.asking import Answer, Application, Scope, answer_of, coding_of
from frirum.hub import callers

FILE = re.compile(r"/static/[0-9a-f]{16}/[a-z0-9][A-Za-z0-9/._-]*")
LARGEST = 256 * 1024  # bytes of one file in memory
KEPT_MOST = 1000  # answers: a file packed in each way, for each host
# A browser that has some of it already asks in these ways; Django knows how to answer.
HAS_SOME = frozenset({b"range", b"if-none-match", b"if-modified-since"})


class Asked(NamedTuple):
    """All that the answer may depend on."""

    path: str
    coding: str
    host: str
    scheme: str


class Files:
    """ASGI around the pages: answers for files from memory, and passes everything else on."""

    def __init__(self, pages: Application) -> None:
        self.pages = pages
        self.kept: dict[Asked, Answer] = {}

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        """Answer one request."""
        asked = what_is_asked(scope)
        if asked is None:
            await self.pages(scope, receive, send)
            return
        answer = self.kept.get(asked)
        if answer is None:
            answer = await answer_of(self.pages, asked.path, host=asked.host, scheme=asked.scheme, coding=asked.coding)
            if answer.is_for_everybody and len(answer.body) <= LARGEST:
                if len(self.kept) >= KEPT_MOST:
                    self.kept.clear()
                self.kept[asked] = answer
        await answer.give(send, method=scope["method"])


def what_is_asked(scope: Scope) -> Asked | None:
    """The file that is asked for as a whole; None for anything else."""
    if scope["method"] not in {"GET", "HEAD"} or scope["query_string"] or not FILE.fullmatch(scope["path"]):
        return None
    host = callers.host_of(scope)
    if not host or any(name in HAS_SOME for name, _ in scope["headers"]):
        return None
    return Asked(scope["path"], coding_of(callers.header(scope, b"accept-encoding")), host, scope["scheme"])
