"""The pictures of what may become what, for docs/states.md, from every table MOVES in rules/."""

import pkgutil
from importlib import import_module

import frirum.rules
from frirum.rules.moves import drawn


def states() -> str:
    """One picture a table; what stands first in a table is where it begins."""
    pictures = []
    for module in sorted(found.name for found in pkgutil.iter_modules(frirum.rules.__path__)):
        moves = getattr(import_module(f"frirum.rules.{module}"), "MOVES", None)
        if moves:
            first = next(iter(moves))
            pictures.append(f"## {module.capitalize()}\n\n```mermaid\n{drawn(moves, first=first).strip()}\n```")
    return "\n\n".join(pictures)
