"""You may only walk downstairs; import-linter knows the stairs (pyproject.toml)."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LINTER = str(Path(sys.executable).with_name("lint-imports"))


def linted(folder: Path) -> subprocess.CompletedProcess[str]:
    # From the folder itself, so that it is this copy that is looked at.
    command = [LINTER, "--no-cache", "--config", str(folder / "pyproject.toml")]
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(folder / "src")}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_everybody_walks_downstairs() -> None:
    done = linted(ROOT)
    assert done.returncode == 0, done.stdout


def test_a_step_upstairs_is_seen(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "static", "*.po"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "src" / "frirum" / "rules" / "upstairs.py").write_text("from frirum import clock\n\nnow = clock.now\n")
    done = linted(tmp_path)
    assert done.returncode != 0
    assert "frirum.rules.upstairs -> frirum.clock" in done.stdout
