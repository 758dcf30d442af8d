"""The on-call group of a line, as the office keeps it, and where its members' browsers may be told (ST10, DP6)."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from frirum.rules.wording import Fault, one_line, phone

LOOPBACK = frozenset({"localhost", "127.0.0.1"})
LONGEST_ENDPOINT = 500


def tidy(number: str) -> str:
    """A phone number on one line."""
    return one_line(number)


def faults(number: str) -> list[Fault]:
    """What is wrong with a tidy number; none is needed."""
    return phone(number, "phone") if number else []


def may_push_to(endpoint: str, hosts: Iterable[str]) -> bool:
    """Whether we send anything to the address a browser gave: only over TLS, to the push services that were chosen.

    ``hosts`` are names, with the port where it is another than 443; ``*.name`` is every host below it. On this very
    machine, named with its port, plain HTTP will do.
    """
    try:
        parts = urlsplit(endpoint)
        port = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    if parts.username is not None or len(endpoint) > LONGEST_ENDPOINT:
        return False
    if parts.scheme != "https" and not (parts.scheme == "http" and host in LOOPBACK):
        return False
    named = host if port in {None, 443} else f"{host}:{port}"
    return any(named == one or (one.startswith("*.") and named.endswith(one[1:])) for one in hosts)
