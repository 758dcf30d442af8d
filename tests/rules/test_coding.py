"""Coding: what must be there, what cannot be chosen, and what follows by itself (AL3, CODEBOOK)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.codebook import SHAPES, Book, Code, in_lists
from frirum.rules.coding import ONE, Chosen, Coded, Problem, Wrong, begin, problems, settled

BOOK = Book(
    1,
    "ref",
    1,
    1,
    "frirum-2026",
    "published",
    in_lists(
        [
            *(Code(slug, key, {}) for slug in SHAPES for key in ("one", "two", "three") if slug != "topic"),
            Code("risk", "gone", {}, retired=True),
            Code("topic", "after", {}),
            Code("topic", "shame", {}, "after"),
            Code("topic", "sleep", {}, "after"),
            Code("topic", "grief", {}),
        ],
        {},
    ),
)
FINE = Coded(risk="one", kind="one", topics=(Chosen("shame"),), more=(("out", "one"), ("out", "two")))


def test_this_may_be_counted() -> None:
    assert problems(FINE, BOOK) == []
    assert problems(Coded(risk="one", kind="one"), BOOK) == []  # all else may be "not known"


@pytest.mark.parametrize("field", ["risk", "kind"])
def test_risk_and_kind_are_needed(field: str) -> None:
    assert problems(replace(FINE, **{field: ""}), BOOK) == [Problem(field, Wrong.MISSING)]


@pytest.mark.parametrize(
    ("coded", "problem"),
    [
        (replace(FINE, risk="gone"), Problem("risk", Wrong.NOT_IN_BOOK)),
        (replace(FINE, age="nobody"), Problem("age", Wrong.NOT_IN_BOOK)),
        (replace(FINE, more=(("out", "nothing"),)), Problem("out", Wrong.NOT_IN_BOOK)),
        (replace(FINE, more=(("weather", "one"),)), Problem("weather", Wrong.NOT_IN_BOOK)),
        (replace(FINE, more=(("risk", "one"),)), Problem("risk", Wrong.NOT_IN_BOOK)),
        (replace(FINE, more=(("out", "one"), ("out", "one"))), Problem("out", Wrong.TWICE)),
        (replace(FINE, more=(("police", "one"), ("police", "two"))), Problem("police", Wrong.TOO_MANY)),
        (replace(FINE, topics=(Chosen("after"),)), Problem("topic", Wrong.SUB_FIRST)),  # AL3
        (replace(FINE, topics=(Chosen("joy"),)), Problem("topic", Wrong.NOT_IN_BOOK)),
        (replace(FINE, topics=(Chosen("shame"), Chosen("shame"))), Problem("topic", Wrong.TWICE)),
    ],
)
def test_this_may_not(coded: Coded, problem: Problem) -> None:
    assert problem in problems(coded, BOOK)


def test_the_main_topic_when_none_under_it_fits() -> None:  # AL3
    for topics in [(Chosen("after", none_fits=True),), (Chosen("grief"),), (Chosen("shame"), Chosen("sleep"))]:
        assert problems(replace(FINE, topics=topics), BOOK) == []


def test_a_referral_may_be_of_the_organisations_own_directory() -> None:  # AL5
    coded = replace(FINE, more=(("referral", "help_7"),))
    assert problems(coded, BOOK) == [Problem("referral", Wrong.NOT_IN_BOOK)]
    assert problems(coded, BOOK, referrals=frozenset({"help_7"})) == []
    assert problems(replace(FINE, more=(("out", "help_7"),)), BOOK, referrals=frozenset({"help_7"})) != []


@pytest.mark.parametrize(
    ("danger", "risk"), [("", ""), ("not_judged", ""), ("none", "none"), ("worried", "concern"), ("acute", "acute")]
)
def test_risk_starts_from_what_was_judged(danger: str, risk: str) -> None:  # AL4
    assert begin(danger) == Coded(risk=risk, kind="counselling")
    assert begin(danger, young_and_ongoing=True).ongoing == "now"  # CS3


def test_telling_for_the_first_time_is_both_a_topic_and_a_figure() -> None:  # CODEBOOK 7
    told = Coded(topics=(Chosen("tells_first_time"),))
    assert settled(told).told == "first_time"
    assert settled(replace(told, told="first_in_full")).told == "first_in_full"  # she said otherwise
    assert settled(FINE) == FINE


KEYS = st.tuples(st.sampled_from(sorted(SHAPES)), st.sampled_from(["one", "two", "gone"]))


@given(st.lists(KEYS, max_size=8))
def test_what_passes_is_in_the_book_and_not_too_many(wish: list[tuple[str, str]]) -> None:
    one = {slug: key for slug, key in wish if slug in ONE}
    topics = tuple(Chosen(key) for slug, key in wish if slug == "topic")
    coded = Coded(**one, topics=topics, more=tuple((slug, key) for slug, key in wish if slug not in (*ONE, "topic")))
    if not problems(coded, BOOK):
        assert coded.risk
        for slug, shape in SHAPES.items():
            keys = coded.of(slug)
            assert len(keys) <= shape.most
            assert set(keys) <= {code.key for code in BOOK.dimension(slug).choices}
