"""The contact card needs a name and one way to reach her (ST8)."""

import pytest

from frirum.rules.contactcard import Card, faults, tidy
from frirum.rules.wording import Flaw

DAG = Card("Dag", "020-50 50 50", "dag@storasyster.example", "vardagar 9–16")


@pytest.mark.parametrize("card", [DAG, Card("Dag", phone="020 50"), Card("Dag", email="dag@storasyster.example")])
def test_a_card_that_leads_somewhere_is_in_order(card: Card) -> None:
    assert faults(card) == []


@pytest.mark.parametrize(
    ("card", "field", "flaw"),
    [
        (Card("", "020 50"), "name", Flaw.MISSING),
        (Card("D" * 81, "020 50"), "name", Flaw.TOO_LONG),
        (Card("Dag", "ring mig"), "phone", Flaw.NOT_A_PHONE),
        (Card("Dag", email="dag"), "email", Flaw.NOT_AN_ADDRESS),
        (Card("Dag", email="d" * 250 + "@e.se"), "email", Flaw.TOO_LONG),
        (Card("Dag", "020 50", hours="h" * 121), "hours", Flaw.TOO_LONG),
        (Card("Dag"), "phone", Flaw.NO_WAY_TO_WRITE_OR_CALL),
    ],
)
def test_what_is_wrong_is_named(card: Card, field: str, flaw: Flaw) -> None:
    assert (field, flaw) in [(one.field, one.flaw) for one in faults(card)]


def test_words_are_tidied() -> None:
    assert tidy(Card(" Dag\n Ek ", " 020 50 ")) == Card("Dag Ek", "020 50")
