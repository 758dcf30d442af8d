"""`./dev tables`: write the first migration anew from the records, until there is a release that others have run.

Django writes an operation for every constraint, and on each of them draws every model again: with sixty tables a first
start took ten seconds. Folded into the table that they belong to, they cost nothing.
"""

import os
import sys
from graphlib import TopologicalSorter
from importlib import import_module
from typing import Any

from workshop.said import ROOT, run, say

FIRST = ROOT / "src" / "frirum" / "records" / "migrations" / "0001_initial.py"


def main() -> int:
    """Write it; the answer is the exit code."""
    os.environ.setdefault("FRIRUM_MODE", "test")
    os.environ.setdefault("FRIRUM_DATA", str(ROOT / "build" / "tables"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frirum.config.settings")
    FIRST.unlink(missing_ok=True)
    code = run([sys.executable, "-m", "frirum.config", "admin", "makemigrations", "records", "--name", "initial"])
    if code:
        return code
    FIRST.write_text(folded(), encoding="utf-8")
    say(f"Written: {FIRST.relative_to(ROOT)}")
    return 0


def folded() -> str:
    """The migration that was just written, with its constraints in their tables."""
    import django

    django.setup()
    from django.db.migrations.writer import MigrationWriter

    first = import_module("frirum.records.migrations.0001_initial").Migration("0001_initial", "records")
    first.operations = fold(first.operations)
    return str(MigrationWriter(first, include_header=False).as_string())


def fold(operations: list[Any]) -> list[Any]:
    """The tables in an order in which each refers to those before it, with all their fields, constraints and indexes."""
    from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel

    made = {one.name_lower: one for one in operations if isinstance(one, CreateModel)}
    for one in operations:
        if isinstance(one, AddField):
            made[one.model_name_lower].fields.append((one.name, one.field))
        elif isinstance(one, AddConstraint):
            made[one.model_name_lower].options.setdefault("constraints", []).append(one.constraint)
        elif isinstance(one, AddIndex):
            made[one.model_name_lower].options.setdefault("indexes", []).append(one.index)
        elif not isinstance(one, CreateModel):
            raise TypeError(f"{one} cannot be folded")
    order = TopologicalSorter({name: _refers_to(one) - {name} for name, one in made.items()})
    return [made[name] for name in order.static_order()]


def _refers_to(table: Any) -> set[str]:
    others = [field.remote_field.model for _, field in table.fields if field.remote_field]
    return {str(other).rsplit(".", 1)[-1].lower() for other in others}


if __name__ == "__main__":
    sys.exit(main())
