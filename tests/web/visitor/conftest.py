"""Vega's browser: same-origin requests, Swedish first, and a line whose door stands open this evening."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client

from frirum.queries.line import LineFacts
from tests import cast
from tests.cast import Clock

HERE = Path(__file__).parent

type Browser = Callable[..., Client]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Her pages ask both stores."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.django_db(databases=["default", "live"]))


@pytest.fixture
def line(db: None, clock: Clock) -> LineFacts:
    return cast.storasyster()


@pytest.fixture
def browser() -> Iterator[Browser]:
    """A fresh browser; `site` is where its requests come from."""

    def fresh(site: str = "same-origin", language: str = "sv") -> Client:
        return Client(headers={"sec-fetch-site": site, "accept-language": language})

    return fresh


@pytest.fixture
def vega(browser: Browser) -> Client:
    return browser()
