"""Which store a table lives in: the office's (kept, backed up) or the live one (erased, never backed up)."""

import secrets
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

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


def any_number() -> int:
    """A primary key that tells no order (AN10)."""
    return secrets.randbits(62)


class ScatteredKey(models.BigIntegerField):  # type: ignore[type-arg]
    """A primary key by chance that is also the row's place in SQLite's file, so that neither says what came before what.

    A `bigint` key would be an index beside a hidden number that counts up; only an `integer` key is that number itself.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(**{"primary_key": True, "default": any_number, **options})

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """The column's type."""
        return "integer" if connection.vendor == "sqlite" else "bigint"
