"""Everything that can be wrong with a sheet of contacts has a sentence, in every language."""

import pytest
from django.utils import translation

from frirum.rules.contact_line import Mishap, Wrong
from frirum.rules.contact_sheet import FIELDS
from frirum.rules.languages import LANGUAGES
from frirum.web.office import contact_import_words as words
from frirum.web.office.sheets import NotReadable, Unreadable
from tests.rules.test_contact_sheet import BOOK


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mishap_is_said(language: str) -> None:
    with translation.override(language):
        said = {words.sentence(Mishap(4, "x", why, "topic"), BOOK) for why in Wrong}
        unread = {words.unreadable(NotReadable(why, 4, 2)) for why in Unreadable}
        fields = {words.field_name(field, BOOK) for field in FIELDS}
    assert len(said) == len(Wrong)
    assert len(unread) == len(Unreadable)
    assert len(fields) == len(FIELDS)
    assert not [text for text in said | unread if "%(" in text]


def test_where_it_stands() -> None:
    assert words.where(Mishap(4, "Ämne", Wrong.CUT_OFF)) == "Line 4, Ämne"
    assert words.where(Mishap(2, "", Wrong.EMPTY)) == "Line 2"
    assert "Ämne" in words.sentence(Mishap(4, "x", Wrong.NOT_IN_BOOK, "topic"), BOOK)
    assert "column 2" in words.unreadable(NotReadable(Unreadable.LETTERS, 4, 2))


def test_what_is_wrong_with_many_lines_alike_is_said_once() -> None:
    alike = [Mishap(line, "Ämne", Wrong.FORMULA) for line in range(2, 12)]
    told = words.gathered([*alike, Mishap(3, "Ämne", Wrong.CUT_OFF), Mishap(4, "", Wrong.NO_CHANNEL)], BOOK)
    assert [place for place, _said in told] == ["Lines 2, 3, 4, 5, 6 and 5 more, Ämne", "Line 3, Ämne", "Line 4"]
    assert words.where(Mishap(2, "", Wrong.EMPTY), Mishap(9, "", Wrong.EMPTY)) == "Lines 2, 9"
