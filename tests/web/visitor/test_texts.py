"""Her texts: a child understands them, nobody shouts, nothing is missing (UX "How it should feel")."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.utils import translation

from frirum.web.visitor.texts import SCRIPT, script_texts

ROOM = Path(__file__).parents[3] / "src" / "frirum" / "web" / "visitor"
HOLE = re.compile(r"%\(\w+\)s|\{\w+\}")
LONG = 6  # letters; a longer word counts as long in LIX
EASY = 30
# Finnish glues words together, so that LIX says nothing about it; short sentences are what can be asked.
WORDS_IN_A_SENTENCE = 12


def said(language: str) -> list[str]:
    """Every sentence of the room; English is the text itself."""
    tongue = "sv" if language == "en" else language
    with (ROOM / "locale" / tongue / "LC_MESSAGES" / "django.po").open("rb") as file:
        catalogue = read_po(file, locale=tongue)
    texts = [str(one.id if language == "en" else one.string) for one in catalogue if one.id]
    return [HOLE.sub("Bo", text) for text in texts]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)


def sentences(text: str) -> list[str]:
    return [one for one in re.split(r"[.:?…](?:\s|$)", text.replace("kl. ", "kl ")) if words(one)]


def lix(texts: list[str]) -> float:
    """The readability index: words in a sentence, and per cent of long words."""
    every = [word for text in texts for word in words(text)]
    long = [word for word in every if len(word) > LONG]
    return len(every) / sum(len(sentences(text)) for text in texts) + 100 * len(long) / len(every)


@pytest.mark.parametrize("language", ["sv", "nb", "da", "en"])
def test_a_child_can_read_it(language: str) -> None:
    assert lix(said(language)) < EASY


def test_finnish_sentences_are_short() -> None:
    every = [one for text in said("fi") for one in sentences(text)]
    assert sum(len(words(one)) for one in every) / len(every) < WORDS_IN_A_SENTENCE / 2
    assert [one for one in every if len(words(one)) > 2 * WORDS_IN_A_SENTENCE] == []


def test_a_hard_text_would_be_found() -> None:
    hard = "Personuppgiftsbehandlingen genomförs i enlighet med organisationens dataskyddspolicy."
    assert lix([hard]) > 2 * EASY


@pytest.mark.parametrize("language", ["sv", "nb", "da", "fi", "en"])
def test_nobody_shouts(language: str) -> None:
    assert [text for text in said(language) if "!" in text] == []


@pytest.mark.parametrize("language", ["sv", "nb", "da", "fi"])
def test_nothing_is_missing(language: str) -> None:
    assert [text for text in said(language) if not text.strip()] == []
    with translation.override(language):
        assert set(script_texts()) == set(SCRIPT)


def test_the_script_has_every_word_it_asks_for() -> None:
    """`words.name` in a module, and the names that are put together there."""
    modules = (ROOM.parents[1] / "static" / "frirum" / "visitor").rglob("*.js")
    asked = {name for file in modules for name in re.findall(r"\bwords\.(\w+)", file.read_text("utf-8"))}
    assert asked - {"js"} <= set(SCRIPT)
    assert len(asked) > 30
