"""The house whose volunteers are at home."""

from pathlib import Path

import pytest

from tests import storasyster
from tests.storasyster import House

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A door asks both stores: who this is, and whether she is on duty."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.django_db(databases=["default", "live"]))


@pytest.fixture
def house(db: None) -> House:
    return storasyster.build()
