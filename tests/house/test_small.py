"""The house stays small, and every file's name says which word it is about (STYLE habits 1 and 18)."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 300
KINDS = {".py", ".js", ".mjs", ".css", ".html", ".sh"}
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "managers", "exceptions", "lib"}
FOLDERS = ("src", "tests", "workshop", "bench", "tools")
# Made by a machine, or by others.
NOT_OURS = {"migrations", "vendor", "__pycache__"}


def files() -> list[Path]:
    found = [ROOT / "dev"]
    for folder in FOLDERS:
        found += [file for file in (ROOT / folder).rglob("*") if file.suffix in KINDS]
    return [file for file in found if not NOT_OURS & set(file.parts)]


def test_no_file_is_longer_than_a_person_reads() -> None:
    long = {
        str(file.relative_to(ROOT)): lines
        for file in files()
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert long == {}


def test_no_file_has_a_name_that_says_nothing() -> None:
    vague = [str(file.relative_to(ROOT)) for file in files() if {file.stem.lower(), file.parent.name.lower()} & VAGUE]
    assert vague == []


def test_there_are_files_to_look_at() -> None:
    assert len(files()) > 50


@pytest.mark.parametrize("mark", ["TO" + "DO", "FIX" + "ME", "X" + "XX"])
def test_nothing_is_left_for_later(mark: str) -> None:
    assert [str(file.relative_to(ROOT)) for file in files() if f"{mark}" in file.read_text(encoding="utf-8")] == []
