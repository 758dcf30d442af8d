"""How an answer for everybody is asked for and handed out."""

from typing import Any

import pytest

from frirum.config.asking import answer_of, coding_of


@pytest.mark.parametrize(
    ("accept", "coding"),
    [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("GZIP", "gzip"), ("", ""), ("br;q=0, identity", ""), ("*", "")],
)
def test_it_is_packed_as_the_browser_unpacks(accept: str, coding: str) -> None:
    assert coding_of(accept) == coding


@pytest.mark.parametrize(
    ("status", "headers", "kept"),
    [(200, [], True), (404, [], False), (500, [], False), (200, [(b"Set-Cookie", b"a=b")], False)],
)
async def test_only_a_whole_answer_without_a_cookie_is_for_everybody(status: int, headers: Any, kept: bool) -> None:
    asked: list[Any] = []

    async def room(scope: Any, receive: Any, send: Any) -> None:
        asked.append((scope, await receive()))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"hel", "more_body": True})
        await send({"type": "http.response.body", "body": b"lo"})

    answer = await answer_of(room, "/chatt/", host="localhost", scheme="https", coding="br")
    assert (answer.body, answer.is_for_everybody) == (b"hello", kept)
    [(scope, body)] = asked
    assert scope["headers"] == [(b"host", b"localhost"), (b"accept-encoding", b"br")]
    assert (scope["client"], body["body"], body["more_body"]) == (None, b"", False)
