"""Every state has a name and a sentence, and money is written as people do."""

import pytest

from frirum.rules.volunteer import State
from frirum.web.volunteer_words import about_state, money, state_name


def test_every_state_has_a_name_and_a_sentence_of_its_own() -> None:
    assert len({state_name(state) for state in State}) == len(State)
    assert len({about_state(state) for state in State}) == len(State)


def test_who_is_no_volunteer_is_told_so() -> None:
    assert about_state("unknown") == "Not a volunteer here."


@pytest.mark.parametrize(("minor", "words"), [(5_000, "50 SEK"), (1_250, "12.50 SEK"), (5, "0.05 SEK"), (0, "0 SEK")])
def test_money_is_written_without_empty_decimals(minor: int, words: str) -> None:
    assert money(minor, "SEK") == words
