"""Believes the proxy before us, and nobody else, about who is asking (AN5).

Our own and not the server's: the server's keeps up to 4,096 addresses in a cache, and no address may stay (AB1).
"""

import ipaddress
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any

from frirum.config.environ import SettingRefused

type Scope = MutableMapping[str, Any]
type Application = Callable[[Scope, Any, Any], Awaitable[None]]
type Network = ipaddress.IPv4Network | ipaddress.IPv6Network

SOCKET_FILE = "unix"


class TrustedProxy:
    """ASGI around ASGI: replaces client and scheme by what a trusted proxy says of them."""

    def __init__(self, application: Application, trusted: Sequence[str]) -> None:
        """Trust these addresses, networks, or `unix` for a socket file; raises SettingRefused."""
        self.application = application
        self.by_socket_file = SOCKET_FILE in trusted
        self.networks = [_network(name) for name in trusted if name != SOCKET_FILE]

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        """Answer one connection."""
        if scope["type"] in {"http", "websocket"} and self._trusts(_peer(scope)):
            self._believe(scope)
        await self.application(scope, receive, send)

    def _trusts(self, address: str | None) -> bool:
        if address is None:
            return self.by_socket_file
        try:
            peer = ipaddress.ip_address(address)
        except ValueError:
            return False
        return any(peer in network for network in self.networks)

    def _believe(self, scope: Scope) -> None:
        told = {b"x-forwarded-for": "", b"x-forwarded-proto": ""}
        for name, value in scope["headers"]:
            if name in told:
                told[name] = ", ".join(filter(None, [told[name], value.decode("latin1")]))
        if told[b"x-forwarded-proto"].strip() in {"http", "https"}:
            secure = told[b"x-forwarded-proto"].strip() == "https"
            scope["scheme"] = ("ws" if scope["type"] == "websocket" else "http") + ("s" if secure else "")
        if client := self._nearest_stranger(told[b"x-forwarded-for"]):
            scope["client"] = (client, 0)

    def _nearest_stranger(self, told: str) -> str | None:
        # From the right: what stands further left may have been invented by whoever asks.
        for address in reversed([part.strip() for part in told.split(",") if part.strip()]):
            if not self._trusts(address):
                return address if _is_address(address) else None
        return None


def _peer(scope: Scope) -> str | None:
    client = scope.get("client")
    return client[0] if client else None


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _network(name: str) -> Network:
    try:
        return ipaddress.ip_network(name)
    except ValueError:
        raise SettingRefused(
            f"FRIRUM_TRUSTED_PROXY holds “{name}”, which is no address, network or the word unix."
        ) from None
