"""The timetable of the clockwork."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


@asynccontextmanager
async def lifetime() -> AsyncIterator[None]:
    """Keep the clockwork running while the house is open."""
    yield
