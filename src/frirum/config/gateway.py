"""The gateway that carries text messages to on-call: refused where it would be sent in the clear or unsigned."""

from urllib.parse import urlsplit

from frirum.config.environ import SettingRefused

SHORTEST_SECRET = 32
LOOPBACK = {"localhost", "127.0.0.1"}


def checked(url: str, secret: str) -> tuple[str, str]:
    """The gateway's address and secret as they stand; both or neither. Raises SettingRefused."""
    if not url:
        if secret:
            raise SettingRefused("FRIRUM_GATEWAY_SECRET is set, and FRIRUM_GATEWAY_URL is not.")
        return "", ""
    parts = urlsplit(url)
    inside = parts.scheme == "http" and parts.hostname in LOOPBACK
    if not parts.hostname or (parts.scheme != "https" and not inside):
        raise SettingRefused("FRIRUM_GATEWAY_URL must begin with https://, or lead to this very machine.")
    if len(secret) < SHORTEST_SECRET:
        raise SettingRefused(f"FRIRUM_GATEWAY_SECRET needs {SHORTEST_SECRET} characters or more.")
    return url, secret
