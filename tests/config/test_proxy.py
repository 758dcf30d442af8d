"""Who is asking: believed from our own proxy, from nobody else (AN5), and remembered by nobody (AB1)."""

from typing import Any

import pytest

from frirum.config.environ import SettingRefused
from frirum.config.proxy import Scope, TrustedProxy

VEGA = "203.0.113.77"
OUR_PROXY = "10.0.0.1"


async def seen(trusted: tuple[str, ...], scope: Scope) -> Scope:
    """What the house sees of a connection that comes in through these trusted proxies."""
    heard: list[Scope] = []

    async def house(scope: Scope, _receive: Any, _send: Any) -> None:
        heard.append(scope)

    await TrustedProxy(house, trusted)(scope, None, None)
    return heard[0]


def connection(peer: str | None, *told: str, kind: str = "http", proto: str = "https") -> Scope:
    headers = [(b"x-forwarded-for", line.encode()) for line in told] + [(b"x-forwarded-proto", proto.encode())]
    return {"type": kind, "client": (peer, 1234) if peer else None, "scheme": "http", "headers": headers}


async def test_our_proxy_is_believed() -> None:  # AN5
    scope = await seen((OUR_PROXY,), connection(OUR_PROXY, VEGA))
    assert scope["client"] == (VEGA, 0)
    assert scope["scheme"] == "https"


async def test_a_stranger_who_says_the_same_is_not() -> None:  # AN5
    scope = await seen((OUR_PROXY,), connection("198.51.100.9", VEGA))
    assert scope["client"] == ("198.51.100.9", 1234)
    assert scope["scheme"] == "http"


@pytest.mark.parametrize("told", [("1.2.3.4, " + VEGA,), ("1.2.3.4", VEGA), (f"1.2.3.4, {VEGA}, 10.0.0.7",)])
async def test_what_she_invented_further_left_is_not_believed(told: tuple[str, ...]) -> None:  # AN5
    assert (await seen(("10.0.0.0/8",), connection(OUR_PROXY, *told)))["client"] == (VEGA, 0)


async def test_nonsense_in_the_header_changes_nothing() -> None:  # AN5
    scope = await seen((OUR_PROXY,), connection(OUR_PROXY, "unknown", proto="gopher"))
    assert scope["client"] == (OUR_PROXY, 1234)
    assert scope["scheme"] == "http"


async def test_a_live_line_through_the_proxy_is_a_safe_one() -> None:
    assert (await seen((OUR_PROXY,), connection(OUR_PROXY, VEGA, kind="websocket")))["scheme"] == "wss"


async def test_a_socket_file_is_believed_only_when_it_is_named() -> None:  # AN6
    assert (await seen(("unix",), connection(None, VEGA)))["client"] == (VEGA, 0)
    assert (await seen((OUR_PROXY,), connection(None, VEGA)))["client"] is None


def test_a_name_that_is_no_address_is_refused() -> None:
    with pytest.raises(SettingRefused, match="FRIRUM_TRUSTED_PROXY holds “proxy.local”"):
        TrustedProxy(None, ("proxy.local",))  # type: ignore[arg-type]
