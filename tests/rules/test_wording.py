"""What the office writes is cleaned, and only real addresses become links (UP3, UP4)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.languages import LANGUAGES, said
from frirum.rules.wording import Fault, Flaw, clean, is_https, one_line, per_language, phone, tongues


def test_hidden_characters_go_and_space_around() -> None:  # UP4
    assert clean(" a\u202eb\u200bc\x00\r\nd ") == "abc\nd"
    assert one_line(" a \n b ") == "a b"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize("url", ["https://example.org", "https://exämple.se/a?b=c#d", "https://a.b:8443/"])
def test_https_addresses_are(url: str) -> None:
    assert is_https(url)


@pytest.mark.parametrize(
    "url",
    [
        *("", "http://example.org", "https:example.org", "https://", "https://localhost", "javascript:alert(1)"),
        *("https://a b.se", "https://a.se\n", "https://u@a.se", "https://a.se:x", "https://[", 'https://a.se"'),
        *("data:text/html,x", "//a.se", "https://-a.se", "https://a..se"),
    ],
)
def test_nothing_else_is(url: str) -> None:
    assert not is_https(url)


@given(st.text())
def test_no_text_breaks_the_question(url: str) -> None:
    assert is_https(url) in {True, False}


def test_a_telephone_number_has_digits() -> None:
    assert phone("+46 (0)20-50 50 50", "phone") == []
    assert phone("ring", "phone") == [Fault("phone", Flaw.NOT_A_PHONE)]


def test_texts_per_language_keep_the_order_and_drop_the_empty() -> None:
    assert list(per_language({"en": " x ", "sv": "y", "fi": " ", "xx": "z"})) == ["sv", "en"]


def test_the_first_language_is_needed_and_unknown_ones_refused() -> None:
    faults = tongues({"xx": "z", "en": "x" * 9}, "note", most=8, needed_in="sv")
    assert {(fault.field, fault.flaw) for fault in faults} == {
        ("note", Flaw.UNKNOWN_LANGUAGE),
        ("note_sv", Flaw.MISSING),
        ("note_en", Flaw.TOO_LONG),
    }


def test_what_is_not_said_in_her_language_is_said_in_the_first() -> None:
    assert said({"sv": "hej", "en": "hi"}, "en", first="sv") == "hi"
    assert said({"sv": "hej", "en": "hi"}, "fi", first="sv") == "hej"
    assert said({"da": "hej"}, "fi", first="sv") == "hej"
    assert said({}, LANGUAGES[0], first="sv") == ""
