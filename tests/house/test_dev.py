"""`./dev` on a machine that lacks what it needs: one clear sentence, and an exit code other than 0."""

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Where other machines keep a Python that PATH does not name; the machine made here has none.
ELSEWHERE = ("/opt/homebrew/bin/python3", "/usr/local/bin/python3")
TOOLS = ("sh", "dirname", "cat", "cksum", "tr", "mkdir", "rm", "ln", "id", "find")


def bare_machine(folder: Path) -> dict[str, str]:
    """A copy of the project and a PATH with the ordinary tools, without any Python."""
    text = (ROOT / "dev").read_text(encoding="utf-8")
    for place in ELSEWHERE:
        assert place in text
        text = text.replace(place, str(folder / "nowhere"))
    (folder / "dev").write_text(text, encoding="utf-8")
    (folder / "dev").chmod(0o755)
    for name in ("uv.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "bin").mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found, tool
        (folder / "bin" / tool).symlink_to(found)
    return {"PATH": str(folder / "bin"), "HOME": str(folder)}


def run(folder: Path, *words: str, settings: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["./dev", *words], cwd=folder, env=settings, capture_output=True, text=True, timeout=30, check=False
    )


def test_without_python_it_says_so(tmp_path: Path) -> None:
    done = run(tmp_path, "demo", settings=bare_machine(tmp_path))
    assert done.returncode != 0
    assert done.stderr.splitlines() == [
        "Frirum needs Python 3.12 or newer, and this machine has no python3: install it, then try again."
    ]
    assert done.stdout == ""


def test_an_unknown_word_gets_the_list_of_words(tmp_path: Path) -> None:
    done = run(tmp_path, "demonstrate", settings={**bare_machine(tmp_path), "LANG": os.environ.get("LANG", "C")})
    assert done.returncode == 2
    assert "./dev demo" in done.stderr
