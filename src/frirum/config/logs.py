"""What may stand in a log, and nothing else (LG3, LG4).

An event is a dotted name that stands in the code; a field is one of FIELDS with a plain value. Messages that other
libraries put together are not written: they may hold an address, a path or what somebody wrote.
"""

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from pathlib import PurePath
from typing import Any

from frirum.log import logger, structlog

FIELDS = frozenset(
    {"event", "level", "time", "logger", "error", "where", "count", "took_ms", "store", "job", "port", "code", "state"}
)
EVENT = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+")
PLAIN = re.compile(r"[A-Za-z0-9_.:+/ <>-]{1,300}")
DEEPEST = 12

type Event = MutableMapping[str, Any]


def keep_what_is_allowed(_logger: Any, _method: str, event: Event) -> Event:
    """Drop every field that is not in FIELDS, and every value that is not a number or a plain word (LG3)."""
    name = event.get("event")
    if not (isinstance(name, str) and EVENT.fullmatch(name)):
        event["event"] = "unnamed.event"
    return {key: value for key, value in event.items() if key in FIELDS and _is_plain(value)}


def name_the_error(_logger: Any, _method: str, event: Event) -> Event:
    """Replace an exception by its class and its lines of code: no message, no locals (LG4)."""
    raised = event.pop("exc_info", None)
    if raised is True:
        raised = sys.exc_info()
    error = raised[1] if isinstance(raised, tuple) else raised
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["where"] = " < ".join(_lines_of(error))[:300]
    return event


def forget_the_message(_logger: Any, _method: str, event: Event) -> Event:
    """Of a library's own message keep only who spoke: the logger's name stands for it."""
    record: logging.LogRecord = event["_record"]
    event["logger"] = record.name
    event["event"] = "library.spoke"
    event.pop("positional_args", None)
    return event


def django_logging() -> dict[str, Any]:
    """Django's LOGGING: one handler on standard error for everybody, quiet where addresses would be told."""
    quiet: dict[str, Any] = {"handlers": [], "propagate": False, "level": "CRITICAL"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": "frirum.config.logs.lines"}},
        "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["out"], "level": "WARNING"},
        "loggers": {
            "frirum": {"level": "INFO"},
            # Speaks of each live line with the address it came from, even without an access log.
            "uvicorn.access": quiet,
            "uvicorn.asgi": quiet,
            "websockets": quiet,
            "django.server": quiet,
            # Anybody may call us by a wrong name or send a file, as often as they like: it would only fill the log.
            "django.security": quiet,
            "django.security.DisallowedHost": quiet,
            # 404 and 403 are ordinary answers; only what broke is told.
            "django.request": {"level": "ERROR"},
        },
    }


log = logger("frirum.config")

SHARED = (structlog.stdlib.add_log_level, structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"))
LAST = (structlog.stdlib.ProcessorFormatter.remove_processors_meta, name_the_error, keep_what_is_allowed)


def lines() -> logging.Formatter:
    """One JSON object a line, in which no value can begin a new line."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*SHARED, forget_the_message],
        processors=[*LAST, structlog.processors.JSONRenderer()],
    )


def set_up() -> None:
    """Let every `logger("frirum.…")` speak through the same sieve."""
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def _is_plain(value: Any) -> bool:
    return isinstance(value, (bool, int, float)) or (isinstance(value, str) and PLAIN.fullmatch(value) is not None)


def _lines_of(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)[-DEEPEST:]
    return [f"{PurePath(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames)]
