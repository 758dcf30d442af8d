"""A call to somebody else's server never ends in our own network, unless whoever runs Frirum allows it (DP6)."""

from __future__ import annotations

import socket
import threading

import pytest
import requests

from frirum.jobs.outward import calling, leads_inside


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.5",
        "172.16.1.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "fd00::1",
        "fe80::1%eth0",
        "::ffff:10.0.0.5",
    ],
)
def test_what_leads_inside(address: str) -> None:
    assert leads_inside(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2a00:1450:4001::1", "::ffff:8.8.8.8"])
def test_what_does_not(address: str) -> None:
    assert not leads_inside(address)


@pytest.mark.parametrize("inside", [False, True])
def test_not_a_byte_goes_inside_unless_it_may(inside: bool) -> None:
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as there:

        def listen() -> None:
            line, _ = there.accept()
            with line:
                heard.append(line.recv(100))

        thread = threading.Thread(target=listen)
        thread.start()
        with calling(inside=inside) as session, pytest.raises(requests.ConnectionError):
            session.post(f"https://localhost:{there.getsockname()[1]}/", data=b"note", timeout=5)
        thread.join()
    assert bool(heard[0]) is inside  # the first words of a TLS greeting, or nothing


def test_no_proxy_and_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    with calling() as session:
        assert (session.trust_env, session.max_redirects) == (False, 0)
