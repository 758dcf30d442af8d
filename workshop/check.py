"""`./dev check` and `./dev fix`: one line a step, and what to do when one fails."""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from workshop import node
from workshop.said import ROOT, heard, say, tool

PYTHON = sys.executable
# What Django needs to be looked at; nothing is kept.
LOOKED_AT = {
    "FRIRUM_MODE": "test",
    "FRIRUM_DATA": str(ROOT / ".cache" / "data"),
    "DJANGO_SETTINGS_MODULE": "frirum.config.settings",
}
DJANGO = [PYTHON, "-m", "django"]


@dataclass(frozen=True, slots=True)
class Step:
    """One check: its name, its command, and what to do when it fails."""

    name: str
    command: Callable[[], list[str]]
    remedy: str


def _templates() -> list[str]:
    return [tool("djlint"), "--lint", "--quiet", "src/frirum"]


STEPS = (
    Step("lock", lambda: [_uv(), "lock", "--check", "--quiet"], "run uv lock"),
    Step("format", lambda: [tool("ruff"), "format", "--check", "--quiet", "."], "run ./dev fix"),
    Step("lint", lambda: [tool("ruff"), "check", "--quiet", "."], "run ./dev fix, then read what is left"),
    Step("types", lambda: [tool("mypy"), "--no-error-summary"], "give the types that are named"),
    Step("floors", lambda: [tool("lint-imports"), "--no-cache"], "walk downstairs only (docs/architecture.md)"),
    Step("templates", _templates, "mend the templates"),
    Step("client", lambda: [*node.packages(), "node_modules/typescript/bin/tsc", "-p", "."], "give the types in JSDoc"),
    Step("texts", lambda: [PYTHON, "-m", "workshop.texts", "check"], "run ./dev texts and translate what is new"),
    Step("docs", lambda: [PYTHON, "-m", "workshop.docs", "check"], "run ./dev docs"),
    Step("tables", lambda: [*DJANGO, "makemigrations", "--check", "--dry-run"], "run ./dev tables"),
    Step("django", lambda: [*DJANGO, "check", "--fail-level", "WARNING"], "do what Django says"),
)
REPAIRS = (
    [tool("ruff"), "check", "--fix", "--quiet", "."],
    [tool("ruff"), "format", "--quiet", "."],
    [PYTHON, "-m", "workshop.docs", "write"],
)


def check(only: list[str]) -> int:
    """Take every step (or those named), also after one failed; the answer is the exit code."""
    failed = [step.name for step in STEPS if (not only or step.name in only) and not _holds(step)]
    if failed:
        say(f"Not in order: {', '.join(failed)}.")
    return 1 if failed else 0


def fix() -> int:
    """Repair what needs no thought."""
    return max(heard(command, extra=LOOKED_AT)[0] and _tell(command) for command in REPAIRS)


def _holds(step: Step) -> bool:
    began = time.monotonic()
    code, words = heard(step.command(), extra=LOOKED_AT)
    say(f"{step.name:<10} {'in order' if code == 0 else 'NOT in order'}  ({time.monotonic() - began:.1f} s)")
    if code:
        say(words.rstrip())
        say(f"           → {step.remedy}")
    return code == 0


def _tell(command: list[str]) -> int:
    say(f"{' '.join(command[:3])} left something to do: see ./dev check")
    return 1


def _uv() -> str:
    private = ROOT / ".cache" / "tools" / "uv" / "bin" / "uv"
    return str(private) if private.is_file() else os.environ.get("UV", "uv")


if __name__ == "__main__":
    sys.exit(fix() if sys.argv[1] == "fix" else check(sys.argv[2:]))
