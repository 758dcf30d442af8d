"""Making an organisation and its line: from the command line, or for the demo."""

from __future__ import annotations

from django.db import transaction

from frirum.records.bell import About, ring
from frirum.records.models import Line, Organisation
from frirum.records.store import OFFICE

RESERVED = frozenset(
    {
        "static",
        "volunteer",
        "desk",
        "office",
        "account",
        "exit",
        "live",
        "robots.txt",
        ".well-known",
        "csp-reports",
        "health",
        "figures",
        "on-call",  # /desk/on-call/…
    }
)
"""First parts of addresses that are ours, so no line may have them."""


class AddressIsTaken(Exception):
    """Another organisation or line has this address, or it is one of our own."""


def add_organisation(
    *, slug: str, name: str, country: str, zone: str, language: str, contact: str, neutral_url: str
) -> int:
    """Make an organisation; returns its number. Raises AddressIsTaken."""
    with transaction.atomic(using=OFFICE):
        if Organisation.objects.filter(slug=slug).exists():
            raise AddressIsTaken
        made = Organisation.objects.create(
            slug=slug,
            name=name,
            country=country,
            zone=zone,
            language=language,
            neutral_url=neutral_url,
            controller=name,
            controller_contact=contact,
        )
    return made.pk


def add_line(organisation_id: int, *, slug: str, name: str, answers_in: list[str]) -> int:
    """Make a line, closed until somebody gives it hours; returns its number. Raises AddressIsTaken."""
    with transaction.atomic(using=OFFICE):
        if slug in RESERVED or Line.objects.filter(slug=slug).exists():
            raise AddressIsTaken
        made = Line.objects.create(organisation_id=organisation_id, slug=slug, name=name, answers_in=answers_in)
        transaction.on_commit(lambda: ring(About.OFFICE, organisation_id), using=OFFICE)
    return made.pk
