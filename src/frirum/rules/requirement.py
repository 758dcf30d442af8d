"""Requirements: what an organisation asks of its volunteers, as data, and what each kind needs to know (ST7, ST9, ST11)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from frirum.rules.period import Period
from frirum.rules.wording import Fault, Flaw, between


class Kind(StrEnum):
    """What can be asked."""

    AGE = "age"
    MEMBERSHIP_FEE = "membership_fee"
    TRAINING = "training"
    PLEDGE = "pledge"
    RECORD_EXTRACT = "record_extract"
    DATA_INFORMATION = "data_information"
    SUPERVISION = "supervision"
    ENGAGEMENT = "engagement"
    PAUSE = "pause"


class Gate(StrEnum):
    """What stays closed until it is met; what closes sign-up closes check-in too."""

    NOTHING = "nothing"
    SIGN_UP = "sign_up"
    CHECK_IN = "check_in"


class Basis(StrEnum):
    """The legal basis that the organisation chose for what it keeps of its volunteers (GDPR art. 6)."""

    AGREEMENT = "agreement"
    LEGITIMATE_INTEREST = "legitimate_interest"
    CONSENT = "consent"


SIGNED = frozenset({Kind.PLEDGE, Kind.DATA_INFORMATION})
"""Met by putting one's name under a text, not by what the office writes down."""

RECORDED = (Kind.AGE, Kind.MEMBERSHIP_FEE, Kind.TRAINING, Kind.RECORD_EXTRACT, Kind.SUPERVISION, Kind.ENGAGEMENT)
"""What the office can write down as met."""

WARN_DAYS = 30
"""So long before a gate closes by itself she is warned, unless the organisation chose otherwise."""

NOTICE_DAYS = 14
"""So long the version before still holds after a new one is published."""

_ANY = frozenset(Gate)
_ONLY_REMINDS = frozenset({Gate.NOTHING})


@dataclass(frozen=True, slots=True)
class Number:
    """One number a kind needs: its name, what it is when nobody chose, and its bounds."""

    name: str
    usual: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Shape:
    """What one kind can be: its periods (the first is usual), gates, numbers."""

    periods: tuple[Period, ...]
    gates: frozenset[Gate]
    numbers: tuple[Number, ...] = ()


_WARN = Number("warn_days", WARN_DAYS, 0, 120)
_NOTICE = Number("notice_days", NOTICE_DAYS, 0, 120)

SHAPES: Mapping[Kind, Shape] = {
    Kind.AGE: Shape((Period.ONCE,), _ANY, (Number("least", 20, 15, 99),)),
    Kind.MEMBERSHIP_FEE: Shape(
        (Period.YEAR,), _ANY, (Number("least", 5_000, 0, 10_000_000), Number("grace_days", 0, 0, 180), _WARN)
    ),
    Kind.TRAINING: Shape((Period.ONCE,), _ANY),
    Kind.PLEDGE: Shape((Period.ONCE,), _ANY, (_NOTICE,)),
    Kind.RECORD_EXTRACT: Shape((Period.ONCE, Period.YEAR), _ANY, (_WARN,)),
    Kind.DATA_INFORMATION: Shape((Period.ONCE,), _ANY, (_NOTICE,)),
    Kind.SUPERVISION: Shape((Period.TERM, Period.YEAR, Period.MONTH), _ANY, (Number("times", 1, 1, 20),)),
    # Low hours remind, and never shame: hours close nothing.
    Kind.ENGAGEMENT: Shape((Period.MONTH, Period.TERM), _ONLY_REMINDS, (Number("hours", 4, 1, 80),)),
    Kind.PAUSE: Shape((Period.ONCE,), _ONLY_REMINDS, (Number("terms", 2, 1, 6), _WARN)),
}

CURRENCIES = ("SEK", "NOK", "DKK", "EUR")
TOPICS_AT_MOST = 12
TOPIC_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing asked; ``terms`` are the kind's numbers, and its topics, currency or legal basis."""

    kind: Kind
    gates: Gate
    period: Period
    terms: Mapping[str, object] = field(default_factory=dict)
    id: int = 0

    def number(self, name: str) -> int:
        """One of the kind's numbers, chosen or usual."""
        chosen = self.terms.get(name)
        usual = next((one.usual for one in SHAPES[self.kind].numbers if one.name == name), 0)
        return chosen if isinstance(chosen, int) else usual

    def topics(self) -> tuple[str, ...]:
        """Training: the named days, in their order."""
        named = self.terms.get("topics")
        return tuple(str(topic) for topic in named) if isinstance(named, list | tuple) else ()

    def basis(self) -> Basis:
        """Data information: what keeping her data rests on."""
        return Basis(str(self.terms.get("basis", Basis.AGREEMENT)))

    def currency(self) -> str:
        """Membership fee: in what money."""
        return str(self.terms.get("currency", CURRENCIES[0]))


def faults(requirement: Requirement) -> list[Fault]:
    """What is wrong with a requirement as somebody wrote it; fields are called ``gates``, ``period`` and by number."""
    shape = SHAPES[requirement.kind]
    found: list[Fault] = []
    if requirement.gates not in shape.gates:
        found.append(Fault("gates", Flaw.NOT_A_CHOICE))
    if requirement.period not in shape.periods:
        found.append(Fault("period", Flaw.NOT_A_CHOICE))
    for one in shape.numbers:
        found += between(requirement.number(one.name), one.name, least=one.least, most=one.most)
    return found + _about(requirement)


def _about(requirement: Requirement) -> list[Fault]:
    match requirement.kind:
        case Kind.TRAINING:
            return _topics(requirement.topics())
        case Kind.MEMBERSHIP_FEE if requirement.currency() not in CURRENCIES:
            return [Fault("currency", Flaw.NOT_A_CHOICE)]
        case Kind.DATA_INFORMATION if requirement.terms.get("basis", Basis.AGREEMENT) not in set(Basis):
            return [Fault("basis", Flaw.NOT_A_CHOICE)]
        case _:
            return []


def _topics(topics: tuple[str, ...]) -> list[Fault]:
    if not topics:
        return [Fault("topics", Flaw.MISSING)]
    if len(topics) > TOPICS_AT_MOST:
        return [Fault("topics", Flaw.TOO_MANY, TOPICS_AT_MOST)]
    if len({topic.casefold() for topic in topics}) < len(topics):
        return [Fault("topics", Flaw.TAKEN)]
    return [Fault("topics", Flaw.TOO_LONG, TOPIC_LONGEST)] if max(map(len, topics)) > TOPIC_LONGEST else []


def in_order(requirements: Iterable[Requirement]) -> tuple[Requirement, ...]:
    """In the order they come in a volunteer's life."""
    order = list(Kind)
    return tuple(sorted(requirements, key=lambda one: order.index(one.kind)))
