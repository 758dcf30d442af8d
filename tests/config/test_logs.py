"""A log line says that something happened, never who asked or what was written (LG3, LG4)."""

import json
import logging
import sys

import pytest
import structlog

from frirum.config import logs

CANARY = "CANARY-i-am-afraid-of-him"
ADDRESS = "203.0.113.77"


def record(name: str, message: str, *args: object, error: bool = False) -> logging.LogRecord:
    trouble = sys.exc_info() if error else None
    return logging.LogRecord(name, logging.ERROR, "file.py", 1, message, args, trouble)


def told(entry: logging.LogRecord) -> str:
    return logs.lines().format(entry)


def said(**fields: object) -> dict[str, object]:
    entry = structlog.stdlib.ProcessorFormatter.wrap_for_formatter(
        logging.getLogger("frirum.tests"), "info", {"level": "info", **fields}
    )[0][0]
    line = logging.LogRecord("frirum.tests", logging.INFO, "file.py", 1, entry, (), None)
    line._logger, line._name = None, "info"  # type: ignore[attr-defined]
    return dict(json.loads(told(line)))


def test_what_is_on_the_list_is_told() -> None:  # LG3
    line = said(event="writer.committed", count=17, took_ms=0.4, store="live")
    assert line == {"event": "writer.committed", "level": "info", "count": 17, "took_ms": 0.4, "store": "live"}


def test_what_is_not_on_the_list_is_dropped() -> None:  # LG3
    assert CANARY not in json.dumps(said(event="talk.said", text=CANARY, client=ADDRESS, envelope="q83v"))
    assert said(event="talk.said", client=ADDRESS) == {"event": "talk.said", "level": "info"}


@pytest.mark.parametrize("event", [f"she wrote {CANARY}", CANARY, "", "said\nlevel=info", "Talk.Said"])
def test_an_event_that_is_no_name_is_not_told(event: str) -> None:  # LG3
    assert said(event=event)["event"] == "unnamed.event"


@pytest.mark.parametrize("value", ["two\nlines", "\x1b[2J", "å", "x" * 301, ["a"], {"a": 1}, None, b"bytes"])
def test_a_value_that_is_no_plain_word_is_dropped(value: object) -> None:  # LG3
    assert "state" not in said(event="talk.moved", state=value)


def test_an_error_is_told_without_its_message_or_what_it_held() -> None:  # LG4
    try:
        words = CANARY
        raise ValueError(f"cannot read {words} from {ADDRESS}")
    except ValueError:
        line = told(record("django.request", "Internal Server Error: %s", f"/chatt/?{CANARY}", error=True))
    assert CANARY not in line
    assert ADDRESS not in line
    assert json.loads(line)["error"] == "ValueError"
    assert "test_logs.py" in json.loads(line)["where"]


def test_of_a_library_only_its_name_is_told() -> None:  # LG2
    line = json.loads(told(record("uvicorn.error", '%s - "WebSocket %s" [accepted]', ADDRESS, f"/{CANARY}")))
    assert line == {"event": "library.spoke", "level": "error", "logger": "uvicorn.error", "time": line["time"]}


@pytest.mark.parametrize("name", ["uvicorn.access", "uvicorn.asgi", "websockets.server", "django.server"])
def test_those_who_tell_addresses_are_silent(name: str) -> None:  # LG2
    logger = logging.getLogger(name)
    assert not logger.isEnabledFor(logging.ERROR)
