"""Text: everything a person can write gets through whole, and nothing that hides in it (UP4)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.text import MAX_BYTES, MAX_CODE_POINTS, NotAMessage, neutral, why_not

PERSIAN = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
FAMILY = "👩\u200d👩\u200d👧"


@pytest.mark.parametrize(
    "text", ["hej", "  hej  ", FAMILY, "שלום", PERSIAN, "å" * MAX_CODE_POINTS, "漢" * MAX_CODE_POINTS]
)
def test_what_can_be_sent(text: str) -> None:
    assert why_not(text) is None
    assert neutral(text) == text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", NotAMessage.EMPTY),
        (" \n\t\u200b\ufeff", NotAMessage.EMPTY),
        ("a" * (MAX_CODE_POINTS + 1), NotAMessage.TOO_LONG),
        ("😀" * (MAX_BYTES // 4 + 1), NotAMessage.TOO_LONG),
        ("hej\0", NotAMessage.NUL),
    ],
)
def test_what_cannot_be_sent_and_why(text: str, why: NotAMessage) -> None:  # UP4
    assert why_not(text) is why


@given(st.text(alphabet=st.characters(codec=None), max_size=200))
def test_neutral_text_is_whole_and_stays_the_same(text: str) -> None:
    once = neutral(text)
    once.encode()
    assert neutral(once) == once
    assert not set(once) & {"\r", "\0", "\u202e", "\u2066", "\u200b"}
