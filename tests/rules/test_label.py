"""Label: "girl 12", never more (AL2)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.label import Label, Neutral, NotALabel, Word, label, neutral_label, told_apart


def test_girl_twelve() -> None:  # AL2
    assert label("girl 12") == Label(Word.GIRL, 12)
    assert label("not_said") == Label(Word.NOT_SAID)


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "Vega",
        "girl vega",
        "girl 4",
        "girl 100",
        "girl 012",
        "girl ",
        "girl  12",
        "Girl 12",
        "birch 12",
        "girl ١٢",
    ],
)
def test_nothing_else_is_a_label(written: str) -> None:  # AN1: no free text
    with pytest.raises(NotALabel):
        label(written)


@given(st.sampled_from(Word), st.none() | st.integers(5, 99))
def test_what_is_written_is_read_back(word: Word, age: int | None) -> None:
    assert label(Label(word, age).written()) == Label(word, age)


@given(st.integers())
def test_whoever_chose_nothing_has_a_neutral_word(draw: int) -> None:  # AN1
    default = neutral_label(draw)
    assert isinstance(default.word, Neutral)
    assert label(default.written()) == default


@given(st.text(max_size=30))
def test_free_text_never_gets_through(text: str) -> None:
    try:
        assert label(text).written() == text
        assert len(text) <= 24
    except NotALabel:
        assert text not in set(Word) | set(Neutral)


def test_two_who_chose_nothing_are_told_apart() -> None:  # AL2
    assert told_apart("brook", taken=set()) == "brook"
    assert told_apart("brook", taken={"brook"}) == "cloud"
    assert told_apart("willow", taken={"willow"}) == "birch"
    assert told_apart("brook", taken={word.value for word in Neutral}) == "brook"


def test_what_she_chose_herself_is_hers_also_when_another_chose_it() -> None:  # AL2
    assert told_apart("girl 12", taken={"girl 12"}) == "girl 12"
