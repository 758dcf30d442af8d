"""What must hold and which tests name it, for docs/threat-model.md."""

import re
from collections import defaultdict
from pathlib import Path

from workshop.promises import PROMISES
from workshop.said import ROOT

ID = re.compile(r"\b(?:AN|HD|SA|AZ|WS|AB|LG|UP|QE|ER|AX|ML)\d{1,2}\b")
PROOFS = ("tests", "bench")
KINDS = {".py", ".js", ".mjs"}
# Among tests stand also the people and programs that tests need: they show nothing by themselves.
A_PROOF = re.compile(r"(^|/)bench/|/test_\w+\.py$|\.test\.js$")


def promises() -> str:
    """One row a promise: its id, what holds, and where it is shown or, until a test names it, where it is kept."""
    shown, kept = proofs(), named_in("src")
    rows = ["| id | what holds | shown by |", "|---|---|---|"]
    for name, sentence in PROMISES.items():
        places = [f"`{place}`" for place in shown[name]]
        code = [f"`{place.removeprefix('src/frirum/')}`" for place in kept[name]]
        where = ", ".join(places) or f"no test names it; the code does: {', '.join(code) or 'nowhere'}"
        rows.append(f"| {name} | {sentence} | {where} |")
    return "\n".join(rows)


def proofs() -> dict[str, list[str]]:
    """For each id the tests and benchmarks that name it."""
    found = named_in(*PROOFS)
    return defaultdict(
        list, {name: [place for place in places if A_PROOF.search(place)] for name, places in found.items()}
    )


def named_in(*folders: str) -> dict[str, list[str]]:
    """For each id the files of these folders that name it, in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for folder in folders:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix in KINDS and "vendor" not in file.parts:
                _note(file, found)
    return found


def _note(file: Path, found: dict[str, list[str]]) -> None:
    place = file.relative_to(ROOT).as_posix()
    for name in sorted(set(ID.findall(file.read_text(encoding="utf-8")))):
        found[name].append(place)
