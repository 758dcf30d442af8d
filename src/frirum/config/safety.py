"""Refuses to start in a way that would put people at risk (ER2, LG5)."""

from collections.abc import Mapping

from frirum.config.environ import SettingRefused

SHORTEST_SECRET = 50
FEWEST_DIFFERENT_CHARACTERS = 12
DEFAULT_SECRETS = ("django-insecure-", "changeme", "change-me", "secret-key", "example")
DEBUG_NAMES = ("FRIRUM_DEBUG", "DJANGO_DEBUG", "DEBUG")
OFF = {"", "0", "false", "no", "off"}
# Services that would carry errors, and with them words of a talk, out of the house.
ERROR_SERVICES = (
    "SENTRY_DSN",
    "GLITCHTIP_DSN",
    "RAVEN_DSN",
    "BUGSNAG_API_KEY",
    "ROLLBAR_ACCESS_TOKEN",
    "HONEYBADGER_API_KEY",
    "AIRBRAKE_API_KEY",
    "NEW_RELIC_LICENSE_KEY",
    "NEW_RELIC_CONFIG_FILE",
    "DD_API_KEY",
    "DD_AGENT_HOST",
    "APPSIGNAL_PUSH_API_KEY",
    "ELASTIC_APM_SERVER_URL",
    "SCOUT_KEY",
    "LOGFIRE_TOKEN",
    "APPLICATIONINSIGHTS_CONNECTION_STRING",
    "OTEL_EXPORTER_OTLP_ENDPOINT",
)


def refuse_debug(environ: Mapping[str, str]) -> None:
    """Refuse a debug switch: its error pages show what people wrote (ER2)."""
    for name in DEBUG_NAMES:
        if name in environ and environ[name].strip().lower() not in OFF:
            raise SettingRefused(f"{name} is on: Frirum has no debug mode, so unset it.")


def refuse_error_services(environ: Mapping[str, str]) -> None:
    """Refuse a third party that would receive our errors (LG5)."""
    for name in ERROR_SERVICES:
        if environ.get(name, "").strip():
            raise SettingRefused(
                f"{name} is set: errors may hold what people wrote and stay in this house, so unset it."
            )


def refuse_weak_secret(secret: str) -> None:
    """Refuse a secret that is missing, short, well known or not made by chance (ER2)."""
    if not secret:
        raise SettingRefused("FRIRUM_SECRET_KEY is not set: make one with “frirum admin secret” and keep it.")
    if (
        len(secret) < SHORTEST_SECRET
        or len(set(secret)) < FEWEST_DIFFERENT_CHARACTERS
        or any(word in secret.lower() for word in DEFAULT_SECRETS)
    ):
        raise SettingRefused(
            f"FRIRUM_SECRET_KEY is too weak: it needs {SHORTEST_SECRET} characters made by "
            "chance, such as “frirum admin secret” prints."
        )


def refuse_open_hosts(hosts: tuple[str, ...]) -> None:
    """Refuse to answer to no name, or to every name (HD11)."""
    if not hosts:
        raise SettingRefused("FRIRUM_HOSTS is not set: name the hosts Frirum answers to, separated by commas.")
    if any(host.strip(".") in {"*", ""} for host in hosts):
        raise SettingRefused("FRIRUM_HOSTS may not hold “*”: name each host.")


def refuse_half_a_split(visitor: str, desk: str) -> None:
    """Refuse one host of the pair without the other, or the same name twice."""
    if bool(visitor) != bool(desk):
        raise SettingRefused("FRIRUM_VISITOR_HOST and FRIRUM_DESK_HOST are set together or not.")
    if visitor and visitor == desk:
        raise SettingRefused("FRIRUM_VISITOR_HOST and FRIRUM_DESK_HOST must be two names.")
