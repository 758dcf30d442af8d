"""How a code book may be changed (AL3, CODEBOOK)."""

from dataclasses import replace

import pytest

from frirum.rules import codes
from frirum.rules.codebook import Book, Code, in_lists
from frirum.rules.codes import Change, CodeIsHeld, ListIsClosed, NotAList, Unready, What, Why
from frirum.rules.wording import Flaw


def code(key: str, name: str, parent: str | None = None, *, retired: bool = False, dimension: str = "topic") -> Code:
    return Code(dimension, key, {"sv": name}, parent, retired)


def book(*rows: Code, number: int = 1) -> Book:
    return Book(number, "ref", 1, number, "frirum-2026", "draft", in_lists(rows, {"in": {"sv": "In"}}))


GRIEF, SEXUAL = code("grief", "Sorg"), code("sexual", "Övergrepp")
RAPE, OLD = code("rape", "Våldtäkt", "sexual"), code("old", "Annat", "sexual", retired=True)
BEFORE = book(GRIEF, SEXUAL, RAPE, OLD)


def test_names_are_tidied() -> None:
    assert codes.tidy({"sv": "  Sorg \n och  saknad ", "en": " ", "xx": "?"}) == {"sv": "Sorg och saknad"}


@pytest.mark.parametrize(
    ("names", "flaw"),
    [
        ({"en": "Grief"}, Flaw.MISSING),
        ({"sv": "x" * 61}, Flaw.TOO_LONG),
        ({"sv": "SORG"}, Flaw.TAKEN),
        ({"sv": "Saknad", "xx": "?"}, Flaw.UNKNOWN_LANGUAGE),
    ],
)
def test_what_is_wrong_with_a_name(names: dict[str, str], flaw: Flaw) -> None:
    assert [fault.flaw for fault in codes.faults(names, language="sv", beside=[GRIEF])] == [flaw]


def test_one_name_in_the_own_language_is_enough() -> None:
    assert codes.faults({"sv": "Saknad"}, language="sv", beside=[GRIEF]) == []


def test_beside_a_code_stand_its_neighbours_and_not_itself() -> None:
    topics = BEFORE.dimension("topic")
    assert codes.beside(topics, parent=None, but="grief") == [SEXUAL]
    assert codes.beside(topics, parent="sexual") == [RAPE]


def test_a_key_of_ones_own_tells_its_first_name_and_meets_no_other() -> None:
    assert codes.own_key("Våld i skolan, av vuxna personer", chance="a1b2c3") == "own_vald_i_skolan_av_vuxna_p_a1b2c3"
    assert len(codes.own_key("x" * 99, chance="a1b2c3")) <= 40


@pytest.mark.parametrize("slug", ["risk", "told", "age", "ongoing", "first_age"])
def test_some_lists_take_no_codes_of_ones_own(slug: str) -> None:
    with pytest.raises(ListIsClosed):
        codes.require_open(slug)
    codes.require_open("topic")
    with pytest.raises(NotAList):
        codes.require_open("shoe_size")


def test_what_is_reckoned_from_is_never_taken_out() -> None:
    for held in ("none", "concern", "acute", "other_child"):
        with pytest.raises(CodeIsHeld):
            codes.require_free("risk", held)
    with pytest.raises(CodeIsHeld):
        codes.require_free("told", "first_time")
    codes.require_free("told", "earlier_private")


def test_a_draft_made_like_a_preset_keeps_own_codes_and_own_words() -> None:
    own = code("own_hbtqi_a1b2c3", "Hbtqi")
    ours = replace(SEXUAL, names={"sv": "Det som hände"})
    draft = [GRIEF, ours, RAPE, own]
    made = codes.from_preset([SEXUAL, code("new", "Ny")], draft, shipped=[GRIEF, SEXUAL, RAPE])
    assert made == [ours, code("new", "Ny"), replace(GRIEF, retired=True), replace(RAPE, retired=True), own]


def test_words_that_a_preset_changes_are_the_preset_s_where_nobody_wrote_others() -> None:
    other = replace(SEXUAL, names={"sv": "Andra ord"})
    assert codes.from_preset([other], [SEXUAL], shipped=[SEXUAL]) == [other]


def test_a_draft_that_changes_nothing_is_not_published() -> None:
    assert codes.unready(BEFORE, BEFORE, language="sv") == [Unready(Why.NOTHING_NEW)]
    assert codes.unready(book(GRIEF), BEFORE, language="sv") == []


def test_every_choice_needs_a_name_in_the_first_language_and_one_of_its_own() -> None:
    twin = code("twin", "sorg")
    assert codes.unready(book(GRIEF, twin), BEFORE, language="sv") == [Unready(Why.SAME_NAME, twin)]
    assert codes.unready(book(GRIEF), BEFORE, language="da") == [Unready(Why.NO_NAME, GRIEF)]
    assert codes.unready(book(SEXUAL, code("same", "Övergrepp", "sexual")), BEFORE, language="sv") == []


def test_a_book_without_any_topic_is_not_published() -> None:
    assert codes.unready(book(replace(GRIEF, retired=True)), BEFORE, language="sv") == [Unready(Why.NO_TOPIC)]


def test_what_changes_is_told_list_by_list() -> None:
    new = code("own_new_a1b2c3", "Ny", "sexual")
    after = Book(
        2, "ref", 1, 2, "b", "draft",
        in_lists([SEXUAL, replace(GRIEF, names={"sv": "Saknad"}), replace(OLD, retired=False), new], {"in": {"sv": "Inn"}}),
    )  # fmt: skip
    assert codes.changes(BEFORE, after) == [
        Change(What.BROUGHT_BACK, "topic", {}, OLD.names),
        Change(What.ADDED, "topic", {}, new.names),
        Change(What.RENAMED, "topic", GRIEF.names, {"sv": "Saknad"}),
        Change(What.TAKEN_OUT, "topic", RAPE.names, {}),
        Change(What.ORDERED, "topic", {}, {}),
        Change(What.LIST_RENAMED, "in", {"sv": "In"}, {"sv": "Inn"}),
    ]
    assert codes.changes(BEFORE, BEFORE) == []


def test_the_mark_is_another_when_anything_is() -> None:
    assert codes.mark(BEFORE) == codes.mark(book(GRIEF, SEXUAL, RAPE, OLD))
    others = [
        book(SEXUAL, GRIEF, RAPE, OLD),
        book(GRIEF, SEXUAL, RAPE, replace(OLD, retired=False)),
        book(GRIEF, SEXUAL, replace(RAPE, names={"sv": "Annat"}), OLD),
        book(GRIEF, SEXUAL, RAPE, OLD, number=2),
    ]
    assert len({codes.mark(one) for one in (BEFORE, *others)}) == 5
