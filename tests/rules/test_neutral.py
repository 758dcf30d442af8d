"""Characters that hide or turn round words are taken out; scripts and pictures stay whole (UP4)."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.neutral import neutralise

VECTORS = json.loads((Path(__file__).parent.parent / "vectors/sealing.json").read_text())
TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@pytest.mark.parametrize(("text", "seen"), VECTORS["neutral"])
def test_known_texts(text: str, seen: str) -> None:  # UP4
    assert neutralise(text) == seen


def test_a_turned_round_name_reads_as_it_was_written() -> None:  # UP4
    assert neutralise("\u202egro.rettyla\u202c.example") == "gro.rettyla.example"


def test_right_to_left_text_keeps_its_marks_and_swedish_has_none() -> None:  # UP4
    assert neutralise("\u05e9\u05dc\u05d5\u05dd\u200f!") == "\u05e9\u05dc\u05d5\u05dd\u200f!"
    assert neutralise("hej\u200f!") == "hej!"


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    assert neutralise("a\ud800b") == "a\ufffdb"


@given(st.text(alphabet=st.characters(exclude_categories=[]), max_size=200))
def test_nothing_that_turns_or_controls_is_left(text: str) -> None:  # UP4
    seen = neutralise(text)
    assert not [sign for sign in seen if unicodedata.bidirectional(sign) in TURNING]
    assert not [sign for sign in seen if unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\t"]


@given(st.text(alphabet="hej ÅÄÖæøõ\n\t.,!?\"'0123456789", max_size=200))
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert neutralise(text) == text


@given(st.text(alphabet="a\u200d\u200c\U0001f469\u0645\u200f\u202e\U0001f3f4\U000e0067\U000e007f\r\n", max_size=30))
def test_once_is_enough(text: str) -> None:
    assert neutralise(neutralise(text)) == neutralise(text)
