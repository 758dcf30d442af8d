"""Everything that can be wrong with a list has a sentence, in every language."""

import pytest
from django.utils import translation

from frirum.rules.languages import LANGUAGES
from frirum.rules.people_line import Mishap, Wrong
from frirum.web.office import import_words as words
from frirum.web.office.sheets import NotReadable, Unreadable


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mishap_is_said(language: str) -> None:
    with translation.override(language):
        said = {words.sentence(Mishap(4, "email", why, "word")) for why in Wrong}
        unread = {words.unreadable(NotReadable(why, 4)) for why in Unreadable}
    assert len(said) == len(Wrong)
    assert len(unread) == len(Unreadable)
    assert not [text for text in said | unread if "%(" in text]


def test_where_it_stands() -> None:
    assert words.where(Mishap(4, "E-post", Wrong.MISSING)) == "Line 4, E-post"
    assert words.where(Mishap(2, "", Wrong.EMPTY)) == "Line 2"
    assert words.where(Mishap(1, "email", Wrong.NO_COLUMN)) == "Line 1"
    with translation.override("sv"):
        assert words.sentence(Mishap(1, "email", Wrong.NO_COLUMN)).startswith("En kolumn saknas: E-post.")
