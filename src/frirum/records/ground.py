"""The ground under the tables: on PostgreSQL the live store is a schema of its own."""

from typing import Any

from django.db import connections


def lay_schema(*, using: str, **_: Any) -> None:
    """Make the live store's schema before its first table; other stores need nothing."""
    connection = connections[using]
    if using == "live" and connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("CREATE SCHEMA IF NOT EXISTS live")
