"""What a contact counts under: the pairs of dimension and key that its month's figures grow by (CS3, AL3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

ALL = "all"
TOTAL = "total"
NOT_KNOWN = "not_known"  # an empty code
CODED, NOT_CODED = "coded", "not_coded"
TOPIC, PRIMARY = "topic", "primary"
ITSELF = "-"  # under "main/": the main topic itself was chosen, no sub-topic

ONE_EACH = ("kind", "who", "age", "gender", "region", "told", "ongoing", "risk")
"""Dimensions of which a contact has exactly one key, "not known" included: their rows add up to the total."""

PARTITIONS = ("channel", "state", *ONE_EACH)
YOUNG = frozenset({"0_11", "12_14", "15_17"})
YOUNG_AND_ONGOING = "young_and_ongoing"  # a dimension of its own: under 18, and it still goes on (CS3)


@dataclass(frozen=True, slots=True)
class More:
    """One of the codes that a contact may have several of: a topic, what came in, what was done, a referral."""

    dimension: str
    key: str
    main: str = ""
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """All of a contact that figures know; empty codes mean "not known"."""

    organisation: int
    line: int | None
    month: date  # its first day
    channel: str
    state: str = CODED
    codes: Mapping[str, str] = field(default_factory=dict)  # of ONE_EACH
    more: tuple[More, ...] = ()


type Pair = tuple[str, str]


def pairs(contact: Facts) -> frozenset[Pair]:
    """Under what one contact counts; each once, however many of its topics share a main topic."""
    found: set[Pair] = {(TOTAL, ALL), ("channel", contact.channel), ("state", contact.state)}
    found |= {(dimension, contact.codes.get(dimension) or NOT_KNOWN) for dimension in ONE_EACH}
    found |= _several(contact.more)
    found |= set(_paths(PRIMARY, [one for one in contact.more if one.primary])) or {(PRIMARY, NOT_KNOWN)}
    if contact.codes.get("age") in YOUNG and contact.codes.get("ongoing") == "now":
        found.add((YOUNG_AND_ONGOING, "yes"))
    return frozenset(found)


def _several(more: Iterable[More]) -> set[Pair]:
    topics = [one for one in more if one.dimension == TOPIC]
    others = {(one.dimension, one.key) for one in more if one.dimension != TOPIC}
    return others | set(_paths(TOPIC, topics))


def _paths(dimension: str, topics: Iterable[More]) -> Iterable[Pair]:
    """A main topic, and beneath it what was chosen: "main" and "main/sub"."""
    for one in topics:
        yield dimension, one.main or one.key
        yield dimension, f"{one.main or one.key}/{one.key if one.main else ITSELF}"
