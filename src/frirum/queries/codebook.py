"""The code book as plain data: the version in use, any earlier version, and the history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from frirum.records import codebook as kept
from frirum.records.codebooks import SHIPPED, Shipped, shipped
from frirum.records.models import CodeBook as CodeBookRow
from frirum.rules.codebook import Book

CodeBook = Shipped
"""A code book that comes with the house."""


@dataclass(frozen=True, slots=True)
class Version:
    """One line of the history."""

    number: int
    base: str
    state: str
    made_at: datetime
    published_at: datetime | None


def book_in_use(organisation_id: int) -> Book:
    """The newest published version; the default that comes with the house where an organisation has none.

    It holds every key that any earlier version had, retired or not: names of old figures come from it.
    """
    return kept.in_use(organisation_id)


def published_book(organisation_id: int, number: int) -> Book | None:
    """A published version by its number: a form that was open when a new one came is judged by its own (None: none)."""
    in_use = kept.in_use(organisation_id)
    if in_use.number == number:
        return in_use
    found = CodeBookRow.objects.filter(organisation_id=organisation_id, number=number, state="published").first()
    return None if found is None else kept.as_book(found)


def draft_of(organisation_id: int) -> Book | None:
    """The version that is being written, if there is one."""
    found = CodeBookRow.objects.filter(organisation_id=organisation_id, state="draft").first()
    return None if found is None else kept.as_book(found)


def versions_of(organisation_id: int) -> list[Version]:
    """Every version, the newest first."""
    rows = CodeBookRow.objects.filter(organisation_id=organisation_id).order_by("-number")
    return [Version(*row) for row in rows.values_list("number", "base", "state", "made_at", "published_at")]


def code_book(slug: str, country: str) -> Shipped | None:
    """A code book that comes with the house, with a country's regions; None when there is no such."""
    return shipped(slug, country)


def code_books(country: str) -> list[Shipped]:
    """All that come with the house: the default, and one for each source."""
    return [found for slug in SHIPPED if (found := shipped(slug, country)) is not None]
