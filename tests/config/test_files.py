"""The client's files out of memory: the same bytes and headers as Django's, and only whole files."""

from typing import Any

import httpx
import pytest
from django.templatetags.static import static
from django.test import Client

from frirum.config.files import what_is_asked
from tests.open_house import OpenHouse

MODULE = "frirum/sealing/envelope.js"


def scope(path: str, *, method: str = "GET", query: bytes = b"", headers: Any = ()) -> dict[str, Any]:
    return {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query,
        "headers": [(b"host", b"localhost"), *headers],
        "scheme": "http",
    }


@pytest.mark.django_db(databases=["default", "live"], transaction=True)
@pytest.mark.parametrize("coding", ["", "gzip", "br"])
def test_a_file_is_djangos_own_the_first_time_and_from_memory(house: OpenHouse, coding: str) -> None:  # HD3, HD6
    made = Client(headers={"Host": house.address.removeprefix("http://")}).get(
        static(MODULE), headers={"accept-encoding": coding}
    )
    theirs = {name.lower(): value for name, value in made.headers.items()}
    whole = b"".join(made)  # type: ignore[call-overload]
    with httpx.Client(base_url=house.address, headers={"Accept-Encoding": coding}) as vega:
        for method in ("GET", "GET", "HEAD"):
            with vega.stream(method, static(MODULE)) as answer:
                mine = {name: value for name, value in answer.headers.items() if name not in {"date", "connection"}}
                body = b"".join(answer.iter_raw())
            assert answer.status_code == 200
            assert mine == theirs
            assert body == (b"" if method == "HEAD" else whole)
        assert vega.get(static("frirum/nothing.js")).status_code == 404


@pytest.mark.parametrize(
    "other",
    [
        scope(f"/static/0123456789abcdef/{MODULE}", method="POST"),
        scope(f"/static/0123456789abcdef/{MODULE}", query=b"x"),
        scope(f"/static/0123456789abcdef/{MODULE}", headers=[(b"if-modified-since", b"x")]),
        scope(f"/static/0123456789abcdef/{MODULE}", headers=[(b"range", b"bytes=0-1")]),
        scope("/static/0123456789abcdef/../secret"),
        scope("/static/x.js"),
        scope("/chatt/"),
        scope(f"/static/0123456789abcdef/{MODULE}") | {"headers": [(b"host", b"evil.example")]},
    ],
)
def test_anything_else_is_djangos_to_answer(other: dict[str, Any]) -> None:
    assert what_is_asked(other) is None


def test_a_whole_file_is_ours() -> None:
    asked = what_is_asked(scope(f"/static/0123456789abcdef/{MODULE}", headers=[(b"accept-encoding", b"br")]))
    assert asked is not None
    assert asked.coding == "br"
