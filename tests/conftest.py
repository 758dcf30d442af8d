"""What every test stands on: test settings, two stores in a folder of their own, and which tests run on both."""

import io
import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

# Before Django reads its settings: a folder that belongs to this run only.
_FOLDER = tempfile.mkdtemp(prefix="frirum-tests-")
os.environ["FRIRUM_MODE"] = "test"
os.environ["FRIRUM_DATA"] = _FOLDER
os.environ["DJANGO_SETTINGS_MODULE"] = "frirum.config.settings"
# Playwright's own loop runs in the main thread; Django would take every test for asynchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

import django
import pytest
from hypothesis import settings as cases
from structlog.stdlib import ProcessorFormatter

from frirum.config import logs

# The cases of a property are the same in every run, so that a change is judged by what it changed; to look for others by
# chance, say how many: FRIRUM_CASES=1000 ./dev test tests/rules
_MANY = int(os.environ.get("FRIRUM_CASES", "0"))
cases.register_profile("same", derandomize=True)
cases.register_profile("others", max_examples=_MANY or 1, deadline=None, database=None)
cases.load_profile("others" if _MANY else "same")

logs.set_up()
django.setup()

from django.conf import settings

# The house's threads outlive a test; a connection that one of them kept would be left open at the end of the run.
for _store in settings.DATABASES.values():
    _store["CONN_MAX_AGE"] = 0

from frirum.actions import knock
from frirum.queries import door, history
from frirum.records import codebook, hours, line, places, plan
from frirum.web.visitor import patience
from tests.cast import Clock
from tests.open_house import OpenHouse, open_house

TESTS = Path(__file__).parent
FLOORS_WITH_STORES = ("records", "actions", "queries", "hub", "jobs")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark by folder: every test of a floor that touches the stores runs on both."""
    for item in items:
        folder = item.path.relative_to(TESTS).parts[0]
        if folder in FLOORS_WITH_STORES:
            item.add_marker(pytest.mark.both_stores)
        if folder == "stories":
            item.add_marker(pytest.mark.story)


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """What the last test's stores said about lines, hours and doors is forgotten."""
    yield
    for memory in (codebook, line, hours, plan, door, history, knock):
        memory.forget()
    if "frirum.config.asgi" in sys.modules:  # only where the house was opened
        sys.modules["frirum.config.asgi"].first_page.forget()
    places.PLACES.forget()
    patience.PACES.forget()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock on the landing, moved by hand: Wednesday evening, the line is open."""
    moved = Clock()
    monkeypatch.setattr("frirum.clock.now", moved.now)
    return moved


@pytest.fixture
def house(clock: Clock, transactional_db: None) -> Iterator[OpenHouse]:
    """The real server on a free port, on the test's stores; its clock ticks, and is moved by hand."""
    clock.ticking = True
    with open_house() as opened:
        yield opened


@pytest.fixture
def log_told() -> Iterator[io.StringIO]:
    """Everything that is written to the log. The handler was made before pytest took hold of standard error: `capfd`
    would see nothing, and a test that looks there for a mark could not fail."""
    told = io.StringIO()
    [handler] = [one for one in logging.getLogger().handlers if isinstance(one.formatter, ProcessorFormatter)]
    assert isinstance(handler, logging.StreamHandler)
    before = handler.setStream(told)
    yield told
    handler.setStream(before)
