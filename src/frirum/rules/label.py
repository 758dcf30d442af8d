"""Label: "girl 12" at most, from a fixed set of words; never a name, never free text (AL2, AN1)."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

YOUNGEST = 5
OLDEST = 99


class Word(StrEnum):
    """What a visitor may call herself; the pages say it in their own language."""

    GIRL = "girl"
    BOY = "boy"
    WOMAN = "woman"
    MAN = "man"
    PERSON = "person"
    NOT_SAID = "not_said"


class Neutral(StrEnum):
    """What the desk calls someone who chose nothing: it tells two visitors apart and means nothing."""

    BIRCH = "birch"
    BROOK = "brook"
    CLOUD = "cloud"
    FERN = "fern"
    HEATHER = "heather"
    ISLAND = "island"
    LANTERN = "lantern"
    MEADOW = "meadow"
    MOSS = "moss"
    PEBBLE = "pebble"
    RIVER = "river"
    WILLOW = "willow"


class NotALabel(ValueError):
    """Neither a word of the set, nor one with an age from 5 to 99."""


@dataclass(frozen=True, slots=True)
class Label:
    """A word and perhaps an age; a neutral word has none."""

    word: Word | Neutral
    age: int | None = None

    def __post_init__(self) -> None:
        """Refuse an age out of range, and an age on a neutral word (AL2)."""
        if self.age is not None and (isinstance(self.word, Neutral) or not YOUNGEST <= self.age <= OLDEST):
            raise NotALabel

    def written(self) -> str:
        """The label as it is kept and sent, in English codes: "girl 12"."""
        return self.word.value if self.age is None else f"{self.word.value} {self.age}"


def label(written: str) -> Label:
    """Read a label as it is kept and sent; anything else raises NotALabel (AL2)."""
    word, _, age = written.partition(" ")
    known: Word | Neutral | None = _WORDS.get(word)
    found = Label(known, int(age) if age.isascii() and age.isdecimal() else None) if known else None
    # What does not come out as it went in ("girl 012", "girl x") is no label.
    if found is None or found.written() != written:
        raise NotALabel
    return found


def neutral_label(draw: int) -> Label:
    """The label of someone who chose none; ``draw`` is any whole number, drawn by the caller (AN1)."""
    words = list(Neutral)
    return Label(words[draw % len(words)])


def told_apart(written: str, *, taken: Collection[str]) -> str:
    """This label, or the next neutral word that nobody here has; what someone chose herself stays (AL2)."""
    words = [word.value for word in Neutral]
    if written not in words:
        return written
    at = words.index(written)
    return next((word for word in words[at:] + words[:at] if word not in taken), written)


_WORDS: dict[str, Word | Neutral] = {one.value: one for one in (*Word, *Neutral)}
