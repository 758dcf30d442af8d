"""The words of a sheet: months as people write them, codes by key or by name in any language."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.codebook import Book, Code, in_lists
from frirum.rules.contact_sheet import guessed, meanings, month_written

MARCH = date(2024, 3, 1)
BOOK = Book(1, "b", 1, 1, "ours", "published", in_lists(
    [Code("gender", "woman", {"sv": "Kvinna", "fi": "Nainen"}), Code("gender", "man", {"sv": "Man"}),
     Code("topic", "after", {"sv": "Efteråt"}), Code("topic", "shame", {"sv": "Skam"}, "after"),
     Code("topic", "sleep", {"sv": "Sömn", "en": "Other"}, "after"), Code("topic", "money", {"en": "Other"}),
     Code("topic", "gone", {"sv": "Borta"}, retired=True),
     Code("risk", "none", {"sv": "Ingen"}), Code("risk", "acute", {"sv": "Akut"}), Code("kind", "counselling", {})],
    {"gender": {"sv": "Kön"}, "topic": {"sv": "Ämne"}}))  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["2024-03", "2024-3", "2024/03", "3.2024", "03/2024", "2024-03-31", "31.3.2024", " 31/3/2024 ",
     "2024-03-31 23:59:00", "2024-03-31T08:15", "31.3.2024 8.15"],
)  # fmt: skip
def test_a_month_or_any_day_of_it(text: str) -> None:
    assert month_written(text) == MARCH


@pytest.mark.parametrize("text", ["", "mars", "2024-13", "0.2024", "2024-02-30", "1900-01-01", "0000-01", "45000"])
def test_no_month(text: str) -> None:
    assert month_written(text) is None


@given(st.dates(min_value=date(1950, 1, 1)))
def test_whatever_day_it_was_only_the_month_is_left(day: date) -> None:
    for text in (day.isoformat(), f"{day.day}.{day.month}.{day.year}", f"{day.isoformat()} 23:15:00"):
        assert month_written(text) == day.replace(day=1)


def test_words_mean_codes_by_key_and_in_any_language() -> None:
    words = meanings(BOOK, {"help_1": "Jourhavande", "help_2": "Tjejjouren"})
    assert words["gender"] == {"woman": "woman", "kvinna": "woman", "nainen": "woman", "man": "man"}
    assert words["referral"]["tjejjouren"] == "help_2"
    assert words["channel"]["telefon"] == words["channel"]["phone"] == "phone"


def test_a_word_of_two_codes_and_one_taken_out_mean_nothing() -> None:
    words = meanings(BOOK, {})["topic"]
    assert "other" not in words  # of two
    assert "gone" not in words
    assert "borta" not in words


def test_columns_are_guessed_by_their_headings_each_once() -> None:
    assert guessed(["Datum", "kön", "Namn", "ÄMNE", "topic", "Kanal"], BOOK) == (
        "month", "gender", "", "topic", "", "channel")  # fmt: skip
