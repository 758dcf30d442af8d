"""A catalogue keeps what is translated, and every lack is named."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from workshop import texts
from workshop.texts_found import Text

ROOM = Text("%(who)s is here.", None, None, "web/views.py")
COUNT = Text("%(n)s minute", "%(n)s minutes", None, "web/views.py")


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house with two texts and one language."""
    monkeypatch.setattr(texts, "ROOT", tmp_path)
    monkeypatch.setattr(texts, "LANGUAGES", ("sv",))
    monkeypatch.setattr(texts, "texts", lambda: {tmp_path: [ROOM, COUNT]})
    texts.update()
    return tmp_path


def translate(house: Path, room: str, count: tuple[str, str], *, fuzzy: bool = False) -> list[str]:
    catalogue = Catalog(locale="sv", fuzzy=False)
    catalogue.add(ROOM.one, room, flags=["fuzzy"] if fuzzy else [])
    catalogue.add((COUNT.one, str(COUNT.many)), count)
    with texts.file_for(house, "sv").open("wb") as out:
        texts.write_po(out, catalogue)
    return [complaint.split("django.po: ")[1] for complaint in texts.complaints()]


MINUTES = ("%(n)s minut", "%(n)s minuter")


def test_a_new_text_waits_for_its_translation(house: Path) -> None:
    assert [complaint.split("django.po: ")[1] for complaint in texts.complaints()] == [
        "“%(who)s is here.” is not translated",
        "“%(n)s minute” is not translated",
    ]


def test_a_translated_text_is_in_order_and_stays_so(house: Path) -> None:
    assert translate(house, "%(who)s är här.", MINUTES) == []
    texts.update()
    assert list(texts.complaints()) == []


@pytest.mark.parametrize("wrong", ["Bo är här.", "%(name)s är här.", "%s är här."])
def test_a_lost_placeholder_is_named(house: Path, wrong: str) -> None:
    assert translate(house, wrong, MINUTES) == ["“%(who)s is here.” must hold %(who)s"]


def test_one_minute_may_be_a_word_but_many_are_a_number(house: Path) -> None:
    assert translate(house, "%(who)s är här.", ("en minut", "%(n)s minuter")) == []
    assert translate(house, "%(who)s är här.", ("en minut", "några minuter")) != []


def test_an_unsure_translation_is_named(house: Path) -> None:
    assert translate(house, "%(who)s är här.", MINUTES, fuzzy=True) == [
        "“%(who)s is here.” is marked as unsure (fuzzy)"
    ]


def test_a_text_that_nobody_says_any_more_is_named_and_dropped(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    translate(house, "%(who)s är här.", MINUTES)
    monkeypatch.setattr(texts, "texts", lambda: {house: [ROOM]})
    assert [complaint.split("django.po: ")[1] for complaint in texts.complaints()] == [
        "“%(n)s minute” is no longer said"
    ]
    texts.update()
    assert list(texts.complaints()) == []


def test_a_missing_catalogue_is_named(house: Path) -> None:
    texts.file_for(house, "sv").unlink()
    assert list(texts.complaints()) == ["sv/LC_MESSAGES/django.po is missing"]
