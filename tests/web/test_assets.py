"""The client's files: kept by browsers for ever, under an address that changes with them."""

import gzip
from pathlib import Path

import pytest
from django.templatetags.static import static
from django.test import Client

from frirum.web import assets

MODULE = "frirum/sealing/envelope.js"
SOURCE = Path(assets.__file__).parent.parent / "static" / MODULE


TRAVELS = assets.travelling(MODULE, SOURCE.read_bytes())


def test_a_file_is_served_as_it_was_written_but_for_comments_and_may_be_kept(client: Client) -> None:
    answer = client.get(static(MODULE))
    assert answer.status_code == 200
    assert b"".join(answer) == TRAVELS  # type: ignore[call-overload]
    assert "immutable" in answer.headers["Cache-Control"]  # HD6
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"  # HD3
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize("kind", ["gzip", "br"])
def test_it_travels_packed(client: Client, kind: str) -> None:
    answer = client.get(static(MODULE), headers={"accept-encoding": kind})
    packed = b"".join(answer)  # type: ignore[call-overload]
    assert answer.headers["Content-Encoding"] == kind
    assert len(packed) < SOURCE.stat().st_size
    if kind == "gzip":
        assert gzip.decompress(packed) == TRAVELS


def test_modules_find_each_other_by_relative_names() -> None:
    address = static(MODULE)
    assert address == f"{assets.prefix()}{MODULE}"
    assert static("frirum/sealing/keys.js").rsplit("/", 1)[0] == address.rsplit("/", 1)[0]


def test_another_content_has_another_address() -> None:
    one = assets._hash({"a.js": b"1", "b.js": b"2"})
    assert one == assets._hash({"b.js": b"2", "a.js": b"1"})
    assert one != assets._hash({"a.js": b"12", "b.js": b""})
    assert one != assets._hash({"a.js": b"1", "c.js": b"2"})


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["../secret", "%2e%2e/secret", "frirum/", "frirum/sealing/envelope.js.gz"])
def test_nothing_else_on_the_disk_is_served(client: Client, path: str) -> None:
    answer = client.get(assets.prefix() + path)
    assert answer.status_code == 404
