"""What one tab has of one talk: the log of docs/protocol.md, rule 1."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

type Frame = dict[str, Any]


class Log:
    """What one tab has of one talk: applied in order, without gaps and without repeats (protocol, rule 1)."""

    def __init__(self, ask: Callable[[int], None]) -> None:
        self.last = 0
        self.entries: list[Frame] = []
        self.repeats = 0
        self.ask = ask

    def take(self, entry: Frame) -> None:
        if entry["seq"] == self.last + 1:
            self.last += 1
            self.entries.append(entry)
        elif entry["seq"] > self.last:
            self.ask(self.last)
        else:
            self.repeats += 1

    def kinds(self) -> list[str]:
        return [entry.get("kind", "said") for entry in self.entries]
