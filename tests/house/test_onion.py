"""Through a socket file, as an onion service comes in: a whole talk, and nobody is slowed for where she comes from (AN6)."""

import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import msgspec
import pytest
from websockets.sync.client import unix_connect

from frirum.config.serve import House, configuration
from frirum.hub import gate
from frirum.queries.line import LineFacts
from frirum.records.models import Conversation
from frirum.rules.envelope import to_text
from tests import cast, open_house
from tests.cast import Clock, Visitor, new_id

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


@pytest.fixture
def onion(clock: Clock, tmp_path: Path) -> Iterator[Path]:
    """The real server behind a socket file; no client has an address."""
    from frirum.config import asgi

    clock.ticking = True
    file, ready = tmp_path / "onion.sock", threading.Event()
    server = House(configuration(asgi.application, file), ready.set)
    thread = threading.Thread(target=server.run, name="onion")
    thread.start()
    try:
        assert ready.wait(20)
        yield file
    finally:
        server.should_exit = True
        thread.join(20)
        open_house._close_pages()


def begin(client: httpx.Client, vega: Visitor) -> httpx.Response:
    sent = {"language": "sv", "kc": to_text(vega.kc), "ref": vega.ref}
    return client.post("/chatt/begin", json=sent, headers={"Origin": "http://localhost"})


def hers(line: LineFacts, client: httpx.Client) -> Visitor:
    vega = Visitor(line)
    answer = begin(client, vega)
    assert answer.status_code == 200, answer.text
    vega.token = answer.cookies["__Host-v"]
    return vega


def test_a_talk_without_any_address_and_many_from_the_same_nowhere(onion: Path) -> None:  # AN6
    line = cast.storasyster()
    with httpx.Client(transport=httpx.HTTPTransport(uds=str(onion)), base_url="http://localhost") as client:
        assert client.get("/chatt/").status_code == 200
        visitors = []
        for _ in range(12):  # more than any one network may begin at once (AB4)
            client.cookies.clear()
            visitors.append(hers(line, client))
    assert Conversation.objects.count() == 12
    vega = visitors[0]
    with unix_connect(
        str(onion),
        uri="ws://localhost/chatt/live",
        origin="http://localhost",  # type: ignore[arg-type]
        additional_headers={"Cookie": f"__Host-v={vega.token}"},
        compression=None,
    ) as live:
        live.send('{"t":"hello","v":1}')
        client_id = new_id()
        sealed = to_text(vega.seal("hej", client_id))
        live.send(msgspec.json.encode({"t": "say", "id": client_id, "seg": 1, "e": sealed}).decode())
        while (frame := msgspec.json.decode(live.recv(10)))["t"] != "ack":
            pass
        assert frame["id"] == client_id
        assert not gate._places._open, "no place is counted where none can be told"
