"""How the workshop speaks: one line a step, and what to do when a step fails."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def say(words: str) -> None:
    """Say one line, at once."""
    print(words, flush=True)


def stop(words: str) -> None:
    """Say one sentence and end with exit code 1."""
    print(words, file=sys.stderr, flush=True)
    sys.exit(1)


def run(command: Sequence[str], *, extra: Mapping[str, str] | None = None) -> int:
    """Run a command in the project's folder, its words shown; the answer is its exit code."""
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **(extra or {})}, check=False).returncode


def heard(command: Sequence[str], *, extra: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Run a command in the project's folder silently; the answer is its exit code and what it said."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **(extra or {})},
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    return done.returncode, done.stdout


def tool(name: str) -> str:
    """The path of a tool of this very environment."""
    return str(Path(sys.executable).with_name(name))


def system_packages(*names: str) -> bool:
    """Install packages of the system, when we may (root, or sudo without a question); says whether it worked."""
    if not shutil.which("apt-get"):
        return False
    before: list[str] = []
    if os.geteuid() != 0:
        if not shutil.which("sudo") or heard(["sudo", "-n", "true"])[0]:
            return False
        before = ["sudo", "-n"]
    say(f"Installing {', '.join(names)} …")
    install = [
        *before,
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "install",
        "-y",
        "-q",
        "--no-install-recommends",
    ]
    if heard([*install, *names])[0] == 0:
        return True
    heard([*before, "apt-get", "update", "-q"])
    return heard([*install, *names])[0] == 0
