"""`status.json` and `button.svg`: open or not, from memory, and nothing about anybody (EM1)."""

import httpx
import pytest

from tests.hub.conftest import Tonight

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def test_it_says_open_and_nothing_else(tonight: Tonight) -> None:
    answer = httpx.get(f"{tonight.house.address}/chatt/status.json")
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "set-cookie" not in answer.headers
    assert answer.json()["open"] is True
    assert set(answer.json()) == {"open", "state", "says", "closes", "opens"}
    picture = httpx.get(f"{tonight.house.address}/chatt/button.svg?lang=fi")
    assert picture.headers["content-type"] == "image/svg+xml"
    assert picture.text.startswith("<svg")


def test_it_closes_with_the_door(tonight: Tonight, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("frirum.hub.door.GOOD_FOR_S", 0.0)
    tonight.clock.forward(hours=5)
    assert httpx.get(f"{tonight.house.address}/chatt/status.json").json()["open"] is False


def test_other_lines_methods_and_hosts(tonight: Tonight) -> None:  # HD8, HD11
    address = tonight.house.address
    assert httpx.get(f"{address}/nowhere/status.json").status_code == 404
    assert httpx.post(f"{address}/chatt/status.json").status_code == 405
    assert httpx.get(f"{address}/chatt/status.json", headers={"Host": "evil.example"}).status_code == 400
    httpx.get(f"{address}/chatt/status.json")  # now it lies in memory, and the host is asked for all the same
    assert httpx.get(f"{address}/chatt/status.json", headers={"Host": "evil.example"}).status_code == 400
    head = httpx.head(f"{address}/chatt/status.json")
    assert (head.status_code, head.content) == (200, b"")
