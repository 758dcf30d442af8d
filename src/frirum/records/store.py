"""Which store a table lives in: the office's (kept, backed up) or the live one (erased, never backed up)."""

import secrets

from django.db import models

OFFICE = "default"
LIVE = "live"


def new_ref() -> str:
    """A random public id: 128 bits as 22 url-safe letters, telling neither order nor time (AN7)."""
    return secrets.token_urlsafe(16)


class LiveModel(models.Model):
    """A table of the live store. No foreign key leaves this store: the office is named by plain numbers."""

    frirum_store = LIVE

    class Meta:
        abstract = True
