"""A whole sheet of contacts: all of them, or none; the same ones are known again in whatever order."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frirum.rules.contact_import import MOST_CONTACTS, MOST_WORDS, Foreseen, NotToBeBroughtIn, foresee, only_taken
from frirum.rules.contact_line import Mishap, Wish, Wrong
from tests.rules.test_contact_line import COLUMNS, HEAD, INSTEAD
from tests.rules.test_contact_sheet import BOOK

ROW = ["2024-03", "Kvinna", "Skam", "a note", ""]
WISH = Wish(COLUMNS, INSTEAD)


def sees(*rows: list[str], wish: Wish = WISH) -> Foreseen:
    return foresee(rows, wish, book=BOOK, referrals={}, today=date(2024, 4, 2))


def test_every_line_is_a_contact_and_empty_lines_are_none() -> None:
    seen = sees(HEAD, ROW, ["", " "], [], ROW)
    assert ([one.number for one in seen.lines], seen.mishaps, seen.unknown) == ([2, 5], (), ())


@pytest.mark.parametrize(
    ("rows", "wish", "mishap"),
    [
        ([], WISH, Mishap(1, "", Wrong.EMPTY)),
        ([[" "], ROW], WISH, Mishap(1, "", Wrong.EMPTY)),
        ([HEAD], WISH, Mishap(2, "", Wrong.EMPTY)),
        ([HEAD, *[ROW] * (MOST_CONTACTS + 1)], WISH, Mishap(MOST_CONTACTS + 2, "", Wrong.TOO_MANY, "10000")),
        ([HEAD, ROW], Wish(("", "gender")), Mishap(1, "", Wrong.NO_MONTH)),
        ([HEAD, ROW], Wish(("month", "gender", "month")), Mishap(1, "Topic", Wrong.FIELD_TWICE)),
        ([HEAD, ROW], Wish(("month", "gender", "gender")), Mishap(1, "Topic", Wrong.FIELD_TWICE)),
        ([HEAD, ROW], Wish(("month", *[""] * 5, "risk", "risk")), Mishap(1, "", Wrong.FIELD_TWICE)),
    ],
)
def test_what_is_wrong_with_the_whole(rows: list[list[str]], wish: Wish, mishap: Mishap) -> None:
    assert sees(*rows, wish=wish) == Foreseen((), (mishap,))


def test_one_mishap_is_named_beside_the_good_lines() -> None:
    seen = sees(HEAD, ROW, ["mars", *ROW[1:]])
    assert [one.line for one in seen.mishaps] == [3]
    assert str(NotToBeBroughtIn(seen)) == "3 not_a_month"


def test_too_many_unknown_words_are_a_wrong_column() -> None:
    rows = [["2024-03", f"word {n}", "", "", ""] for n in range(MOST_WORDS + 1)]
    assert sees(HEAD, *rows[:-1]).mishaps == ()
    assert sees(HEAD, *rows).mishaps == (Mishap(MOST_WORDS + 2, "Gender", Wrong.TOO_MANY_WORDS, "100"),)


def test_what_is_not_taken_is_left_behind() -> None:
    assert only_taken([HEAD, ROW], WISH) == [HEAD, ["2024-03", "Kvinna", "Skam", "", ""]]
    assert only_taken([], WISH) == []


MONTHS = st.dates(min_value=date(1990, 1, 1), max_value=date(2024, 3, 31)).map(lambda day: day.replace(day=1))
LINES = st.lists(
    st.tuples(MONTHS, st.sampled_from(["", "woman", "man"]), st.sampled_from(["", "shame", "sleep"]),
              st.sampled_from(["none", "acute"])), min_size=1, max_size=20)  # fmt: skip


@settings(deadline=None)
@given(LINES, st.randoms(use_true_random=False))
def test_what_is_written_down_is_read_back_and_known_in_any_order(
    lines: list[tuple[date, str, str, str]], luck
) -> None:  # type: ignore[no-untyped-def]
    rows = [[f"{month:%Y-%m}", gender, topic, "n", risk] for month, gender, topic, risk in lines]
    seen = sees(HEAD, *rows)
    back = [
        (one.month, one.coded.gender, one.coded.topics[0].key if one.coded.topics else "", one.coded.risk)
        for one in seen.lines
    ]
    assert back == lines
    luck.shuffle(rows)
    assert sees(HEAD, *rows).mark == seen.mark
    assert sees(HEAD, *rows, ROW).mark != seen.mark
