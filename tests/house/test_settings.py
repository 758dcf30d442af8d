"""Every setting stands in docs/running.md, and none is read past the table."""

import re
from pathlib import Path

from frirum.config.knobs import SETTINGS

ROOT = Path(__file__).resolve().parents[2]
SETTING = re.compile(r"\bFRIRUM_[A-Z_]+[A-Z]\b")


def test_every_setting_stands_in_the_docs() -> None:
    running = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
    assert [knob.name for knob in SETTINGS if f"| `{knob.name}` |" not in running] == []


def test_every_setting_in_the_code_is_in_the_table() -> None:
    known = {knob.name for knob in SETTINGS} | {"FRIRUM_DEBUG"}  # which is refused, not read
    used = {
        (name, str(file.relative_to(ROOT)))
        for file in (ROOT / "src").rglob("*.py")
        for name in SETTING.findall(file.read_text(encoding="utf-8"))
    }
    assert {(name, file) for name, file in used if name not in known} == set()


def test_the_environment_is_read_only_where_settings_are() -> None:
    readers = {
        file.name
        for file in (ROOT / "src").rglob("*.py")
        if re.search(r"os\.(environ|getenv)", file.read_text(encoding="utf-8"))
    }
    assert readers <= {"settings.py", "asgi.py", "cli.py", "demo.py"}
