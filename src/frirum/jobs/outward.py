"""Calls to servers of others: through no proxy, nowhere further than they were meant for, and not into our own network.

The address is looked at after the line stands and before a byte is sent: what a name leads to may change in between.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPSConnectionPool
from urllib3.connection import HTTPSConnection
from urllib3.exceptions import NewConnectionError


def leads_inside(address: str) -> bool:
    """Whether an IP address belongs to this machine, this network or nobody, and not to the internet."""
    ip = ip_address(address.partition("%")[0])
    return not ip.is_global or ip.is_multicast


class _Outward(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        line = super()._new_conn()
        if leads_inside(line.getpeername()[0]):
            line.close()
            raise NewConnectionError(self, "leads inside")
        return line


class _Pool(HTTPSConnectionPool):
    ConnectionCls = _Outward


class _Adapter(HTTPAdapter):
    def init_poolmanager(self, *given: Any, **named: Any) -> None:
        super().init_poolmanager(*given, **named)
        self.poolmanager.pool_classes_by_scheme = {"https": _Pool}


@contextmanager
def calling(*, inside: bool = False) -> Iterator[requests.Session]:
    """A session for one call; `inside`: whoever runs Frirum allows that it leads into our own network."""
    with requests.Session() as session:
        session.trust_env = False
        session.max_redirects = 0
        if not inside:
            session.mount("https://", _Adapter())
        yield session
