"""Which store a table lives in: the office's (kept, backed up) or the live one (erased, never backed up)."""

import secrets

from django.db import models

OFFICE = "default"
LIVE = "live"


def new_ref() -> str:
    """A random public id: 128 bits as 22 url-safe letters, telling neither order nor time (AN7)."""
    return secrets.token_urlsafe(16)


class LiveStore:
    """Marks a table as one of the live store.

    A plain class, so that migrations keep it among a model's bases and the router knows where last year's tables lived.
    """

    frirum_store = LIVE


class LiveModel(LiveStore, models.Model):
    """A table of the live store. No foreign key leaves this store: the office is named by plain numbers."""

    class Meta:
        abstract = True
