"""Tests stand where the thing they test stands: every test file has a module."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"
# Tests about the whole house, walks through it, and programs that tests start.
WITHOUT_MODULE = {"house", "stories", "client"}


def modules_for(test: Path) -> list[Path]:
    """Where the module of a test may stand: on its floor, among the records' models, or in the workshop."""
    folder, word = test.parent.relative_to(TESTS), test.stem.removeprefix("test_")
    places = [ROOT / "src" / "frirum" / folder, ROOT / "src" / "frirum" / folder / "models", ROOT / folder]
    return [place / name for place in places for name in (f"{word}.py", word)]


def orphans(tests: list[Path]) -> list[str]:
    return [
        str(test.relative_to(ROOT))
        for test in tests
        if test.relative_to(TESTS).parts[0] not in WITHOUT_MODULE
        and not test.stem.startswith("test_faults_")  # what breaks is nobody's own module
        and not any(module.exists() for module in modules_for(test))
    ]


def test_every_test_file_has_a_module() -> None:
    assert orphans(sorted(TESTS.rglob("test_*.py"))) == []


def test_a_test_without_a_module_would_be_found() -> None:
    assert orphans([TESTS / "rules" / "test_nothing_like_it.py"]) == ["tests/rules/test_nothing_like_it.py"]
