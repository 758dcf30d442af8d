"""The coordinator's contact card: how she is reached, always on the desk (ST8)."""

import re
from dataclasses import dataclass

from frirum.rules.wording import Fault, Flaw, one_line, phone, words

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
LONGEST_NAME, LONGEST_EMAIL, LONGEST_HOURS = 80, 254, 120


@dataclass(frozen=True, slots=True)
class Card:
    """Whom to call or write to, and when somebody answers there."""

    name: str
    phone: str = ""
    email: str = ""
    hours: str = ""


def tidy(card: Card) -> Card:
    """The card in clean words, each on one line."""
    return Card(one_line(card.name), one_line(card.phone), one_line(card.email), one_line(card.hours))


def faults(card: Card) -> list[Fault]:
    """What is wrong with a card; it needs a name and one way to reach her."""
    found = words(card.name, "name", most=LONGEST_NAME)
    found += phone(card.phone, "phone")
    found += words(card.email, "email", most=LONGEST_EMAIL, needed=False)
    if card.email and EMAIL.fullmatch(card.email) is None:
        found.append(Fault("email", Flaw.NOT_AN_ADDRESS))
    found += words(card.hours, "hours", most=LONGEST_HOURS, needed=False)
    if not card.phone and not card.email:
        found.append(Fault("phone", Flaw.NO_WAY_TO_WRITE_OR_CALL))
    return found
