"""From which network a request comes: only to slow down who fails, never kept (AN2, AB1)."""

from __future__ import annotations

import ipaddress

from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The network that asks: an IPv4 address or a /64 (AB1); empty when there is none."""
    told = request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(told)
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, 64), strict=False).network_address)
    return str(address)
