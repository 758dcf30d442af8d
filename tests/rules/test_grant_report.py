"""A report to a grant giver: what it must say, and what is in order."""

from dataclasses import replace
from datetime import date

import pytest

from frirum.rules.grant_report import MOST_BLOCKS, Block, Report, faults, tidy
from frirum.rules.wording import Fault, Flaw

TODAY = date(2026, 11, 21)
GOOD = Report(
    *(" Chatten  2026 ", "Fonden", "", None, "sek", ""),
    *(date(2026, 1, 31), date(2026, 11, 21), "sv"),
    [Block(" Vi ", " nådde\n\nmånga ", "who"), Block(" ", "\n", "")],
)


def wrong(**other: object) -> list[Fault]:
    return faults(tidy(replace(GOOD, **other)), today=TODAY)  # type: ignore[arg-type]


def test_a_report_in_order_is_tidied() -> None:
    tidied = tidy(GOOD)
    assert faults(tidied, today=TODAY) == []
    assert (tidied.title, tidied.currency, tidied.first_month) == ("Chatten 2026", "SEK", date(2026, 1, 1))
    assert tidied.blocks == (Block("Vi", "nådde\n\nmånga", "who"),)
    assert wrong(amount=0, last_month=date(2026, 1, 1)) == []


@pytest.mark.parametrize(
    ("other", "fault"),
    [
        ({"title": ""}, Fault("title", Flaw.MISSING)),
        ({"giver": "x" * 121}, Fault("giver", Flaw.TOO_LONG, 120)),
        ({"case_number": "x" * 41}, Fault("case_number", Flaw.TOO_LONG, 40)),
        ({"amount": -1}, Fault("amount", Flaw.TOO_SMALL, 0)),
        ({"currency": "kronor"}, Fault("currency", Flaw.TOO_LONG, 3)),
        ({"last_month": date(2025, 12, 1)}, Fault("last_month", Flaw.ENDS_BEFORE_IT_BEGINS)),
        ({"last_month": date(2026, 12, 1)}, Fault("last_month", Flaw.IN_THE_FUTURE)),
        ({"language": "de"}, Fault("language", Flaw.UNKNOWN_LANGUAGE)),
        ({"blocks": [Block("x")] * (MOST_BLOCKS + 1)}, Fault("", Flaw.TOO_MANY, MOST_BLOCKS)),
        ({"blocks": [Block("x" * 121)]}, Fault("heading_0", Flaw.TOO_LONG, 120)),
        ({"blocks": [Block(figure="names")]}, Fault("figure_0", Flaw.NOT_A_CHOICE)),
    ],
)
def test_what_is_wrong_is_named(other: dict[str, object], fault: Fault) -> None:
    assert wrong(**other) == [fault]
