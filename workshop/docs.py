"""The pages of docs/ that the code writes itself: between two marks, so that people may write around them."""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from workshop.said import ROOT, say

# The mark in a page, the page, and the function (`module:function`) that gives the text.
PARTS = (
    ("settings", "docs/running.md", "workshop.docs_settings:settings"),
    ("events", "docs/logs.md", "workshop.docs_logs:events"),
    ("kept", "docs/kept.md", "workshop.docs_kept:kept"),
    ("rights", "docs/rights.md", "workshop.docs_rights:rights"),
    ("promises", "docs/threat-model.md", "workshop.docs_promises:promises"),
    ("states", "docs/states.md", "workshop.docs_states:states"),
    ("presets", "docs/presets.md", "workshop.docs_presets:all_presets"),
    ("codebook", "docs/codebook.md", "workshop.docs_codebook:the_default"),
    ("sources", "docs/codebook.md", "workshop.docs_codebook:the_sources"),
)


class NoMark(Exception):
    """A page lacks the marks that its generated part stands between."""


def with_part(page: str, mark: str, text: str) -> str:
    """The page with `text` between the marks; raises NoMark."""
    begin, end = f"<!-- {mark}: written by ./dev docs -->\n", f"<!-- {mark}: end -->\n"
    before, found, rest = page.partition(begin)
    _, found_end, after = rest.partition(end)
    if not found or not found_end:
        raise NoMark(f"lacks the marks of “{mark}”")
    return f"{before}{begin}\n{text.strip()}\n\n{end}{after}"


def pages() -> dict[Path, str]:
    """Every page with generated parts, as it should read."""
    wanted: dict[Path, str] = {}
    for mark, name, place in PARTS:
        page = ROOT / name
        wanted[page] = with_part(wanted.get(page) or page.read_text(encoding="utf-8"), mark, _function(place)())
    return wanted


def stale() -> list[str]:
    """The pages that do not say what the code says."""
    return [
        page.relative_to(ROOT).as_posix() for page, text in pages().items() if page.read_text(encoding="utf-8") != text
    ]


def write() -> int:
    """Write every page anew."""
    for page, text in pages().items():
        page.write_text(text, encoding="utf-8")
    return 0


def check() -> int:
    """Name the stale pages; the answer is the exit code."""
    for name in stale():
        say(f"{name} does not say what the code says: run ./dev docs")
    return 1 if stale() else 0


def _function(place: str) -> Callable[[], str]:
    module, _, name = place.partition(":")
    function: Callable[[], str] = getattr(import_module(module), name)
    return function


if __name__ == "__main__":
    sys.exit({"write": write, "check": check}[sys.argv[1]]())
