"""Figures in somebody else's words: several of our codes may be one of theirs, and what has no place there says so."""

from collections.abc import Mapping as AsMapping
from dataclasses import dataclass

NO_PLACE = ""
"""What is counted under nothing of theirs."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """Per dimension: which of theirs each of our keys is, and which of ours have no place there."""

    slug: str
    name: str
    version: str
    to: AsMapping[str, AsMapping[str, str]]
    unmapped: AsMapping[str, frozenset[str]]

    def theirs(self, dimension: str, key: str) -> str:
        """Their word for a key; of a topic "main/sub" the sub-topic's, and of an unknown one its main topic's."""
        words = self.to.get(dimension, {})
        main, _, sub = key.partition("/")
        return words.get(sub) or words.get(main, NO_PLACE) if not self._left_out(dimension, sub) else NO_PLACE

    def counted(self, dimension: str, counts: AsMapping[str, int | None]) -> dict[str, int | None]:
        """The same contacts counted in their words, in the order in which theirs are named; each of ours once.

        What holds something hidden (None) is hidden: so their table tells nothing that ours does not.
        """
        found: dict[str, list[int | None]] = {}
        for key, n in counts.items():
            found.setdefault(self.theirs(dimension, key), []).append(n)
        order = [*dict.fromkeys(self.to.get(dimension, {}).values()), NO_PLACE]
        sums = {theirs: _sum(found[theirs]) for theirs in order if theirs in found}
        return {theirs: n for theirs, n in sums.items() if n != 0}

    def _left_out(self, dimension: str, key: str) -> bool:
        return key in self.unmapped.get(dimension, frozenset())


def _sum(parts: list[int | None]) -> int | None:
    known = [n for n in parts if n is not None]
    return sum(known) if len(known) == len(parts) else None
