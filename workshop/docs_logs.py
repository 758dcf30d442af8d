"""The inventory of everything that may stand in a log, for docs/logs.md (LG1)."""

import ast
from collections.abc import Iterator
from pathlib import Path

from frirum.config.logs import FIELDS
from workshop.texts_found import SOURCE

LEVELS = frozenset({"debug", "info", "warning", "error", "exception", "critical"})
LOGGERS = frozenset({"log", "logger"})


def events() -> str:
    """One row an event: its name, how loud, where it is told, which fields it brings."""
    rows = ["| event | level | told by | fields |", "|---|---|---|---|"]
    found = sorted({row for file in sorted(SOURCE.rglob("*.py")) for row in _told_by(file)})
    rows += [f"| `{event}` | {level} | `{where}` | {fields} |" for event, level, where, fields in found]
    rows.append("| `library.spoke` | as told | any library | `logger`, `error`, `where` |")
    rows.append(f"\nFields that may stand in a line at all: {', '.join(f'`{name}`' for name in sorted(FIELDS))}.")
    return "\n".join(rows)


def names() -> set[str]:
    """Every event there is."""
    return {row[0] for file in SOURCE.rglob("*.py") for row in _told_by(file)} | {"library.spoke"}


def _told_by(file: Path) -> Iterator[tuple[str, str, str, str]]:
    where = file.relative_to(SOURCE.parent).with_suffix("").as_posix().replace("/", ".")
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or node.func.attr not in LEVELS:
            continue
        if ast.unparse(node.func.value).split(".")[-1] in LOGGERS:
            event = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else "not a name"
            fields = ", ".join(f"`{word.arg}`" for word in node.keywords if word.arg) or "–"
            yield str(event), node.func.attr.replace("exception", "error"), where, fields
