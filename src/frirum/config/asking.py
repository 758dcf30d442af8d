"""Asks Django for something on nobody's behalf: the answer may be handed to everybody."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

type Scope = MutableMapping[str, Any]
type Message = MutableMapping[str, Any]
type Application = Callable[[Scope, Any, Any], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer: its start and its body."""

    start: Message
    body: bytes

    @property
    def is_for_everybody(self) -> bool:
        """Whether it may be kept: a 200 without a cookie."""
        return self.start["status"] == 200 and all(name.lower() != b"set-cookie" for name, _ in self.start["headers"])

    async def give(self, send: Any, *, method: str) -> None:
        """Hand it out; to HEAD without its body."""
        await send(self.start)
        await send({"type": "http.response.body", "body": b"" if method == "HEAD" else self.body})


async def answer_of(
    pages: Application, path: str, *, host: str, scheme: str, query: str = "", coding: str = ""
) -> Answer:
    """What `pages` answer to a request with nothing of anybody's in it."""
    messages: list[Message] = []

    async def take(message: Message) -> None:
        messages.append(message)

    headers = [(b"host", host.encode("latin-1"))]
    if coding:
        headers.append((b"accept-encoding", coding.encode()))
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": scheme,
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": headers,
        "client": None,
        "server": None,
    }
    await pages(scope, _nothing_more, take)
    start, *pieces = messages
    return Answer(start, b"".join(piece.get("body", b"") for piece in pieces))


async def _nothing_more() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


def coding_of(accept: str) -> str:
    """How to pack for a browser that accepts these codings: br, gzip, or empty for not at all."""
    accepted = {part.replace(" ", "").lower() for part in accept.split(",")}
    return next((coding for coding in ("br", "gzip") if coding in accepted), "")
