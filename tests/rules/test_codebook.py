"""Sub-topic first, what can be chosen, and what a code is called (AL3, CODEBOOK)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.codebook import (
    ALSO,
    SHAPES,
    UNDER_18,
    Book,
    Code,
    NotInTheBook,
    SubTopicFirst,
    Topic,
    in_lists,
    named,
    topic,
)
from frirum.rules.languages import LANGUAGES


def code(key: str, parent: str | None = None, *, retired: bool = False, dimension: str = "topic") -> Code:
    return Code(dimension, key, {"sv": key.title()}, parent, retired)


def book(*codes: Code) -> Book:
    return Book(1, "ref", 1, 1, "frirum-2026", "published", in_lists(codes, {"topic": {"sv": "Ämne"}}))


BOOK = book(
    code("sexual"),
    code("grief"),
    code("rape", "sexual"),
    code("old", "sexual", retired=True),
    code("violence"),
    code("gone", "violence", retired=True),
    code("school", retired=True),
    code("exams", "school"),
)


def test_a_sub_topic_carries_its_main_topic() -> None:
    assert topic(BOOK, "rape") == Topic("rape", "sexual", none_fits=False, no_subs=False)


def test_a_main_topic_with_sub_topics_is_refused_until_none_fits() -> None:  # AL3
    with pytest.raises(SubTopicFirst) as refused:
        topic(BOOK, "sexual")
    assert refused.value.key == "sexual"
    assert topic(BOOK, "sexual", none_fits=True) == Topic("sexual", "", none_fits=True, no_subs=False)


@pytest.mark.parametrize("key", ["grief", "violence"])
@pytest.mark.parametrize("ticked", [True, False])
def test_a_main_topic_without_active_sub_topics_may_be_chosen(key: str, ticked: bool) -> None:  # AL3
    assert topic(BOOK, key, none_fits=ticked) == Topic(key, "", none_fits=False, no_subs=True)


@pytest.mark.parametrize("key", ["old", "gone", "school", "exams", "never", ""])
def test_what_is_retired_or_never_was_is_refused(key: str) -> None:
    with pytest.raises(NotInTheBook) as refused:
        topic(BOOK, key, none_fits=True)
    assert (refused.value.dimension, refused.value.key) == ("topic", key)


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from([None, *"abcdef"]), st.booleans()),
        unique_by=lambda one: one[0],
    ),
    st.sampled_from("abcdef"),
    st.booleans(),
)
def test_whatever_the_book_a_main_topic_never_stands_where_a_sub_topic_might(
    rows: list[tuple[str, str | None, bool]], key: str, none_fits: bool
) -> None:  # AL3
    mains = {one[0] for one in rows if one[1] is None}
    kept = [code(*one[:2], retired=one[2]) for one in rows if one[1] is None or one[1] in mains]
    try:
        found = topic(book(*kept), key, none_fits=none_fits)
    except (NotInTheBook, SubTopicFirst):
        return
    active = [one for one in kept if one.parent == key and not one.retired]
    assert bool(found.main) or found.no_subs is not bool(active)
    assert not (active and not found.main) or none_fits


def test_a_sub_topic_follows_its_main_topic() -> None:
    keys = [one.key for one in BOOK.dimension("topic").codes]
    assert keys == ["sexual", "rape", "old", "grief", "violence", "gone", "school", "exams"]
    assert [one.key for one in BOOK.dimension("topic").choices] == ["sexual", "rape", "grief", "violence"]
    assert len(list(BOOK.codes())) == 8


def test_names_fall_back_to_english_then_to_any() -> None:
    assert named({"sv": "Sorg", "en": "Grief"}, "sv") == "Sorg"
    assert named({"sv": "Sorg", "en": "Grief"}, "da") == "Grief"
    assert named({"fi": "Suru"}, "da") == "Suru"
    assert named({}, "da") == ""
    assert BOOK.name("topic", "rape", "fi") == "Rape"
    assert BOOK.name("topic", "unheard_of", "fi") == "unheard_of"
    assert (BOOK.dimension("topic").title("nb"), BOOK.dimension("who").title("nb")) == ("Ämne", "who")
    assert Code("who", "nameless", {}).name("sv") == "nameless"


def test_of_every_dimension_it_is_said_what_holds() -> None:
    assert [one.slug for one in BOOK.dimensions] == list(SHAPES)
    assert [slug for slug, shape in SHAPES.items() if shape.required] == ["risk"]
    assert BOOK.dimension("risk").shape.held == {"none", "concern", "acute", "other_child"}
    assert BOOK.dimension("topic").shape.most == 5
    assert {slug for pair in ALSO.items() for slug, _ in pair} <= set(SHAPES)
    assert len(UNDER_18) == 3
    assert len(LANGUAGES) == 5
