"""Turns the mail address in the settings into Django's mailers."""

from typing import Any
from urllib.parse import unquote, urlsplit

from frirum.config.environ import SettingRefused

MAIL_SECONDS = 10


def mailers(url: str) -> dict[str, dict[str, Any]]:
    """One mailer for staff; an empty `url` sends nothing. Raises SettingRefused."""
    if not url:
        return {"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise SettingRefused("FRIRUM_MAIL_URL must look like smtp://user:password@host:587")
    safe = parts.scheme == "smtps"
    return {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {
                "host": parts.hostname,
                "port": parts.port or (465 if safe else 587),
                "username": unquote(parts.username or ""),
                "password": unquote(parts.password or ""),
                "use_ssl": safe,
                # A mail server on this very machine may do without.
                "use_tls": not safe and parts.hostname != "localhost",
                "timeout": MAIL_SECONDS,
            },
        }
    }
